"""academicpages: a folder for each kind of record, and pages as the menu lists them."""
