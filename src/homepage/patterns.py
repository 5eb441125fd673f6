"""Patterns that are compiled when they are first used.

The modules of a build have some two hundred, of which a build uses some; to compile all of them takes a tenth of the
time of a small build.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import AnyStr


class _Later:
    """Stands for a compiled pattern and becomes its methods, one by one, as they are asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self.__dict__["_compiled"] = re.compile(*self._given)
        found = self.__dict__[name] = getattr(compiled, name)  # from now on without this detour
        return found

    def __repr__(self) -> str:
        return f"lazy{self._given!r}"


def lazy(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern with the methods of a compiled one; an error in it shows at its first use."""
    return _Later(text, flags)  # type: ignore[return-value]
