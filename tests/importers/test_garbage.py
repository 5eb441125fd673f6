"""Whatever a file holds, an import ends in a report or in a problem, never in a traceback."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from homepage.errors import HomepageError
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from tests.importers.measure import FIXTURES
from tests.importers.trials import damages, text_files

PAGES = [path.read_bytes() for path in sorted([*FIXTURES.rglob("about.md"), *FIXTURES.rglob("*.html")])]
EXPORTS = sorted(path for path in (FIXTURES / "exports").iterdir() if path.is_file())
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
@example(data=b"# News\n\n<a href='https://[x/'>y</a> <img src='https://[img.shields.io/a?label=b'> [z](https://[)\n")
def test_damaged_pages_end_in_a_report(kind: str, data: bytes) -> None:
    imported(data, kind)


STRUCTURED = [
    ("data-bib", "bib"),
    ("data-csl", "csl-json"),
    ("data-ris", "ris"),
    ("data-resume", "json-resume"),
    ("hugoblox-new", "hugoblox"),
    ("hugoblox-old", "hugoblox"),
    ("al-folio-new", "al-folio"),
    ("al-folio-old", "al-folio"),
    ("academicpages-site", "academicpages"),
]


@pytest.mark.parametrize(("name", "kind"), STRUCTURED)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_made_of_a_damaged_source_builds(name: str, kind: str, data: st.DataObject) -> None:
    path, damage = data.draw(st.sampled_from(text_files(name))), data.draw(damages())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        shutil.copytree(FIXTURES / name, source)
        (source / path).write_bytes(damage((source / path).read_bytes()))
        with contextlib.suppress(HomepageError):
            assert run(source, Path(folder, "site"), kind=kind).problems == ()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_made_of_a_damaged_export_builds(data: st.DataObject) -> None:
    path, damage = data.draw(st.sampled_from(EXPORTS)), data.draw(damages())
    kind = "csl-json" if path.suffix == ".json" else "ris"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, path.name)
        source.write_bytes(damage(path.read_bytes()))
        with contextlib.suppress(HomepageError):
            assert run(source, Path(folder, "site"), kind=kind).problems == ()


def test_a_biography_in_a_further_language_does_not_begin_like_front_matter(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "al-folio-new", tmp_path / "source")
    page = tmp_path / "source/_pages/fr-fr/about.md"
    head, _, _ = page.read_text().rpartition("---\n")
    page.write_text(f"{head}---\n\n---\n\nJe mesure les marées.\n")
    assert run(tmp_path / "source", tmp_path / "site", kind="al-folio").problems == ()
    assert (tmp_path / "site/content/bio.fr.md").read_text() == "\n---\n\nJe mesure les marées.\n"


@pytest.mark.parametrize(("name", "kind"), [("data-ris/export.ris", "ris"), ("bib-folder/preprints.bib", "bib")])
def test_links_that_lead_to_themselves_are_no_files(name: str, kind: str, tmp_path: Path) -> None:
    folder, _, file = name.partition("/")
    shutil.copytree(FIXTURES / folder, tmp_path / "source")
    (tmp_path / "source" / file).unlink()
    (tmp_path / "source" / file).symlink_to(file)
    with contextlib.suppress(HomepageError):
        assert run(tmp_path / "source", tmp_path / "site", kind=kind).problems == ()


def test_what_is_no_text_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(bytes(range(256)) * 20)
    report = run(tmp_path / "page.html", tmp_path / "site", kind="html")
    assert [note.text for note in report.of("left out")] == ["is no text"]
    assert report.problems == ()


SIGNS = ["<", "[", "*", "_", "`", "{", "(", "|", "~", "$", "![", "[a](", "{%", "<a ", "{:", "a, ", "_ ", "&amp;", "19"]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_run_of_one_sign_is_read_only_as_far_as_people_type_one(sign: str, tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text(f"# Ada Reed\n\nI grow reeds. {sign * 20000} Or not.\n")
    report = ImportReport()
    text = Folder(tmp_path, report).text("about.md") or ""
    assert len(text) < 500
    assert text.startswith("# Ada Reed\n\nI grow reeds. ")
    assert text.endswith(" Or not.\n")
    assert [note.location.line for note in report.of("left out")] == [3]


@pytest.mark.parametrize("typed", ["-" * 150, "| --- " * 40, f"![](data:image/png;base64,{'A' * 4000})", "//" * 900])
def test_lines_of_dashes_tables_and_encoded_pictures_are_read_whole(typed: str, tmp_path: Path) -> None:
    (tmp_path / "about.md").write_text(f"{typed}\n")
    assert Folder(tmp_path, ImportReport()).text("about.md") == f"{typed}\n"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sign", ["<", "\n", "+", "a"])
def test_a_page_with_a_run_of_one_sign_comes_over(sign: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "page").write_text(f"# Ada Reed\n\nI grow reeds. {sign * 20000}\n\n# News\n\n- 2020: x\n")
    assert run(tmp_path / "page", tmp_path / "site", kind=kind).problems == ()
