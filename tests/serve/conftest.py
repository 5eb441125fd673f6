"""Fixtures of the preview's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .browser import browser, chromium
from .standin import Running, make_site, running, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["browser", "chromium"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The stand-in site's folder."""
    return make_site(tmp_path)


@pytest.fixture
def preview(site: Path) -> Iterator[Running]:
    """A running preview of the stand-in site, built once."""
    with running(site) as preview:
        until(preview.built)
        yield preview
