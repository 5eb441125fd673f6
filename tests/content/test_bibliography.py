"""Publications made from bibliographies: the corpus of single faults, and what each field becomes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from homepage.content.bibliography import SITE_FIELDS, normalised_title, publications, same_works
from homepage.content.records import Publication
from homepage.source.bibtex import displayed, read

CASES = Path(__file__).parent.parent / "cases" / "bibliographies"
NAMES = sorted(path.stem for path in CASES.glob("*.bib"))


def outcome(name: str) -> dict[str, Any]:
    """Everything that reading a bibliography of the corpus says, in the form its .json file has."""
    bibliography = read((CASES / f"{name}.bib").read_bytes(), f"{name}.bib")
    works, problems = publications(bibliography, f"{name}.bib")
    entries = {
        entry.key: {"type": entry.type, "line": entry.line, "fields": entry.fields}
        | ({"inherited": entry.inherited} if entry.inherited else {})
        for entry in bibliography.entries
    }
    return {
        "encoding": bibliography.encoding,
        "total": bibliography.total,
        "hidden": [[hidden.key, hidden.line] for hidden in bibliography.hidden],
        "problems": [str(problem) for problem in (*bibliography.problems, *problems)],
        "entries": entries,
        "publications": {key: plainly(work) for key, work in works.items()},
        "same": [list(pair) for pair in same_works(works)],
    }


def plainly(work: Publication) -> dict[str, Any]:
    """The record without defaults; the BibTeX shown stands in it line by line."""
    fields: dict[str, Any] = msgspec.to_builtins(work)
    fields["bibtex_text"] = work.bibtex_text.split("\n")
    return fields


def one(text: str) -> Publication:
    """The only publication of a bibliography."""
    works, _ = publications(read(text.encode(), "x.bib"), "x.bib")
    (work,) = works.values()
    return work


@pytest.mark.parametrize("name", NAMES)
def test_each_fault_of_the_corpus_has_exactly_its_outcome(name: str, request: pytest.FixtureRequest) -> None:
    found = json.dumps(outcome(name), ensure_ascii=False, indent=1) + "\n"
    expected = CASES / f"{name}.json"
    if request.config.getoption("--update-cases", default=False):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_the_corpus_has_an_outcome_for_each_file_and_no_other() -> None:
    assert len(NAMES) >= 60
    assert sorted(path.stem for path in CASES.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_bibtex_shown_is_read_again_as_the_same_fields_without_those_of_the_site(name: str) -> None:
    for entry in read((CASES / f"{name}.bib").read_bytes(), "x.bib").entries:
        again = read(displayed(entry, SITE_FIELDS).encode(), "again.bib")
        kept = {name: value for name, value in entry.fields.items() if name not in SITE_FIELDS}
        assert [found.key for found in again.entries] == ([entry.key] if kept else [])
        assert not kept or again.entries[0].fields == kept


def test_a_paper_and_its_preprint_are_one_work_but_a_shared_page_makes_none() -> None:
    works = {
        "pre": Publication(title="Ünder Test", issued="2020", status="preprint", url="https://a.example"),
        "pub": Publication(title="Under test!", issued="2022", url="https://a.example"),
        "other": Publication(title="Another", issued="2022", url="https://a.example"),
        "late": Publication(title="Under Test", issued="2029"),
    }
    assert same_works(works) == [("pre", "pub")]


def test_titles_are_compared_by_their_letters_and_digits() -> None:
    assert normalised_title("Ünder-Test: 2nd") == normalised_title("under test 2ND")


def test_works_of_one_title_by_different_first_authors_are_different() -> None:
    text = "@misc{a, title={Preface}, author={Doe, J}, year=2000} @misc{b, title={Preface}, author={Roe, R}, year=2000}"
    works, _ = publications(read(text.encode(), "x.bib"), "x.bib")
    assert same_works(works) == []


def test_markup_is_kept_only_where_plain_text_falls_short() -> None:
    work = one(r"@article{a, title={{Plain} \& simple}, journal={The \emph{Journal}}, abstract={$x^2$ < 3}}")
    assert work.title == "Plain & simple"
    assert set(work.markup) == {"container_title", "abstract"}
    assert work.markup["container_title"] == "The <em>Journal</em>"
    assert "&lt; 3" in work.markup["abstract"]


def test_no_field_of_the_site_stands_in_the_bibtex_shown() -> None:
    fields = "".join(f"  {name} = {{x.pdf}},\n" for name in sorted(SITE_FIELDS))
    work = one(f"@misc{{a,\n{fields}  title = {{T}}\n}}\n")
    assert work.bibtex_text == "@misc{a,\n  title = {T}\n}"


def test_a_private_file_path_becomes_no_link() -> None:
    assert one("@misc{a, title={T}, file={/home/jane/a.pdf}, local-url={/home/jane/b.pdf}}").links == ()


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Publisher: The\n   Royal Society", None),
        ("Publisher: Association for\nComputing Machinery\nBest paper", "Best paper"),
        ("Publisher: Royal\n  Society\nISSN: 1234-5678\nConference Name: The Long\n  Name\nOral", "Oral"),
        ("\tPublisher: ACM\n\tISSN: 1234-5678\n\tBest paper", "Best paper"),
        ("Publisher: ACM\nBest paper", "Best paper"),
        ("Publisher: De Gruyter\nSection: Historische Zeitschrift", None),
        ("arXiv:2101.00001 [cs]\nversion: 2", None),
    ],
)
def test_what_a_reference_manager_left_in_the_note_is_not_shown_however_it_is_wrapped(
    note: str, shown: str | None
) -> None:
    assert one(f"@article{{a, title={{T}},\n  note = {{{note}}}}}").note == shown


def test_numbers_that_a_publisher_has_not_given_yet_and_addresses_of_managers_are_not_shown() -> None:
    work = one(
        r"@article{a, title={L}, journal={J}, volume={n/a}, number={N/A}, annotation={\_eprint: https://x.org/a}}"
    )
    assert (work.volume, work.issue, work.annotation) == (None, None, None)


def test_an_address_in_place_of_a_doi_is_where_the_title_leads() -> None:
    work = one("@misc{a, title={T}, doi={https://publisher.example.org/a/1}}")
    assert (work.doi, work.url) == (None, "https://publisher.example.org/a/1")


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("To appear in 2027", "forthcoming"),
        ("(under review)", "submitted"),
        ("In submission", "submitted"),
        ("Accepted at a journal", "inpress"),
        ("Accepted as oral presentation", "published"),
        ("With a manuscript of the appendix", "published"),
        ("", "published"),
    ],
)
def test_a_note_that_begins_with_a_state_of_publication_sets_it(note: str, status: str) -> None:
    assert one(f"@article{{a, title={{T}}, journal={{J}}, note={{{note}}}}}").status == status


@pytest.mark.parametrize(
    ("fields", "kind", "status"),
    [
        ("@article{a, journal={Nature}, eprint={2101.00001}", "article-journal", "published"),
        ("@article{a, journal={arXiv}", "article", "preprint"),
        ("@misc{a, eprint={2101.00001}, archiveprefix={arXiv}", "article", "preprint"),
        ("@unpublished{a, note={x}", "article", "preprint"),
        ("@inproceedings{a, booktitle={C}, arxiv={2101.00001}", "paper-conference", "published"),
        ("@misc{a, howpublished={arXiv:2101.00001}", "article", "preprint"),
        ("@article{a, pubstate={granted}", "article-journal", "granted"),
    ],
)
def test_what_stands_in_an_archive_only_is_a_preprint(fields: str, kind: str, status: str) -> None:
    work = one(f"{fields}, title={{T}}}}")
    assert (work.type, work.status) == (kind, status)


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ("eprint={hal-01}, eprinttype={HAL}", [("HAL", "https://hal.science/hal-01")]),
        ("eprint={https://a.example/p.pdf}", [("PDF", "https://a.example/p.pdf")]),
        ("code={//a.example/c}", [("Code", "https://a.example/c")]),
        ("code={a.example/c}", [("Code", "https://a.example/c")]),
        ("code={javascript:alert(1)}", []),
        ("poster={ }, slides={}", []),
        ("pmid={123}, altmetric={true}", [("PubMed", "https://pubmed.ncbi.nlm.nih.gov/123")]),
        ("adsurl={https://ads.example/abs/1}", [("ADS", "https://ads.example/abs/1")]),
        (
            "url_slides={s.pdf}, url_code={https://a.example/c}, url_pdf={a.pdf}, url_source={https://a.example/s}",
            [("PDF", "a.pdf"), ("Code", "https://a.example/c"), ("Source", "https://a.example/s"), ("Slides", "s.pdf")],
        ),
        (
            "url_video={v.mp4}, url_poster={p.pdf}, url_dataset={d.zip}, url_project={//a.example}, url_preprint={x}",
            [
                ("Preprint", "x"),
                ("Project", "https://a.example"),
                ("Dataset", "d.zip"),
                ("Video", "v.mp4"),
                ("Poster", "p.pdf"),
            ],
        ),
        ("code={ada/notes.jl}", [("Code", "https://github.com/ada/notes.jl")]),
        ("github={ada/notes}", [("GitHub", "https://github.com/ada/notes")]),
        ("code={software/notes.zip}", [("Code", "software/notes.zip")]),
        ("altmetric={yes}, dimensions={true}", []),
        ("altmetric={10.1000/1}, dimensions={10.1000/1}", []),
        (
            "altmetric={248277}, dimensions={pub.1020}, pmid={PMID: 17}",
            [
                ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/17"),
                ("Altmetric", "https://www.altmetric.com/details/248277"),
                ("Dimensions", "https://app.dimensions.ai/details/publication/pub.1020"),
            ],
        ),
        ("eprint_url={https://a.example/p}", [("Paper", "https://a.example/p")]),
        ("pmc={PMC123}", [("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123")]),
        ("pmcid={123}", [("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123")]),
        ("pmcid={https://a.example/PMC1}", [("PMC", "https://a.example/PMC1")]),
        ("html={https://arxiv.org/abs/2101.00001}", [("arXiv", "https://arxiv.org/abs/2101.00001")]),
        (
            "doi={10.48550/arXiv.2101.00001}, url={https://arxiv.org/abs/2101.00001}",
            [("arXiv", "https://arxiv.org/abs/2101.00001")],
        ),
        (
            "doi={10.1000/1}, eprint={2101.00001}, eprinttype={arXiv}",
            [("arXiv", "https://arxiv.org/abs/2101.00001"), ("DOI", "https://doi.org/10.1000/1")],
        ),
        ("my_appendix_url={a/b.pdf}, remark={see fig.png there}", [("My Appendix", "a/b.pdf")]),
    ],
)
def test_fields_that_lead_somewhere_become_links(fields: str, links: list[tuple[str, str]]) -> None:
    work = one(f"@misc{{a, title={{T}}, {fields}}}")
    assert [(link.label, link.url) for link in work.links] == links


@pytest.mark.parametrize("name", ["CoRR", "Computing Research Repository (CoRR)"])
def test_corr_is_arxiv_by_another_name(name: str) -> None:
    fields = f"journal={{{name}}}, volume={{abs/2101.00001}}, doi={{10.48550/ARXIV.2101.00001}}, year=2021"
    work = one(f"@article{{a, title={{T}}, {fields}}}")
    assert (work.type, work.status, work.eprint, work.doi) == (
        *("article", "preprint", "2101.00001"),
        "10.48550/ARXIV.2101.00001",
    )
    assert (work.container_title, work.volume) == (None, None)
    assert [link.label for link in work.links] == ["arXiv"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("code={ada/notes}", 'a: code "ada/notes" was read as a repository on GitHub: https://github.com/ada/notes'),
        ("github={ada/notes}", None),
        ("altmetric={true}", None),
        ("altmetric={10.1000/1}", 'a: altmetric "10.1000/1" is no identifier of Altmetric, not linked'),
    ],
)
def test_what_is_assumed_of_a_link_is_told(field: str, message: str | None) -> None:
    _, problems = publications(read(f"@misc{{a, title={{T}}, {field}}}".encode(), "x.bib"), "x.bib")
    assert [problem.message for problem in problems] == ([message] if message else [])


def test_the_title_leads_to_the_address_given_else_to_where_the_work_is_kept() -> None:
    assert one(r"@misc{a, title={T}, howpublished={\url{http://a.example/x}}}").url == "http://a.example/x"
    assert one("@misc{a, title={T}, doi={10.1000/1}, pdf={a.pdf}}").url == "https://doi.org/10.1000/1"
    assert one("@misc{a, title={T}, pdf={a.pdf}}").url == "a.pdf"


@pytest.mark.parametrize("url", ["https://doi.org/10.1000/aB.1", "http://dx.doi.org/10.1000/ab.1"])
def test_an_address_that_is_the_doi_again_is_no_second_link(url: str) -> None:
    work = one(f"@misc{{a, title={{T}}, doi={{10.1000/AB.1}}, url={{{url}}}}}")
    assert work.url == "https://doi.org/10.1000/AB.1"
    assert [link.url for link in work.links] == [work.url]


def test_a_thumbnail_is_a_file_of_the_site() -> None:
    image = one("@misc{a, title={T}, preview={wave.gif}}").image
    assert image is not None
    assert image.src == "wave.gif"
    assert one("@misc{a, title={T}, preview={javascript:x}}").image is None
    assert one("@misc{a, title={T}, preview={https://a.example/wave.gif}}").image is None


def test_a_name_of_one_part_is_kept_whole() -> None:
    work = one(
        "@misc{a, title={T}, author={family={}, given=Plato and {{}} and Doe, J. and Roe, R.; Poe, E. and et al.}}"
    )
    assert [author.full for author in work.author] == ["Plato", "J. Doe", "R. Roe", "E. Poe"]
    assert work.others


@pytest.mark.parametrize(
    ("authors", "served"),
    [
        ("Jane Doe, Richard Roe, Edgar Poe", "Jane Doe and Richard Roe and Edgar Poe"),
        ("Doe, J.; Roe, R. and others", "Doe, J. and Roe, R. and others"),
        ("Doe J, Roe R, Poe E", "Doe, J and Roe, R and Poe, E"),
        ("{Doe,  Jane}", "{Doe,  Jane}"),
        ("Doe*, Jane and Roe, R.", "Doe, Jane and Roe, R."),
        (r"Doe, Jane$^\dagger$ and Roe, R.\textsuperscript{*} and others", "Doe, Jane and Roe, R. and others"),
    ],
)
def test_the_bibtex_served_has_and_between_names_without_marks_and_is_else_as_written(
    authors: str, served: str
) -> None:
    text = "@misc{{a,\n  title   = {{T}},\n  AUTHOR= {{{}}},\n  year = 2000\n}}"
    shown = one(text.format(authors)).bibtex_text
    assert shown == text.format(served)
    assert [author.full for author in one(shown).author] == [author.full for author in one(text.format(authors)).author]


@pytest.mark.parametrize("written", ["arXiv:2307.09027", "https://arxiv.org/abs/2307.09027", "arXiv:hep-th/9901001"])
def test_an_arxiv_identifier_in_place_of_a_doi_is_read_as_such_with_one_warning(written: str) -> None:
    works, problems = publications(read(f"@misc{{a, title={{T}}, doi={{{written}}}}}".encode(), "x.bib"), "x.bib")
    work = works["a"]
    assert (work.doi, work.eprinttype, len(problems)) == (None, "arxiv", 1)
    assert written.endswith(str(work.eprint))
    assert [link.label for link in work.links] == ["arXiv"]


# The fields that the settings of al-folio keep from the BibTeX it shows, without `eprint`, which styles know.
OF_AL_FOLIO = """abbr abstract additional_info altmetric annotation arxiv award award_name bibtex_show blog code
    dimensions google_scholar_id hal html inspirehep_id pdf pmid poster preview selected slides supp video website"""
OF_HUGOBLOX = "url_pdf url_preprint url_code url_dataset url_poster url_project url_slides url_source url_video"


def test_fields_that_steer_pages_of_other_generators_are_not_served() -> None:
    names = f"{OF_AL_FOLIO} {OF_HUGOBLOX}".split()
    fields = "".join(f"  {name} = {{x}},\n" for name in names)
    assert one(f"@misc{{a,\n{fields}  title = {{T}}\n}}").bibtex_text == "@misc{a,\n  title = {T}\n}"


def test_what_reference_managers_keep_for_themselves_is_not_served() -> None:
    names = ("annotation", "mesh", "pst", "bdsk-url-7", "bdsk-file-12", "date-added", "date-modified")
    fields = "".join(f"  {name} = {{x}},\n" for name in names)
    assert one(f"@misc{{a,\n{fields}  title = {{T}}\n}}").bibtex_text == "@misc{a,\n  title = {T}\n}"


@pytest.mark.parametrize(
    "written", [r"[the page\](https://a.example)", r"[a](https://a.example/\)", r"**a\**", r"*a\*"]
)
def test_markdown_that_ends_in_a_backslash_leaves_no_brace(written: str) -> None:
    note = one(f"@misc{{a, title={{T}}, additional_info={{{written}}}}}").note
    assert note is not None
    assert not set(note) & set("\\{}")


def test_a_patent_as_google_scholar_writes_it_is_a_patent() -> None:
    text = "@misc{a,\n  title = {T},\n  publisher = {Google Patents},\n  note = {US Patent App. 10,943,123}\n}"
    work = one(text)
    assert (work.type, work.authority, work.number, work.status) == ("patent", "US", "10,943,123", "pending")
    assert (work.note, work.publisher) == (None, None)
    assert work.bibtex_text == text
    assert one("@misc{a, title={T}, note={US Patent 7,1}}").status == "granted"
    assert one("@article{a, title={T}, note={US Patent 7,1}}").note == "US Patent 7,1"


def test_the_identifiers_that_texmed_writes_into_the_note_are_read() -> None:
    note = r"[DOI:\href{https://dx.doi.org/10.1000/x}{10.1000/x}] [PubMed:\href{https://a.example/17}{17}]"
    work = one(f"@article{{a, title={{T}}, note={{{note}}}}}")
    assert (work.doi, work.pmid, work.note) == ("10.1000/x", "17", None)


@pytest.mark.parametrize(
    ("pages", "shown"),
    [("157-210", "157–210"), ("1--2, 5--7", "1–2, 5–7"), ("E1.1-10-18", "E1.1-10-18"), ("S1 -- S9", "S1–S9")],
)
def test_pages_have_the_dash_of_a_range(pages: str, shown: str) -> None:
    assert one(f"@article{{a, title={{T}}, pages={{{pages}}}}}").page == shown


def test_what_helpers_of_reference_managers_note_is_no_keyword() -> None:
    assert one("@misc{a, title={T}, keywords={looms, /unread, ⛔ No DOI found}}").keywords == ("looms",)


def test_a_year_with_the_day_beside_it_is_a_date() -> None:
    assert one("@article{a, title={T}, year={2020 Nov 3}}").issued == "2020-11-03"
    assert one("@article{a, title={T}, year={2020 Nov}}").issued == "2020-11"
