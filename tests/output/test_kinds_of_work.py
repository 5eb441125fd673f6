"""What the list and the page say of each kind of work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from homepage.build import produce

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BIB = r"""
@phdthesis{phd, title={On phd}, author={Example, Ada}, school={University of X}, year=2018, abbr={Thesis}}
@techreport{report, title={On report}, author={Example, Ada}, institution={Loom Institute}, number={TR-7}, year=2017}
@patent{granted, title={On granted}, author={Example, Ada}, number={CN1}, holder={Loom Ltd}, year=2021,
  pubstate={granted}}
@patent{pending, title={On pending}, author={Example, Ada}, number={CN2}, year=2024, pubstate={pending}}
@patent{patent, title={On patent}, author={Example, Ada}, number={CN3}, authority={CNIPA}, year=2024}
@misc{preprint, title={On preprint}, author={Example, Ada}, eprint={2401.00001}, archiveprefix={arXiv}, year=2024}
@dataset{data, title={On data}, author={Example, Ada}, publisher={Zenodo}, version={2.1}, year=2022}
@software{software, title={On software}, author={Example, Ada}, version={1.4.0}, year=2023}
@article{submitted, title={On submitted}, author={Example, Ada}, pubstate={submitted}, year=2025}
@article{inpress, title={On inpress}, author={Example, Ada}, journal={Journal}, pubstate={inpress}, year=2025}
@talk{talk, title={On talk}, author={Example, Ada}, eventtitle={Loom Days}, year=2022}
@online{web, title={On web}, author={Example, Ada}, url={https://example.org/}, year=2022}
@book{book, title={On book}, author={Example, Ada}, publisher={Loom Press}, edition={2}, year=2020}
@book{placed, title={On placed}, author={Example, Ada}, publisher={Loom Press}, address={Berlin}, year=2020,
  series={Studies}, number={Bd. 3}, volume={2}}
@incollection{chapter, title={On chapter}, author={Example, Ada}, booktitle={Handbook}, year=2019, pages={1--9}}
@incollection{edited, title={On edited}, author={Example, Ada}, booktitle={Handbook}, year=2019, pages={1--9},
  editor={Sample, Grace and von Muster, Max}}
@inproceedings{paper, title={On paper}, author={Example, Ada}, booktitle={Proceedings}, year=2019,
  editor={Sample, Grace}}
"""
LINES = {
    "phd": "Thesis 2018 PhD thesis, University of X",
    "report": "2017 Technical report TR-7, Loom Institute",
    "granted": "2021 Granted patent, Loom Ltd",
    "pending": "2024 Patent application",
    "patent": "2024 Patent, CNIPA",
    "preprint": "2024 Preprint, arXiv:2401.00001",
    "data": "2022 Data set, Zenodo, version 2.1",
    "software": "2023 Software, version 1.4.0",
    "submitted": "2025 Under review",
    "inpress": "2025 Journal In press",
    "talk": "2022 Talk, Loom Days",
    "web": "2022 Web page",
    "book": "2020 Loom Press, 2nd ed.",
    "placed": "2020 Berlin: Loom Press, Studies Bd. 3",
    "chapter": "2019 Handbook, 1–9",
    "edited": "2019 Handbook, ed. by Grace Sample, Max von Muster, 1–9",
    "paper": "2019 Proceedings",
}


@pytest.fixture
def outputs(site: Callable[[dict[str, str]], Path]) -> dict[str, bytes]:
    return produce(site({"content/publications.bib": BIB})).outputs


def venue_of(html: str) -> str:
    found = re.search(r'<p class="venue">(.*?)</p>', html, re.DOTALL)
    return " ".join(re.sub("<[^>]*>", "", found[1]).split()) if found else ""


def test_the_list_says_of_every_kind_what_it_is(outputs: dict[str, bytes]) -> None:
    entries = re.split(r'<div class="pub" id="', outputs["publications/index.html"].decode())[1:]
    assert {one.partition('"')[0]: venue_of(one) for one in entries} == LINES


def test_the_page_of_a_patent_has_its_number_in_the_line(outputs: dict[str, bytes]) -> None:
    numbered = {"granted": "Granted patent CN1, ", "pending": "Patent application CN2", "patent": "Patent CN3, "}
    for key, line in LINES.items():
        page = venue_of(outputs[f"publications/{key}/index.html"].decode())
        assert page.startswith(line) if key not in numbered else numbered[key] in page


def test_patents_in_a_list_of_their_own_do_not_say_what_their_heading_says(
    site: Callable[[dict[str, str]], Path],
) -> None:
    patents = "- {type: patent, title: One, number: CN1}\n- {type: patent, title: Two, number: CN2, status: pending}\n"
    sections = "sections: [{kind: publications, title: Patents, file: patents.yaml}]\n"
    home = produce(site({"content/patents.yaml": patents, "site.yaml": sections})).outputs["index.html"].decode()
    assert re.findall(r'<p class="venue">\s*(.*?)</p>', home) == ["Patent application"]


def test_a_chapter_names_who_published_its_book(site: Callable[[dict[str, str]], Path]) -> None:
    fields = "publisher={Loom Press}, address={Berlin}, series={Looms}, number=12, pages={1--9}, year=2019"
    bib = f"@incollection{{one, title={{One}}, author={{Example, Ada}}, booktitle={{Handbook}}, {fields}}}"
    listed = produce(site({"content/publications.bib": bib})).outputs["publications/index.html"].decode()
    assert venue_of(listed) == "2019 Handbook, Looms 12, Berlin: Loom Press, 1–9"


@pytest.mark.parametrize(
    ("language", "editors", "expected"),
    [
        ("en", "Example, Ada", "Ada Example (ed.)"),
        ("en", "Sample, Grace and Example, Ada", "Grace Sample, Ada Example (eds.)"),
        ("de", "Sample, Grace and Example, Ada", "Grace Sample, Ada Example (Hrsg.)"),
    ],
)
def test_a_volume_without_authors_is_listed_under_its_editors(
    site: Callable[[dict[str, str]], Path], language: str, editors: str, expected: str
) -> None:
    bib = f"@book{{volume, title={{A Volume}}, editor={{{editors}}}, publisher={{Loom Press}}, year=2020}}"
    outputs = produce(site({"site.yaml": f"language: {language}", "content/publications.bib": bib})).outputs
    for page in ("publications/index.html", "publications/volume/index.html"):
        found = re.search(r'<p class="by">(.*?)</p>', outputs[page].decode(), re.DOTALL)
        assert found
        assert re.sub("<[^>]*>", "", found[1]) == expected
        assert '<b class="self">Ada Example</b>' in found[1]
