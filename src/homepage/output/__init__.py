"""Rendered pages, exports and files."""
