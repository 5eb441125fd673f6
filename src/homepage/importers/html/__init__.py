"""A page written by hand in HTML, or saved by a browser, and the pages of its folder."""
