"""Meaning, no formats: the records, and how located values become them."""
