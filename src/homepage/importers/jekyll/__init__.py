"""What Jekyll would make of a source: its data, collections, and the loops and conditions of its pages."""
