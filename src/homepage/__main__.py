"""``python -m homepage``."""

from homepage.cli import run

run()
