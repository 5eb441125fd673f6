"""homepage builds a static academic homepage from one folder of YAML, Markdown and BibTeX."""

__version__ = "0.1.0"
