"""Kinds of work in words."""

from __future__ import annotations

import pytest

from homepage.content.records import Publication
from homepage.site.kinds import wording


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "thesis", "genre": "PhD thesis", "publisher": "University of X"}, "PhD thesis, University of X"),
        ({"type": "thesis"}, "Thesis"),
        ({"type": "article", "eprint": "2112.04478", "eprinttype": "arxiv"}, "Preprint, arXiv:2112.04478"),
        ({"type": "article", "status": "submitted"}, "Under review"),
        ({"type": "patent", "number": "CN1234", "authority": "CNIPA"}, "Patent CN1234, CNIPA"),
        ({"type": "patent", "number": "CN1234", "status": "pending"}, "Patent application CN1234"),
        ({"type": "dataset", "publisher": "Zenodo"}, "Data set, Zenodo"),
        ({"type": "software"}, "Software"),
        (
            {"type": "report", "genre": "Technical report", "number": "12", "publisher": "SJTU"},
            "Technical report 12, SJTU",
        ),
        ({"type": "book", "publisher": "MIT Press", "edition": "2"}, "MIT Press, 2 ed."),
        ({"type": "paper-conference"}, ""),
    ],
)
def test_a_work_says_what_it_is(fields: dict[str, str], expected: str) -> None:
    assert wording(Publication(title="T", **fields)) == expected  # type: ignore[arg-type]
