"""A papers.bib of al-folio builds as it is: each of its fields is seen on the pages, none of them in the BibTeX."""

from __future__ import annotations

import html
import re
from pathlib import Path
from shutil import copyfile

import pytest

from homepage.build import Produced, produce
from homepage.content.bibliography_fields import SITE_FIELDS
from homepage.source.bibtex import read

PAPERS = Path(__file__).parent / "cases" / "al_folio" / "papers.bib"
FILES = ("notes.pdf", "notes_supp.pdf", "notes_poster.pdf", "notes_slides.pdf", "notes_handout.pdf")
PERSON = """name: Ada Lovelace
links:
  - {label: Google Scholar, url: "https://scholar.google.com/citations?user=A_b-1AAAAJ&hl=en"}
"""
SCHOLAR = (
    "https://scholar.google.com/citations?view_op=view_citation&hl=en&user=A_b-1AAAAJ&citation_for_view=A_b-1AAAAJ:"
)
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
# What each field shows, as text or as the target of a link, on the page of the paper.
ON_THE_PAGE = {
    "abbr": "JoE",
    "title": "Notes on the Analytical Engine",
    "abstract": "We weave patterns of algebra",
    "journal": "Journal of Examples",
    "additional_info": "can be found in the appendix",
    "annotation": "* Equal contribution",
    "award_name": "Best Paper",
    "award": "The medal was given by the Society of Examples in 1844",
    "doi": "https://doi.org/10.5555/joe.1843.1",
    "url": "https://joe.example.org/1843/1",
    "html": "https://joe.example.org/1843/1/html",
    "pdf": "notes.pdf",
    "arxiv": "https://arxiv.org/abs/1843.00001",
    "hal": "https://hal.science/hal-01843001",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/18430001",
    "altmetric": "https://www.altmetric.com/details/248277",
    "dimensions": "https://app.dimensions.ai/details/publication/pub.1018430001",
    "google_scholar_id": f"{SCHOLAR}qc6CJjYAAAAJ",
    "inspirehep_id": "https://inspirehep.net/literature/1843001",
    "supp": "notes_supp.pdf",
    "video": "https://video.example.org/notes",
    "blog": "https://blog.example.org/notes",
    "code": "https://code.example.org/notes",
    "poster": "notes_poster.pdf",
    "slides": "notes_slides.pdf",
    "website": "https://notes.example.org",
    "handout": "notes_handout.pdf",
    "zhihu": "https://zhihu.example.org/notes",
    "bibtex_show": "@article{lovelace1843notes",
    "preview": "engine",
    "volume": "3(1)",
    "pages": "1–66",
    "marks": "*†",
}
IN_LISTS = ("abbr", "title", "journal", "annotation", "award_name", "doi", "pdf", "arxiv", "code", "slides", "zhihu")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Produced:
    root = tmp_path_factory.mktemp("al_folio")
    for folder in ("content", "static/assets/pdf", "static/assets/img/publication_preview"):
        (root / folder).mkdir(parents=True)
    for name in FILES:
        (root / "static/assets/pdf" / name).write_bytes(b"%PDF-1.4\n%%EOF\n")
    (root / "static/assets/img/publication_preview/engine.png").write_bytes(PICTURE)
    (root / "static/assets/img/publication_preview/wave.mp4").write_bytes(b"film")
    (root / "content/person.yaml").write_text(PERSON, encoding="utf-8")
    sections = "sections:\n  - {kind: publications, title: Selected, filter: {selected: true}}\n"
    (root / "site.yaml").write_text("title: Ada Lovelace\n" + sections, encoding="utf-8")
    copyfile(PAPERS, root / "content/publications.bib")
    return produce(root)


def shown(built: Produced, path: str) -> str:
    """The page as a reader meets it: its text and the targets of its links, without what machines read."""
    page = built.outputs[path].decode()
    body = re.sub(r"<(script|style|template)\b.*?</\1>", "", page.partition("<body")[2], flags=re.DOTALL)
    targets = " ".join(re.findall(r'(?:href|src)="([^"]*)"', body))
    return html.unescape(" ".join((re.sub(r"<[^>]*>", "", body) + " " + targets).split()))


@pytest.mark.parametrize("field", ON_THE_PAGE)
def test_each_field_is_seen_on_the_page_of_the_paper(built: Produced, field: str) -> None:
    assert ON_THE_PAGE[field] in shown(built, "publications/lovelace1843notes/index.html")


@pytest.mark.parametrize("field", IN_LISTS)
@pytest.mark.parametrize("path", ["index.html", "publications/index.html"])
def test_what_leads_on_is_seen_in_the_lists(built: Produced, path: str, field: str) -> None:
    assert ON_THE_PAGE[field] in shown(built, path)


def test_only_what_is_selected_stands_on_the_home_page(built: Produced) -> None:
    assert "Looms and Engines" in shown(built, "publications/index.html")
    assert "Looms and Engines" not in shown(built, "index.html")
    assert "A Thesis on Tables" not in shown(built, "index.html")


def test_a_badge_that_is_only_switched_on_leads_nowhere(built: Produced) -> None:
    page = shown(built, "publications/lovelace1844loom/index.html")
    assert "altmetric" not in page.lower()
    assert "dimensions" not in page.lower()
    assert "https://github.com/ada/looms" in page
    assert f"{SCHOLAR}u5HHmVD_uO8C" in page
    assert "Honourable Mention" in page


def test_a_preview_may_be_a_film(built: Produced) -> None:
    page = built.outputs["publications/babbage1814thesis/index.html"].decode()
    film = '<video src="../../assets/img/publication_preview/wave.mp4" muted loop playsinline controls'
    assert film in page
    assert "<img" not in page.partition("<main")[2].partition("</main")[0]
    assert '"image"' not in page
    assert film.replace("../../", "../") in built.outputs["publications/index.html"].decode()


def test_no_field_that_steers_a_site_is_served(built: Produced) -> None:
    assert "bib/lovelace1844loom.bib" not in built.outputs
    served = [data for path, data in built.outputs.items() if path.endswith(".bib")]
    entries = [entry for data in served for entry in read(data, "served.bib").entries]
    assert {entry.key for entry in entries} == {"lovelace1843notes", "babbage1814thesis"}
    assert not {name for entry in entries for name in entry.fields} & SITE_FIELDS
    assert entries[0].fields["title"] == "Notes on the {Analytical Engine}"
    assert all(entry.fields["journal"] == "Journal of Examples" for entry in entries if entry.type == "article")


def test_the_file_is_read_without_a_complaint_but_of_what_was_assumed(built: Produced) -> None:
    told = [warning.message for warning in built.warnings if warning.location.path.endswith(".bib")]
    assert told == [
        'lovelace1844loom: code "ada/looms" was read as a repository on GitHub: https://github.com/ada/looms'
    ]


def test_no_link_of_a_page_leads_to_nothing(built: Produced) -> None:
    page = built.outputs["publications/lovelace1843notes/index.html"].decode()
    for target in re.findall(r'(?:href|src)="(\.\./[^"#]*)"', page):
        path = target.replace("../", "").partition("?")[0] or "index.html"
        assert path in built.outputs or f"{path}index.html" in built.outputs, target
