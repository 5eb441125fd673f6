"""One module for each kind of page that can be moved in."""
