"""UTF-8 that was once read through another code page: what can be proven is repaired, the rest is told."""
