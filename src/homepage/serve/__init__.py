"""The preview: a build in a loop with a browser attached.

The libraries it takes (tornado, livereload, watchfiles) are imported when it begins, not with this package.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from homepage.serve.builder import Produce


def serve(
    root: Path,
    produce: Produce,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    open_browser: bool = False,
    out: Callable[[str], None],
) -> int:
    """Serve what ``produce`` returns, anew after every save in the site, until Ctrl-C; the exit status.

    ``produce`` is called in a thread of its own, never twice at once, with a watch that asks for the pages in view
    before all others. Nothing is written to the disk.
    A busy port is passed over for the next free one; port 0 is any that is free.
    """
    with contextlib.suppress(KeyboardInterrupt):
        import asyncio

        from homepage import theme
        from homepage.serve import loop

        site = loop.Site(root, [theme.root() / name for name in ("templates", "static")], produce)
        return asyncio.run(loop.run(site, loop.Place(host, port, open_browser), out))
    return 0
