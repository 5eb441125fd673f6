"""Lists of a page as records. A reader answers None where an item would lose a word or a link: it stays Markdown."""
