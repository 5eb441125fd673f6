"""Template code of Jekyll that only the settings decide: what an ``if`` shows, and what a setting's name stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.front_matter.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable

_IF = re.compile(
    r"\{%-?\s*(if|unless)\s+((?:(?!%\}).)*?)\s*-?%\}"
    r"((?:(?!\{%-?\s*(?:if|unless|endif|endunless)\b).)*)"
    r"\{%-?\s*end\1\s*-?%\}",
    re.DOTALL,
)
_BRANCH = re.compile(r"\{%-?\s*(?:elsif\s+((?:(?!%\}).)*?)|else)\s*-?%\}", re.DOTALL)
_TEST = re.compile(r"([\w.-]+)(?:\s*([!=]=)\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.-]+)))?")
_VALUE = re.compile(r"\{\{-?\s*((?:site|author)\.[\w.-]+)\s*-?\}\}")
_HELD = "\ue0e0"  # stands for the sign that opens template code which is not decided here
_FALSE = frozenset(("", "false", "nil", "null", "~"))
_ADDRESSES = frozenset(("site.url", "site.baseurl"))  # the base of all addresses, which no address here has


def resolved(text: str, config: Table) -> str:
    """A text in which conditions on settings are decided and settings are written out; its lines keep their places."""
    if "{" not in text:
        return text

    def chosen(match: re.Match[str]) -> str:
        found = _chosen(match, config)
        if found is None:
            return match.group().replace("{%", f"{_HELD}%")
        before, shown, after = found
        return "\n" * before.count("\n") + shown + "\n" * after.count("\n")

    count = 1
    while count:
        text, count = _IF.subn(chosen, text)
    return _VALUE.sub(lambda match: _written(match, config), text.replace(_HELD, "{"))


def _chosen(match: re.Match[str], config: Table) -> tuple[str, str, str] | None:
    """What stands before the branch that is shown, this branch, and what stands after it; None when nobody can say."""
    kind, condition, inner = match.groups()
    cuts = list(_BRANCH.finditer(inner))
    tests = [condition, *(cut.group(1) for cut in cuts)]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(inner)]
    for at, (test, start, end) in enumerate(zip(tests, starts, ends, strict=True)):
        holds = True if test is None else _holds(test, config)
        if holds is None:
            return None
        if holds != (kind == "unless" and not at):
            return inner[:start], inner[start:end], inner[end:]
    return inner, "", ""


def _holds(condition: str, config: Table) -> bool | None:
    """Whether a condition on settings holds; None when it is about anything else."""
    if re.search(r"\s(?:and|or)\s", condition):
        return _combined(condition, config)
    match = _TEST.fullmatch(condition.strip())
    value = _setting(match.group(1), config) if match else None
    if match is None or value is None:
        return None
    if match.group(2) is None:
        return value.lower() not in _FALSE
    wanted = next((one for one in match.groups()[2:] if one is not None), "")
    is_same = value.lower() == wanted.lower() or (value.lower() in _FALSE and wanted.lower() in _FALSE)
    return is_same == (match.group(2) == "==")


def _combined(condition: str, config: Table) -> bool | None:
    sign = "and" if re.search(r"\sand\s", condition) else "or"
    found = [_holds(one, config) for one in re.split(rf"\s{sign}\s", condition)]
    if None in found:
        return None
    decide: Callable[[list[bool | None]], bool] = all if sign == "and" else any
    return decide(found)


def _setting(name: str, config: Table) -> str | None:
    """What a setting says, as text; None for what is no setting."""
    path = name.split(".")
    if path[0] == "author":
        path = ["site", *path]
    if path[0] != "site" or len(path) < 2:
        return None
    found: object = config
    for one in path[1:]:
        found = found.get(one, "") if isinstance(found, Table) else ""
    return found if isinstance(found, str) else "true" if found else ""


def _written(match: re.Match[str], config: Table) -> str:
    value = _setting(match.group(1), config)
    return value if value and match.group(1) not in _ADDRESSES else match.group()
