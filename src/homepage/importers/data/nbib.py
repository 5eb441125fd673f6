"""The form of MEDLINE, which PubMed exports as .nbib: its tags of up to four letters as those of RIS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.data import tagged
from homepage.importers.front_matter.dates import date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from homepage.importers.data.ris_work import Fields

_FIRST = re.compile(r"^\ufeff?\s*PMID ?- *\d+", re.MULTILINE)
_FORM = tagged.Form(re.compile(r"(?:\s*(?=PMID\b))?([A-Z]{2,4}) *- ?(.*)$"), "PMID")
_TAGS = {
    "TI": "TI",
    "BTI": "T2",
    "JT": "JF",
    "TA": "JA",
    "VI": "VL",
    "IP": "IS",
    "PG": "SP",
    "AB": "AB",
    "FAU": "AU",
    "CN": "AU",
    "FED": "ED",
    "OT": "KW",
    "MH": "KW",
    "LA": "LA",
    "DP": "PY",
    "PB": "PB",
    "ISBN": "SN",
}


# What stands in other tags as well, or is told by the tags of RIS that are made of it.
_TOLD = frozenset(("PMID", "AU", "ED", "LID", "AID", "IS", "PT"))


def is_nbib(text: str) -> bool:
    """Whether a text is in this form."""
    return _FIRST.search(text[:2000]) is not None


def entries(text: str, outside: tagged.Outside) -> Iterator[tuple[Fields, int]]:
    """The entries of a file with the lines they begin in."""
    return ((_as_ris(found), line) for found, line in tagged.entries(text, _FORM, outside))


def _as_ris(found: Fields) -> Fields:
    """An entry with the tags of RIS; short names stand only where there are no long ones."""
    kinds = " ".join(found.get("PT", ())).lower()
    kind = "UNPB" if "preprint" in kinds else "CHAP" if "BTI" in found and "TI" in found else "JOUR"
    ris: Fields = {"TY": [kind]}
    for tag, values in found.items():
        if tag in _TAGS:
            ris.setdefault(_TAGS[tag], []).extend(one.strip("*") for one in values if one)
        elif tag not in _TOLD:
            ris[f"PubMed.{tag}"] = values
    if not ris.get("AU"):
        ris["AU"] = [_turned(one) for one in found.get("AU", ())]
    places = [*found.get("LID", ()), *found.get("AID", ())]
    ris["DO"] = [one.rpartition(" ")[0] for one in places if one.endswith("[doi]")]
    ris["C7"] = [one.rpartition(" ")[0] for one in places if one.endswith("[pii]") and not ris.get("SP")]
    ris["SN"] = [one.partition(" ")[0] for one in found.get("IS", ())] + ris.get("SN", [])
    ris["C2"] = ris.pop("PubMed.PMC", [])
    ris["N1"] = [f"PMID: {one}" for one in found.get("PMID", ())]
    ris["PY"] = [_day(one) for one in ris.get("PY", ())]
    ris["TI"] = [one.removesuffix(".") for one in ris.get("TI", ())]
    return ris


def _day(text: str) -> str:
    """A date whose month is a word after the year, as RIS writes it; a season or several months are the year."""
    year, _, rest = text.partition(" ")
    month, _, day = rest.partition(" ")
    return date(f"{day} {month} {year}".strip()).replace("-", "/") or year


def _turned(name: str) -> str:
    """A name whose initials stand last, as family name and given names."""
    family, _, initials = name.rpartition(" ")
    return f"{family}, {' '.join(initials)}" if family and initials.isupper() else name
