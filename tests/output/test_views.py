"""What templates ask of a record beyond its fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from homepage.build import produce

Make = Callable[[dict[str, str]], Path]


def test_a_control_character_of_a_bibliography_stands_in_no_page(site: Make) -> None:
    bib = "@article{a,\n  title = {One \x02 two},\n  abstract = {x\x03y\x07},\n  note = {z\x02},\n  year = {2020},\n}\n"
    outputs = produce(site({"content/publications.bib": bib})).outputs
    for path, data in outputs.items():
        if path.endswith((".html", ".xml", ".json")):
            assert not {b"\x02", b"\x03", b"\x07"} & {data[at : at + 1] for at in range(len(data))}, path
    page = outputs["publications/a/index.html"].decode()
    assert "title = {One \ufffd two}" in page
    assert "../../ two" not in page


def test_an_orcid_id_is_one_of_the_links_once(site: Make) -> None:
    link = '<li><a href="https://orcid.org/0000-0002-1825-0097">ORCID</a></li>'
    person = "name: Ada Example\norcid: 0000-0002-1825-0097\n"
    page = produce(site({"content/person.yaml": person})).outputs["index.html"].decode()
    assert page.count(link) == 1
    person += "links:\n  - {label: ORCID, url: https://orcid.org/0000-0002-1825-0097}\n"
    page = produce(site({"content/person.yaml": person})).outputs["index.html"].decode()
    assert page.count(link) == 1
