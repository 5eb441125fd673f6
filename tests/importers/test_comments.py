"""Comments of a source in the report."""

from __future__ import annotations

from homepage.errors import Location
from homepage.importers import comments
from homepage.importers.report import ImportReport

SMALL = ("end of header", "fin dans h1", "── Main ──")


def _told(*told: tuple[int, str], path: str = "index.html") -> list[str]:
    report = ImportReport()
    for line, text in told:
        comments.tell(report, Location(path, line), text)
    comments.gather(report)
    return [str(note) for note in report.of("left out")]


def test_comments_of_a_few_words_are_counted_at_the_place_of_the_first() -> None:
    assert _told(*((at, text) for at, text in zip((9, 4, 7), SMALL, strict=True))) == [
        "index.html:4: 3 comments of a few words, the first of them “fin dans h1”"
    ]


def test_comments_that_hold_content_are_each_named() -> None:
    found = _told((1, "a"), (2, "b"), (3, "<li>My old paper</li>"), (4, "We moved to the new house in May"))
    assert [line.partition(": ")[2] for line in found] == [
        "2 comments of a few words, the first of them “a”",
        "comment: <li>My old paper</li>",
        "comment: We moved to the new house in May",
    ]


def test_one_small_comment_is_named_and_a_line_of_signs_is_not() -> None:
    assert _told((3, "end"), (5, "-----")) == ["index.html:3: comment: end"]


def test_a_long_comment_is_shortened() -> None:
    (line,) = _told((1, "word " * 60))
    assert line.endswith("…")
    assert len(line) < 120
