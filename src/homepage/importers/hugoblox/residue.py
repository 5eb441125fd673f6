"""The sample records of HugoBlox templates: degrees, positions, awards and skills that owners forget to replace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.content.bibliography_twins import normalised_title

if TYPE_CHECKING:
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.report import ImportReport

# What a record is called and where it was, one a line; no name of a person is among them.
_RECORDS = """
PhD in Artificial Intelligence / Stanford University
PhD Artificial Intelligence / Stanford University
MEng in Artificial Intelligence / Massachusetts Institute of Technology
MEng Artificial Intelligence / Massachusetts Institute of Technology
BSc in Artificial Intelligence / Massachusetts Institute of Technology
BSc Artificial Intelligence / Massachusetts Institute of Technology
CEO / GenX
CEO / GenCoin
Professor / University X
Professor of Semiconductor Physics / University X
Professor / University of California
Research Scientist / Some Company
Director of Cloud Infrastructure / GenCoin
Backend Software Engineer / X
Senior AI Research Scientist / Meta AI
AI Research Intern / OpenAI
Neural Networks and Deep Learning / Coursera
Blockchain Fundamentals / edX
Object-Oriented Programming in R: S3 and R6 Course / DataCamp
'Object-Oriented Programming in R: S3 and R6 Course' / DataCamp
AI Innovation Grant / National Science Foundation
Outstanding PhD Thesis / Stanford University
"""
_SKILLS = """
R / 90%
R / 90
Statistics / 100%
Statistics / 100
Photography / 10%
Photography / 10
Python / 100%
Python / 80
Data Science / 100
SQL / 40
Hiking / 60
Cats / 100
Photography / 80
English / 100
Chinese / 75
Portuguese / 25
Spanish / 50
Python & PyTorch / 95
Machine Learning / 100
Cloud Computing (AWS/GCP) / 85
Hiking in the Rockies / 80
Building Custom PCs / 90
Sci-Fi Reading / 70
"""
_ADDRESSES = """
450 Serra Mall, Stanford, CA, 94305, United States
450 Serra Mall, Stanford, CA 94305
1234 Street Name, City, State 12345
Enter Building 1 and take the stairs to Office 200 on Floor 2
888 888 88 88
test@example.org
your-email@example.com
alex.johnson@example.com
Monday 10:00 to 13:00
Wednesday 09:00 to 10:00
Room 123
DM Me
Skype Me
Zoom Me
Video Call
Discuss on Discord
Discuss on Forum
"""


def _keys(text: str) -> frozenset[str]:
    return frozenset(normalised_title(line) for line in text.strip().splitlines())


_RECORD_KEYS, _SKILL_KEYS, _ADDRESS_KEYS = _keys(_RECORDS), _keys(_SKILLS), _keys(_ADDRESSES)


# What a record holds beside its words; one with nothing else was never filled in.
_SILENT = frozenset(
    ("icon", "icon_pack", "level", "percent", "date", "date_start", "date_end", "start", "end", "color")
)
_SAMPLE_LINKS = re.compile(
    r"[/=@](?:example|yourusername|your-?username|your-?name|georgecushen|gcushen)/?(?:\.(?:com|org))?$|"
    r"sIwtMXoAAAAJ|0000-0002-1825-0097|^https?://(?:www\.)?(?:linkedin|twitter|github|x|facebook|instagram)\.com/?$",
    re.IGNORECASE,
)


def is_sample_link(address: str) -> bool:
    """Whether an address is that of the template's person, or of nobody."""
    return _SAMPLE_LINKS.search(address.strip()) is not None


def own(records: list[Table], report: ImportReport) -> list[Table]:
    """The records that are the owner's; skills and languages stay unless all of them are the template's."""
    records = [one for one in records if any(one.text(name) for name in one if name not in _SILENT)]
    keys = [_key(one) for one in records]
    are_skills = [key in _SKILL_KEYS for key in keys]
    kept = []
    for one, key in zip(records, keys, strict=True):
        if key in _RECORD_KEYS or all(are_skills):
            name = one.text("course", "title", "position", "area", "degree", "name", "role")
            report.left_out(one.at("title", "name", "course"), f"“{name}”, a sample of the template")
        else:
            kept.append(one)
    return kept


def _key(one: Table) -> str:
    name = one.text("course", "title", "position", "area", "degree", "name", "role")
    place = one.text(
        "institution", "company", "company_name", "organization", "org", "awarder", "percent", "description"
    )
    return normalised_title(f"{name} / {place}")


def is_sample_address(text: str) -> bool:
    """Whether a line of an address is the template's."""
    return normalised_title(text) in _ADDRESS_KEYS
