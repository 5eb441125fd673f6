"""Markdown and HTML as the pages of other makers hold it: blocks, runs, links, dates and names."""
