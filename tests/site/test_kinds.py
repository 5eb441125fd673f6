"""Kinds of work in words."""

from __future__ import annotations

import pytest

from homepage import languages
from homepage.content.records import Publication
from homepage.content.words import Words
from homepage.site.kinds import state, wording


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "thesis", "genre": "PhD thesis", "publisher": "University of X"}, "PhD thesis, University of X"),
        ({"type": "thesis"}, "Thesis"),
        ({"type": "thesis", "genre": "Licentiate thesis"}, "Licentiate thesis"),
        ({"type": "article", "eprint": "2112.04478", "eprinttype": "arxiv"}, "Preprint, arXiv:2112.04478"),
        ({"type": "article", "status": "submitted"}, "Under review"),
        ({"type": "patent", "number": "CN1234", "authority": "CNIPA"}, "Patent CN1234, CNIPA"),
        ({"type": "patent", "number": "CN1234", "status": "pending"}, "Patent application CN1234"),
        ({"type": "patent", "status": "granted", "publisher": "Loom Ltd"}, "Granted patent, Loom Ltd"),
        ({"type": "dataset", "publisher": "Zenodo", "version": "2.1"}, "Data set, Zenodo, version 2.1"),
        ({"type": "software"}, "Software"),
        ({"type": "software", "version": "1.4.0"}, "Software, version 1.4.0"),
        (
            {"type": "report", "genre": "Technical report", "number": "12", "publisher": "SJTU"},
            "Technical report 12, SJTU",
        ),
        ({"type": "book", "publisher": "MIT Press", "edition": "2"}, "MIT Press, 2nd ed."),
        ({"type": "book", "edition": "11"}, "11th ed."),
        ({"type": "book", "edition": "Revised"}, "Revised"),
        ({"type": "webpage"}, "Web page"),
        ({"type": "paper-conference"}, ""),
    ],
)
def test_a_work_says_what_it_is(fields: dict[str, str], expected: str) -> None:
    assert wording(Publication(title="T", **fields)) == expected  # type: ignore[arg-type]


def test_degrees_and_editions_are_said_in_the_language_of_the_page() -> None:
    german = Words("de", languages.table("de") or {})
    thesis = Publication(title="T", type="thesis", genre="PhD thesis", publisher="Universität X")
    assert wording(thesis, german) == "Dissertation, Universität X"
    assert wording(Publication(title="T", type="book", edition="2"), german) == "2. Aufl."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"container_title": "Journal", "status": "inpress"}, "In press"),
        ({"container_title_short": "ICML", "status": "submitted"}, "Under review"),
        ({"container_title": "Journal"}, ""),
        ({"status": "inpress"}, ""),
    ],
)
def test_what_a_venue_will_print_says_how_far_it_is(fields: dict[str, str], expected: str) -> None:
    assert state(Publication(title="T", **fields)) == expected  # type: ignore[arg-type]
