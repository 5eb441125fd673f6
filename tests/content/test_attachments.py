"""Files named in a bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.build import produce

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENTRY = "@misc{{k,\n  title = {{T}},\n  author = {{Ada Example}},\n  {field} = {{{value}}},\n}}\n"


def _site(site: Callable[[dict[str, str]], Path], field: str, value: str, *files: str) -> Path:
    texts = {"content/publications.bib": ENTRY.format(field=field, value=value)}
    return site({**texts, **dict.fromkeys(files, "x")})


def test_a_bare_file_name_is_found_wherever_the_file_stands(site: Callable[[dict[str, str]], Path]) -> None:
    produced = produce(_site(site, "slides", "talk.pdf", "content/papers/2024/talk.pdf"))
    assert b'href="papers/2024/talk.pdf"' in produced.outputs["index.html"]
    assert not produced.warnings


def test_a_file_of_the_static_folder_is_found(site: Callable[[dict[str, str]], Path]) -> None:
    produced = produce(_site(site, "pdf", "/assets/pdf/a.pdf", "static/assets/pdf/a.pdf"))
    assert b'href="assets/pdf/a.pdf"' in produced.outputs["index.html"]


def test_a_missing_file_is_reported_at_its_line_and_not_linked(site: Callable[[dict[str, str]], Path]) -> None:
    produced = produce(_site(site, "poster", "poster.pdf"))
    (warning,) = produced.warnings
    assert str(warning) == (
        "content/publications.bib:4: warning: the file 'poster.pdf' is not in this site; it is not linked "
        "(put it at content/papers/poster.pdf)"
    )
    assert b"poster.pdf" not in produced.outputs["index.html"]


def test_a_name_that_two_files_have_is_none_of_them(site: Callable[[dict[str, str]], Path]) -> None:
    produced = produce(_site(site, "slides", "talk.pdf", "content/a/talk.pdf", "content/b/talk.pdf"))
    assert len(produced.warnings) == 1


def test_the_missing_files_of_a_bibliography_are_one_warning_at_the_first(
    site: Callable[[dict[str, str]], Path],
) -> None:
    entries = "".join(
        f"@misc{{k{number}, title = {{Title {number}}}, author = {{Ada Example}}, preview = {{p{number}.jpg}}}}\n"
        for number in range(20)
    )
    (warning,) = produce(site({"content/publications.bib": entries})).warnings
    assert str(warning) == (
        "content/publications.bib:1: warning: 'p0.jpg' and 19 other files are not in this site; they are not linked "
        "(put them under content/images/)"
    )


def test_a_missing_picture_belongs_among_the_images(site: Callable[[dict[str, str]], Path]) -> None:
    (warning,) = produce(_site(site, "preview", "a.jpg")).warnings
    assert warning.hint == "put it at content/images/a.jpg"
