"""Moving in: an existing academic page of another kind becomes a site of ours, in one command.

    source ──detect──▶ importer ──▶ ImportedSite + ImportReport ──write──▶ site.yaml, content/, IMPORT.md

Each importer is one module with ``read(source, report) -> ImportedSite``; `detect.KINDS` names them all. An importer
touches nothing but its `Folder`; it tells the report every word it saw, every guess, every block it kept whole and
everything it left out, so that `run` can state whether a word was lost.
"""
