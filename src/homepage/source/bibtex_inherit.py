"""What an entry takes over from others: ``crossref`` as BibTeX has it, ``xdata`` as biblatex has it.

pybtex leaves a parent's fields to its styles, so they are taken over here; the parent may stand before or after
its child, or not at all. The rules follow appendix B of the biblatex manual as far as a list of works shows them:
what belongs to the volume passes on, what identifies the parent alone (its DOI, its abstract) does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from homepage.source.bibtex_records import Entry

_PASSES_ON = frozenset(
    """
    abbr address author booksubtitle booktitle date edition editor eventdate eventtitle institution isbn issn journal
    journaltitle language location maintitle month number organization publisher school series venue volume year
    """.split()  # noqa: SIM905 - a table
)
_TITLE_BECOMES = {"article": "journaltitle", "periodical": "journaltitle"}


def inherited_fields(entries: list[Entry], report: Callable[[int, str, str, str], None]) -> Iterator[Entry]:
    """The entries with what they take over; a parent that is not there is reported."""
    by_key = {entry.key.lower(): entry for entry in entries}
    uses: dict[str, int] = {}
    resolved: list[Entry] = []
    for entry in entries:
        if "crossref" in entry.fields or "xdata" in entry.fields:
            resolved.append(replace(entry, inherited=_taken_over(entry, by_key, report) | entry.inherited))
            for key in _parents(entry):
                uses[key.lower()] = uses.get(key.lower(), 0) + 1
        else:
            resolved.append(entry)
    for entry in resolved:
        count = uses.get(entry.key.lower(), 0)
        yield replace(entry, used_by=count) if count else entry


def _parents(entry: Entry) -> list[str]:
    xdata = [key.strip() for key in entry.fields.get("xdata", "").split(",")]
    return [key for key in [*xdata, entry.fields.get("crossref", "").strip()] if key]


def _taken_over(entry: Entry, by_key: dict[str, Entry], report: Callable[[int, str, str, str], None]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for key in _parents(entry):
        if key.lower() not in by_key:
            message = (
                f'{entry.key} refers to "{key}", which is not in this file; it was read without what that would add'
            )
            report(entry.line_of("crossref", "xdata"), message, "", f"crossref {key.lower()}")
    _collect(entry, by_key, taken, frozenset({entry.key.lower()}))
    return {name: value for name, value in taken.items() if not entry.fields.get(name)}


def _collect(entry: Entry, by_key: dict[str, Entry], taken: dict[str, str], seen: frozenset[str]) -> None:
    """Add what the parents give, the nearest first; a circle of references ends where it closes."""
    crossref = entry.fields.get("crossref", "").strip().lower()
    for key in map(str.lower, _parents(entry)):
        parent = by_key.get(key)
        if parent is None or key in seen or len(seen) > 8:
            continue
        given = _volume_fields(entry.type, parent) if key == crossref else _plain_fields(parent)
        for name, value in given.items():
            taken.setdefault(name, value)
        _collect(parent, by_key, taken, seen | {key})


def _plain_fields(parent: Entry) -> dict[str, str]:
    return {name: value for name, value in parent.fields.items() if value and name not in {"xdata", "crossref"}}


def _volume_fields(child_type: str, parent: Entry) -> dict[str, str]:
    given = {name: value for name, value in parent.fields.items() if value and name in _PASSES_ON}
    if title := parent.fields.get("title"):
        given.setdefault(_TITLE_BECOMES.get(child_type, "booktitle"), title)
    return given
