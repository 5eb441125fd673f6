"""Moving in: an existing academic page of another kind becomes a site of ours, in one command.

    source ──detect──▶ importer ──▶ ImportedSite + ImportReport ──write──▶ site.yaml, content/, IMPORT.md

What a page says is read in `prose`, `lists`, `papers`, `front_matter`, `page`, `data` and `jekyll`, each of which
knows only those before it; what a template makes of it is the matter of one package for each. An importer is a module
with ``read(source, report) -> ImportedSite``; `detect.KINDS` names them all. It touches nothing but its `Folder` and
tells the report every word it saw, every guess, every block it kept whole and everything it left out, so that `run` can
state whether a word was lost.
"""
