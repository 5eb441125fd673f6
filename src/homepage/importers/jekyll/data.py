"""What the template code of a page makes of the files in ``_data``, as far as loops, conditions and values go.

Only loops over data are run: those over pages, posts and collections stay, for these come over as what they are.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from homepage.importers.front_matter.json_text import read_json
from homepage.importers.front_matter.reader import read_value
from homepage.importers.front_matter.tables import Table, clean
from homepage.importers.jekyll.filters import OF_LISTS, UNCHANGED, at, compared, is_something, shown

if TYPE_CHECKING:
    from homepage.importers.folder import Folder

_TAG = re.compile(r"\{%-?\s*(\w+)((?:(?!%\}).)*?)\s*-?%\}", re.DOTALL)
_FOR = re.compile(r"\s*(\w+)\s+in\s+([\w.\[\]\"'-]+)(?:\s*\|[^%]*)?(\s+reversed)?.*", re.DOTALL)
_VALUE = re.compile(r"\{\{-?\s*((?:(?!\}\}).)*?)\s*-?\}\}", re.DOTALL)
_INCLUDE = re.compile(r"\s*([\w./-]+)((?:\s+\w+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\w.\[\]-]+))*)\s*")
_PARAMETER = re.compile(r"(\w+)\s*=\s*(\"[^\"]*\"|'[^']*'|[\w.\[\]-]+)")
_COMPARED = re.compile(r"(\S+)\s*(==|!=|contains|>=|<=|>|<)\s*(.+)", re.DOTALL)
_ENTRY = re.compile(r"<li\b[^>]*>((?:(?!</?(?:li|ul|ol|p|div)\b).)*)</li\s*>", re.DOTALL | re.IGNORECASE)
_PAGES = re.compile(r"\{%-?\s*(?:assign\s+\w+\s*=|for\s+\w+\s+in)\s*site\.(?!data\b)")  # collections, posts, pages
_ENDS = {"for": "endfor", "if": "endif", "unless": "endunless"}
_DEEPEST = 12
_MOST_RUNS = 20_000
_MOST = 500_000  # characters that one page may become


class Data:
    """The files in ``_data`` of one source."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.runs = 0
        self.files = {name.rpartition(".")[0]: name for name in folder.files() if name.startswith("_data/")}

    def expanded(self, text: str, fields: Table) -> str:
        """A text with what its loops over data make; ``fields`` are those of its page."""
        if not re.search(r"\{%-?\s*(?:for\s+\w+\s+in|assign\s+\w+\s*=)\s+(?:site\.data|page)\.", text):
            return text
        self.runs = 0
        try:
            made = _Run(self, {"page": fields}).text(text, outside=True)
            return _ENTRY.sub(lambda match: f"<li>{' '.join(match.group(1).split())}</li>", made)
        except _TooMuchError:
            return text

    def found(self, path: list[str]) -> Any:
        """What stands at a path below ``site.data``: a file in it, and keys within."""
        for cut in range(len(path), 0, -1):
            name = self.files.get("/".join(["_data", *path[:cut]]))
            if name is not None:
                return at(self._read(name), path[cut:])
        return None

    def _read(self, name: str) -> Any:
        text = self.folder.text(name) or ""
        if name.endswith(".json"):
            return read_json(text, name, self.folder.report)
        if name.endswith((".csv", ".tsv")):
            return [
                _row(name, row) for row in csv.DictReader(io.StringIO(text), delimiter="\t" if name[-3] == "t" else ",")
            ]
        return read_value(self.folder, name) if name.endswith((".yml", ".yaml")) else None


class _TooMuchError(Exception):
    """Loops within loops that make more than a page holds."""


class _Run:
    """One reading of a page, or of a file that it includes, with the names that are known in it."""

    def __init__(self, data: Data, names: dict[str, Any], depth: int = 0) -> None:
        self.data, self.names, self.depth = data, names, depth
        data.runs += 1
        if depth > _DEEPEST or data.runs > _MOST_RUNS:
            raise _TooMuchError

    def text(self, text: str, *, outside: bool = False) -> str:
        """A text with its code run; ``outside`` of loops only loops over data are."""
        found, at = [], 0
        for match in _TAG.finditer(text):
            if match.start() < at:
                continue
            made = self._made(text, match, outside=outside)
            if made is None:
                continue
            found += [self._values(text[at : match.start()], outside=outside), made[0]]
            at = made[1]
            if sum(map(len, found)) > _MOST:
                raise _TooMuchError
        return "".join([*found, self._values(text[at:], outside=outside)])

    def _made(self, text: str, match: re.Match[str], *, outside: bool) -> tuple[str, int] | None:
        """What a tag makes, and where it ends; None when it is left as it is."""
        kind, rest = match.groups()
        if kind == "include" and not outside:
            made = self._included(rest)
            return None if made is None else (made, match.end())
        if kind == "assign":
            return ("", match.end()) if self._assigned(rest) else None
        if kind not in _ENDS or (outside and kind != "for"):
            return None
        start, end = _closing(text, match)
        if end < 0:
            return None
        inner = text[match.end() : start]
        made = self._looped(rest, inner) if kind == "for" else self._branch(rest, inner, negated=kind == "unless")
        return None if made is None else (made, end)

    def _looped(self, rest: str, inner: str) -> str | None:
        loop = _FOR.fullmatch(rest)
        values = self.value(loop.group(2)) if loop else None
        if loop is None or values is None or not self._is_known(inner, loop.group(1)):
            return None
        listed = [[key, one] for key, one in values.items()] if isinstance(values, Table) else values
        if not isinstance(listed, list):
            return None
        listed = listed[::-1] if loop.group(3) else listed
        made = []
        for number, one in enumerate(listed, 1):
            state = {
                "first": str(number == 1).lower(),
                "last": str(number == len(listed)).lower(),
                "index": str(number),
            }
            names = {**self.names, loop.group(1): one, "forloop": state}
            made.append(_Run(self.data, names, self.depth + 1).text(inner).strip(" "))
        return "".join(made)

    def _is_known(self, inner: str, name: str) -> bool:
        """Whether all loops within one are over data, too."""
        loops = [match for tag in _TAG.finditer(inner) if tag[1] == "for" and (match := _FOR.fullmatch(tag[2]))]
        names = {name, *self.names, *(loop.group(1) for loop in loops), *re.findall(r"assign\s+(\w+)\s*=", inner)}
        sources = [re.split(r"[.\[]", loop.group(2)) for loop in loops]
        is_data = all(one[0] in names or one[:2] == ["site", "data"] for one in sources)
        return is_data and not _PAGES.search(inner)

    def _assigned(self, rest: str) -> bool:
        """Give a name to data; whether it is data."""
        name, _, written = rest.partition("=")
        source, *filters = re.split(r"\s*\|\s*", written.strip())
        value = self.value(source)
        for one in filters:
            value = self._filtered(value, one, strictly=True)
        if value is None:
            return False
        self.names[name.strip()] = value
        return True

    def _filtered(self, value: Any, written: str, *, strictly: bool = False) -> Any:
        """A value after one filter; one that is not known changes nothing, or, ``strictly``, leaves nothing."""
        word, _, rest = written.partition(":")
        given = [self.value(one) for one in re.findall(r"\"[^\"]*\"|'[^']*'|[^\s,]+", rest)]
        if word == "default":
            return value if is_something(value) else next(iter(given), None)
        if isinstance(value, list) and word in OF_LISTS:
            return OF_LISTS[word](value, given)
        if isinstance(value, str) and word in ("append", "prepend", "replace") and given:
            first = str(given[0] or "")
            last = str(given[-1] or "")
            return {"append": value + first, "prepend": first + value, "replace": value.replace(first, last)}[word]
        return None if strictly and word not in UNCHANGED else value

    def _branch(self, condition: str, inner: str, *, negated: bool) -> str:
        parts, tests = [""], [condition]
        at = depth = 0
        for match in _TAG.finditer(inner):
            depth += (match.group(1) in _ENDS) - (match.group(1) in _ENDS.values())
            if not depth and match.group(1) in ("else", "elsif"):
                parts[-1] = inner[at : match.start()]
                parts.append("")
                tests.append(match.group(2) if match.group(1) == "elsif" else "true")
                at = match.end()
        parts[-1] = inner[at:]
        for number, (test, part) in enumerate(zip(tests, parts, strict=True)):
            if self._holds(test) != (negated and not number):
                return _Run(self.data, self.names, self.depth + 1).text(part)
        return ""

    def _included(self, rest: str) -> str | None:
        match = _INCLUDE.fullmatch(rest)
        text = self.data.folder.text(f"_includes/{match.group(1)}") if match else None
        if match is None or text is None:
            return None
        given = {name: self.value(value) for name, value in _PARAMETER.findall(match.group(2))}
        return _Run(self.data, {**self.names, "include": given}, self.depth + 1).text(text)

    def _holds(self, condition: str) -> bool:
        condition = condition.strip()
        for word, decide in ((" or ", any), (" and ", all)):
            if word in condition:
                return decide(self._holds(one) for one in condition.split(word))
        match = _COMPARED.fullmatch(condition)
        if match is None:
            return is_something(self.value(condition))
        one, other = self.value(match.group(1)), self.value(match.group(3))
        return compared(one, match.group(2), other)

    def value(self, name: str) -> Any:
        """What a name or a literal stands for; None when nobody knows."""
        name = name.strip()
        if name[:1] in "\"'" and name:
            return name.strip("\"'")
        if re.fullmatch(r"-?\d+(?:\.\d+)?|true|false|nil|null|blank|empty", name):
            return "" if name in ("nil", "null", "blank", "empty") else name
        path = [one for one in re.split(r"[.\[\]\"']+", name) if one]
        if path[:2] == ["site", "data"]:
            return self.data.found(path[2:])
        return at(self.names.get(path[0]), path[1:]) if path else None

    def _values(self, text: str, *, outside: bool) -> str:
        return text if outside else _VALUE.sub(self._written, text)

    def _written(self, match: re.Match[str]) -> str:
        name, *filters = re.split(r"\s*\|\s*", match.group(1))
        path = name.strip().split(".")[0].split("[")[0]
        if path not in self.names and not name.startswith(("site.data", '"', "'")):
            return match.group() if not filters else ""
        value = self.value(name)
        for one in filters:
            value = self._filtered(value, one)
        return shown(value)


def _closing(text: str, opening: re.Match[str]) -> tuple[int, int]:
    """Where the tag that closes a block begins and ends; -1 when none does."""
    kind, depth = opening.group(1), 1
    for match in _TAG.finditer(text, opening.end()):
        depth += (match.group(1) == kind) - (match.group(1) == _ENDS[kind])
        if not depth:
            return match.start(), match.end()
    return -1, -1


def _row(name: str, row: dict[str, str | None]) -> Table:
    table = Table(name, 1)
    table.update({key: clean(value or "") for key, value in row.items() if isinstance(key, str)})
    return table
