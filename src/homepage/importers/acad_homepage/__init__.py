"""acad-homepage and its relatives."""
