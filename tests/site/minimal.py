"""The content of the smallest site, to be changed by tests of what comes after loading."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.content.load import load

if TYPE_CHECKING:
    from homepage.content.loaded import Content


@cache
def _smallest() -> Content:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "site.yaml").write_text("title: Ada Example\n", encoding="utf-8")
        (root / "content" / "person.yaml").write_text("name: Ada Example\n", encoding="utf-8")
        return load(root)


def content(**fields: Any) -> Content:
    """The content of the smallest site with these fields in place of its own."""
    return replace(_smallest(), **fields)
