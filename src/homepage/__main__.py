"""``python -m homepage``."""

from homepage.cli import main

raise SystemExit(main())
