"""Reading a file as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.errors import ContentError
from homepage.source import text

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufeff"))


SAVE = "save it anew: in the editor, Save As with the encoding UTF-8"


def report(data: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        text.decode(data, "content/a.md")
    return str(caught.value)


@given(CLEAN)
def test_utf_8_text_is_read_as_it_is(written: str) -> None:
    assert text.decode(written.encode(), "a") == written


@given(CLEAN, st.sampled_from(["\r\n", "\r"]))
def test_line_ends_and_a_byte_order_mark_make_no_difference(written: str, end: str) -> None:
    data = b"\xef\xbb\xbf" + written.replace("\n", end).encode()
    assert text.decode(data, "a") == written


def test_the_first_wrong_byte_is_named_with_line_and_column() -> None:
    assert report("ü\nCafé ".encode() + b"\xe9t\xe9") == (f"content/a.md:2:6: byte 0xe9 is not UTF-8 ({SAVE})")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    mark = b"" if encoding == "utf-16" else "\ufeff".encode(encoding)
    assert report(mark + "name: Ada".encode(encoding)) == f"content/a.md:1: is UTF-16, not UTF-8 ({SAVE})"


def test_utf_16_without_its_mark_is_named() -> None:
    assert report("name: Ada".encode("utf-16-le")) == f"content/a.md:1: is UTF-16, not UTF-8 ({SAVE})"


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14", b"%PDF-1.5\n", b"{\\rtf1"])
def test_a_document_of_another_program_is_no_text(start: bytes) -> None:
    assert report(start) == "content/a.md: is no text file (save the document as plain text, in UTF-8)"


def test_chinese_in_its_old_encoding_is_named() -> None:
    said = "byte 0xb3 is not UTF-8; the file seems to be Chinese (GB 18030)"
    assert report("name: 陈明".encode("gbk")) == f"content/a.md:1:7: {said} ({SAVE})"


@pytest.mark.parametrize("control", ["\x00", "\x02", "\x07", "\x0b", "\x0c", "\x1b", "\x7f"])
def test_a_control_character_is_named_with_line_and_column(control: str) -> None:
    assert report(f"One\r\nTwo{control}".encode()) == (
        f"content/a.md:2:4: a control character (U+{ord(control):04X}) stands in the text (delete it)"
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    for name, reason in (("a.md", "is a directory"), ("b.md", "no such file or directory")):
        with pytest.raises(ContentError, match=f"^{name}: cannot be read: {reason}$"):
            text.read(tmp_path, name)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_reported(data: bytes) -> None:
    try:
        found = text.decode(data, "a")
    except ContentError:
        return
    assert "\r" not in found
