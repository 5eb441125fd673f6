"""Which entries the queries of jekyll-scholar choose."""

from __future__ import annotations

import pytest

from homepage.importers.jekyll.queries import chooses
from homepage.source.bibtex_records import Entry

PAPER = Entry(key="reed2020", type="article", fields={"journal": "Letters on (Reeds", "year": "2020"})


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("@*[journal ~= reeds$]", True),
        ("@*[journal ~= ^reeds]", False),
        ("@*[journal ^= letters]", True),
        ("@*[journal ^= reeds]", False),
        ("@*[journal ~= (reeds]", True),  # no pattern, so it is looked for as it is
        ("@*[journal ~= (moss]", False),
        ("@book, @article[year >= 2020]", True),
        ("!@article", False),
    ],
)
def test_a_query_chooses_entries_by_kind_fields_and_patterns(query: str, *, chosen: bool) -> None:
    assert chooses(query, PAPER) is chosen
