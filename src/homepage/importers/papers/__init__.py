"""A publication written for readers, in a line or a box: its title, authors, venue, year and links."""
