"""The preview, from its pure parts to a real browser."""
