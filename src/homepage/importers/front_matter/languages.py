"""The language of a source, and those that the program speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from homepage.errors import Location
    from homepage.importers.report import ImportReport


def spoken() -> frozenset[str]:
    """The languages that the program has its own words in."""
    from importlib.resources import files

    names = (one.name for one in files("homepage.languages").iterdir())
    return frozenset(name[:2] for name in names if re.fullmatch(r"[a-z]{2}\.py", name))


def source_language(setting: str) -> str:
    """The language that the settings of a source name, as two letters."""
    tag = setting.strip()[:2].lower()
    return tag if re.fullmatch(r"[a-z]{2}", tag) else "en"


def language(setting: str, report: ImportReport, where: Location) -> str:
    """The language of a site: the one that its settings name, if the program has words in it, else English."""
    tag = setting.strip()[:2].lower()
    if tag in spoken() or not tag:
        return tag or "en"
    report.guess(
        where, f"the language is {setting!r}, in which the program has no words; headings of its own are English"
    )
    return "en"
