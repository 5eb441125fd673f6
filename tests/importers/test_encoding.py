"""Text that was read through a wrong code page: what can be proven is repaired, the rest is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.importers import encoding

TITLE = "一种基于河流的检测方法及系统"
PAGE = f"# 🔥 新闻\nHello! I’m Tao Lin (林涛).\n\n- 《{TITLE}》 —“river”\n\n# 📝 Publications\n大模型\n" * 3


def misread(text: str, codec: str, *, drop: bool = False) -> str:
    """What a program shows that takes UTF-8 for ``codec`` and keeps, or drops, the bytes it does not know."""
    letters = []
    for byte in text.encode():
        letter = bytes([byte]).decode(codec, "replace")
        if letter == "\N{REPLACEMENT CHARACTER}":
            letter = "" if drop else chr(byte)
        letters.append("" if drop and letter == "\xad" else letter)
    return "".join(letters)


@pytest.mark.parametrize("codec", ["mac_roman", "cp1252", "cp1254", "latin-1"])
def test_a_page_misread_without_loss_comes_out_as_it_was(codec: str) -> None:
    read = encoding.decode(misread(PAGE, codec).encode())
    assert read.text == PAGE
    assert read.codec
    assert not read.damage


def test_a_page_misread_as_gbk_comes_out_as_it_was() -> None:
    page = "研究方向\n林涛\n"
    assert encoding.repair(page.encode().decode("gbk")).text == page


@pytest.mark.parametrize("codec", ["cp1252", "cp1254"])
def test_each_character_that_lost_bytes_is_reported_with_what_it_can_have_been(codec: str) -> None:
    read = encoding.decode(misread(PAGE, codec, drop=True).encode())
    assert read.codec == codec or (codec == "cp1252" and read.codec == "cp1254")
    assert len(read.text) == len(PAGE)
    lost = [(at, good) for at, (found, good) in enumerate(zip(read.text, PAGE, strict=True)) if found != good]
    assert lost
    assert len(lost) == len(read.damage)
    for (at, good), damage in zip(lost, read.damage, strict=True):
        assert read.text[at] == encoding.UNKNOWN
        assert good in damage.candidates
        assert damage.line == PAGE.count("\n", 0, at) + 1


def test_a_character_is_proposed_only_where_the_same_words_stand_elsewhere() -> None:
    whole = "系统检测方法\n" * 4
    pieces = misread(whole, "cp1254", drop=True).split("\n")
    broken = pieces[0].replace(misread("检", "cp1254"), misread("检", "cp1254")[:-1])
    read = encoding.repair("\n".join([broken, *pieces[1:]]))
    proposals = [damage.proposal for damage in read.damage if damage.line == 1]
    assert all(proposal in ("", "检") for proposal in proposals)


@pytest.mark.parametrize(
    "text", ["", "plain", "naïve café", "鞠陈 – 论文", "Ã", "Björn Åkesson’s “page”", "Â® and Ã©tude 鞠"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert encoding.decode(text.encode()).text == text


def test_one_misread_line_of_a_sound_page_is_reported_and_left_as_it_is() -> None:
    page = "鞠陈\n" + misread("林涛的主页", "latin-1") + "\n"
    read = encoding.decode(page.encode())
    assert read.text == page
    assert read.doubtful == ((2, "林涛的主页"),)


def test_bytes_that_are_not_utf_8_are_read_and_the_guess_is_told() -> None:
    assert encoding.decode("林涛".encode("gb18030")).guessed == "gb18030"
    assert encoding.decode("\ufeffx".encode("utf-16")).text.strip("\ufeff") == "x"


@given(st.binary(max_size=200))
def test_any_bytes_become_text(data: bytes) -> None:
    assert isinstance(encoding.decode(data).text, str)


@given(st.text(max_size=60))
def test_a_repair_always_leads_back_to_what_was_received(text: str) -> None:
    text = text.replace("\r", "").replace("\ufeff", "")
    read = encoding.repair(text)
    if read.codec and not read.damage:
        assert misread(read.text, read.codec) == text


def test_chinese_is_not_taken_for_misread_letters_of_europe() -> None:
    assert encoding.repair("Thanks (谢) to all").text == "Thanks (谢) to all"


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("Käthe Müller wohnt über dem Café", "latin-1", ""),
        ("Käthe Müller – „über“", "cp1252", "ISO-8859-1"),
        ("張三豐的網頁", "big5", "big5"),
        ("张三的主页", "gbk", "gb2312"),
        ("张三的主页，欢迎", "gbk", ""),
        ("山田太郎のページ", "shift_jis", "Shift_JIS"),
        ("김철수의 홈페이지", "euc_kr", "euc-kr"),
        ("Łukasz Żółw", "iso8859-2", "iso-8859-2"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares_or_shows(text: str, codec: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    assert encoding.decode(f"{head}<p>{text}</p>".encode(codec)).text.endswith(f"<p>{text}</p>")
