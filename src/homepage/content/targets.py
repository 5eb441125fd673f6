"""Links to the files of pages: ``pages/cv.md`` leads to the page that the file becomes, wherever it is written."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from homepage.content.values import is_local
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# A file whose name holds spaces, which end an address in Markdown.
_SPACED = lazy(
    r"(?P<code>```.*?```|~~~.*?~~~|`[^`\n]*`)"
    r"|(?P<before>\]\(\s*<?)(?P<name>[^\s()<>\"'][^()<>\"'\n]* [^()<>\"'\n]*\.\w{1,5})(?=\s*>?\s*(?:[\"'][^\n]*)?\))",
    re.DOTALL,
)
# Code is passed over: what stands in it is no link.
_TARGET = lazy(
    r"(?P<code>```.*?```|~~~.*?~~~|`[^`\n]*`)"
    r"|(?P<before>\]\(\s*<?|^\s*\[[^\]^]+\]:\s*<?|\b(?:href|src)=[\"']|\b(?:poster|captions)=[\"']?)"
    r"(?P<target>[^)}\s>\"']+)",
    re.MULTILINE | re.DOTALL,
)


def from_top(text: str, addresses: Mapping[str, str], folder: str = "", files: Collection[str] = ()) -> str:
    """Markdown whose links are written from the top of the site.

    ``addresses`` are those of pages by the paths of their files; a link may be written from ``folder``, where the text
    stands, to another of the ``files``.
    """

    def encoded(match: re.Match[str]) -> str:
        is_file = not match["code"] and is_local(match["name"])
        return match["before"] + match["name"].replace(" ", "%20") if is_file else match[0]

    def replaced(match: re.Match[str]) -> str:
        target = match["target"]
        if match["code"] or not is_local(target) or target.startswith(("#", "/")):
            return match[0]
        return f"{match['before']}{_address(target, addresses, folder, files)}"

    return _TARGET.sub(replaced, _SPACED.sub(encoded, text) if " " in text else text)


def address(target: str, addresses: Mapping[str, str]) -> str:
    """The address of the page whose file a path names; any other address as it is."""
    return _address(target, addresses, "", ()) if ".md" in target and is_local(target) else target


def _address(target: str, addresses: Mapping[str, str], folder: str, files: Collection[str]) -> str:
    path, sign, fragment = target.partition("#")
    beside = posixpath.normpath(posixpath.join(folder, path))
    for place in (beside, posixpath.normpath(path)):
        if place in addresses:
            return f"{addresses[place]}{sign}{fragment}"
    # A way up within content/ is one from the file, whether it leads to something or not.
    is_beside = unquote(beside) in files and unquote(path) not in files
    is_upwards = bool(folder) and ".." in path.split("/") and not beside.startswith("..")
    return f"{beside}{sign}{fragment}" if is_beside or is_upwards else target
