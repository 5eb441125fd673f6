"""al-folio: a bibliography, data files, collections and pages, in three generations."""
