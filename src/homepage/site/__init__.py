"""Pure: what the site consists of, where each page stands, and what it shows."""
