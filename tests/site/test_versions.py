"""A preprint and what became of it are one work in a list, and lead to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.build import produce
from homepage.content.records import Author, Publication
from homepage.site.versions import Versions, listed, versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ADA = (Author(family="Example", given="Ada"),)
PREPRINT = Publication(key="pre", title="On Looms", type="article", status="preprint", author=ADA, issued="2022")
PAPER = Publication(key="paper", title="On looms", type="paper-conference", author=ADA, issued="2023")
JOURNAL = Publication(key="journal", title="On looms", type="article-journal", author=ADA, issued="2023")


def by_key(*works: Publication) -> dict[str, Publication]:
    return {work.key: work for work in works}


def test_a_preprint_belongs_to_its_published_version_in_either_order() -> None:
    for works in ((PREPRINT, PAPER), (PAPER, PREPRINT)):
        known = versions(by_key(*works))
        assert known == Versions(published={"pre": "paper"}, preprints={"paper": ("pre",)})
        assert [work.key for work in listed(works, known)] == ["paper"]


def test_two_published_works_of_one_title_are_both_listed() -> None:
    known = versions(by_key(PAPER, JOURNAL))
    assert known == Versions()
    assert len(listed([PAPER, JOURNAL], known)) == 2


def test_a_preprint_is_listed_where_its_published_version_is_not() -> None:
    known = versions(by_key(PREPRINT, PAPER))
    assert listed([PREPRINT], known) == (PREPRINT,)


def test_a_work_given_again_under_another_key_is_listed_once() -> None:
    again = replace(PAPER, key="again", title="On Looms!")
    known = versions(by_key(PAPER, again, JOURNAL))
    assert known.repeated == {"again": "paper"}
    assert [work.key for work in listed([PAPER, again, JOURNAL], known)] == ["paper", "journal"]
    assert listed([again], known) == (again,)


def test_works_of_one_title_in_different_venues_or_with_different_dois_are_different() -> None:
    other = replace(PAPER, key="other", container_title="Another Conference")
    assert not versions(by_key(PAPER, other)).repeated
    one, two = replace(PAPER, doi="10.5555/1"), replace(PAPER, key="other", doi="10.5555/2")
    assert not versions(by_key(one, two)).repeated
    assert versions(by_key(one, replace(two, doi="10.5555/1", container_title="Elsewhere"))).repeated


BIB = """@misc{pre, title = {On Looms}, author = {Example, Ada}, year = 2022,
  eprint = {2201.00001}, archiveprefix = {arXiv}}
@inproceedings{paper, title = {On Looms}, author = {Example, Ada}, booktitle = {Conference on Engines}, year = 2023}
@phdthesis{thesis, title = {Weaving}, author = {Example, Ada}, school = {University of Example}, year = 2024}
"""


def test_both_have_pages_that_lead_to_each_other(site: Callable[[dict[str, str]], Path]) -> None:
    outputs = produce(site({"content/publications.bib": BIB})).outputs
    listing = outputs["publications/index.html"].decode()
    assert 'id="paper"' in listing
    assert 'id="pre"' not in listing
    assert ">2 publications" in listing
    early = outputs["publications/pre/index.html"].decode()
    assert '<a href="../../publications/paper/index.html">Published version</a>' in early
    late = outputs["publications/paper/index.html"].decode()
    assert '<a href="../../publications/pre/index.html">Preprint</a>' in late
    assert "@misc{pre" in outputs["publications.bib"].decode()


def test_a_page_leads_to_its_neighbours_in_the_list(site: Callable[[dict[str, str]], Path]) -> None:
    outputs = produce(site({"content/publications.bib": BIB})).outputs
    page = outputs["publications/thesis/index.html"].decode()
    assert 'rel="next" href="../../publications/paper/index.html"' in page
    assert 'rel="prev"' not in page
    assert "PhD thesis, University of Example" in page
