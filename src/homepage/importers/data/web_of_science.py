"""The form in which Web of Science writes its own plain text and .ciw files, with its tags as those of RIS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.data import tagged
from homepage.importers.front_matter.dates import date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.data.ris_work import Fields

_FIRST = re.compile(r"^\ufeff?PT [A-Z]\s*$", re.MULTILINE)
_KINDS = {"J": "JOUR", "B": "BOOK", "S": "CHAP", "C": "CONF", "P": "PAT"}
_TAGS = {
    "AF": "AU",
    "BF": "A2",
    "ED": "ED",
    "CA": "AU",
    "GP": "AU",
    "TI": "TI",
    "SO": "JF",
    "SE": "T3",
    "AB": "AB",
    "LA": "LA",
    "PU": "PB",
    "PI": "CY",
    "SN": "SN",
    "JI": "JA",
    "PY": "PY",
    "VL": "VL",
    "IS": "IS",
    "BP": "SP",
    "EP": "EP",
    "AR": "C7",
    "DI": "DO",
    "PN": "M1",
    "CL": "C1",
}
# An initial that Web of Science takes for the number of a king: Fir, A., V
_LAST_INITIAL = re.compile(r"^([^,]+,[^,]*\w\.?), ([IV])$")
_FORM = tagged.Form(
    re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$"), "PT", ends=("ER", "EF"), lists=("AU", "AF", "BA", "BF", "BE", "ED")
)
_TOLD = frozenset(("PT", "AU", "BE", "J9", "PD", "DE", "ID", "PM", "BN", "EI", "DT", "CT"))


def is_web_of_science(text: str) -> bool:
    """Whether a text is in this form."""
    return _FIRST.search(text[:2000]) is not None


def entries(text: str, outside: tagged.Outside) -> Iterator[tuple[Fields, int]]:
    """The entries of a file with the lines they begin in."""
    return ((_as_ris(found), line) for found, line in tagged.entries(text, _FORM, outside))


def _as_ris(found: Fields) -> Fields:
    """An entry with the tags of RIS; short names stand only where there are no long ones."""
    kind = _KINDS.get("".join(found.get("PT", ())), "JOUR")
    kinds = " ".join(found.get("DT", ())).lower()
    kind = "CONF" if "CT" in found and kind != "P" else "CHAP" if "chapter" in kinds else kind
    ris: Fields = {"TY": [kind]}
    for tag, values in found.items():
        if tag in _TAGS:
            ris.setdefault(_TAGS[tag], []).extend(_LAST_INITIAL.sub(r"\1 \2.", one) for one in values)
        elif tag not in _TOLD:
            ris[f"Web of Science.{tag}"] = values
    ris.setdefault("AU", found.get("AU", []))
    ris.setdefault("JA", found.get("J9", []))
    ris["KW"] = [word.strip() for tag in ("DE", "ID") for one in found.get(tag, ()) for word in one.split(";")]
    ris["SN"] = [*found.get("BN", ()), *ris.get("SN", found.get("EI", []))]
    ris["N1"] = [f"PMID: {one}" for one in found.get("PM", ())]
    ris["A2"] = [*ris.get("A2", []), *found.get("BE", [])]
    ris["DA"] = [_day(one, ris) for one in found.get("PD", ())]
    ris["C3"] = found.get("CT", []) if "JF" not in ris else []
    return {tag: values for tag, values in ris.items() if any(values)}


def _day(text: str, ris: Fields) -> str:
    """A date whose year stands in a tag of its own; several months are none."""
    year = "".join(ris.get("PY", ()))
    month, _, day = text.title().partition(" ")
    return date(f"{day} {month} {year}".strip()).replace("-", "/")
