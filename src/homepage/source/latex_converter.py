"""latex2mathml, loaded without what no formula needs.

It asks importlib.metadata for its own version, and takes a function of three lines from xml.sax.saxutils, which loads
urllib.request: together they bring http, ssl, sockets and email, two thirds of what its first formula costs. Empty
modules stand in for the two while it is loaded, unless they are there already; afterwards they can be imported as ever.
"""

from __future__ import annotations

import contextlib
import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

_NEEDLESS = ("importlib.metadata", "urllib.request")


@cache
def converter() -> Callable[[str], Element]:
    """The function that makes MathML of TeX."""
    with _without(_NEEDLESS):
        from latex2mathml.converter import convert_to_element
    return convert_to_element


@contextlib.contextmanager
def _without(names: tuple[str, ...]) -> Iterator[None]:
    standing_in = {name: ModuleType(name) for name in names if name not in sys.modules}
    for module in standing_in.values():
        module.version = str  # type: ignore[attr-defined]
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name in standing_in:
            del sys.modules[name]
