"""Formats, no meaning: text, YAML, Markdown front matter, BibTeX, LaTeX text."""
