"""Whatever a file holds, an import ends in a report or in a problem, never in a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homepage.errors import HomepageError
from homepage.importers.run import run
from tests.importers.measure import FIXTURES

if TYPE_CHECKING:
    from homepage.importers.report import ImportReport

PAGES = [path.read_bytes() for path in sorted([*FIXTURES.rglob("about.md"), *FIXTURES.rglob("*.html")])]
KINDS = ["acad-homepage", "html"]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A page that is cut off, whose lines are mixed, or into which signs of markup were strewn."""
    page = draw(st.sampled_from(PAGES))
    start, end = sorted((draw(st.integers(0, len(page))), draw(st.integers(0, len(page)))))
    page = page[start : min(end, start + 1500)]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(page)))
        page = (
            page[:at]
            + draw(st.sampled_from([b"<", b"</a>", b"[", b"](", b"**", b"```", b"---", b"\n\n", b"|", b"{%"]))
            + page[at:]
        )
    return page


def imported(data: bytes, kind: str) -> ImportReport | None:
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "page")
        source.write_bytes(data)
        try:
            return run(source, Path(name, "site"), kind=kind)
        except HomepageError:
            return None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\x00\xff\xfe" * 50,
        b"---\n",
        b"---\ntitle: [\n---\n# x",
        b"<" * 300,
        b"[" * 300,
        b"*" * 300,
        b"- " * 300,
        b"<table><tr><td>" * 80,
        b"# \n## \n- ",
    ],
)
def test_what_is_no_page_is_reported(data: bytes, kind: str) -> None:
    report = imported(data, kind)
    assert report is None or not report.lost


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300))
def test_random_bytes_end_in_a_report(kind: str, data: bytes) -> None:
    imported(data, kind)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=damaged())
def test_damaged_pages_end_in_a_report(kind: str, data: bytes) -> None:
    imported(data, kind)
