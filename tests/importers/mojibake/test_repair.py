"""Text that was read through a wrong code page: what can be proven is repaired, the rest is reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.importers import encoding
from homepage.importers.mojibake import code_pages
from homepage.importers.mojibake.code_pages import UNKNOWN
from homepage.importers.mojibake.repair import repair
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

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
    assert read.codecs
    assert not read.damage


def test_a_page_misread_as_gbk_comes_out_as_it_was() -> None:
    page = "研究方向\n林涛\n"
    assert repair(page.encode().decode("gbk")).text == page


@pytest.mark.parametrize("codec", ["cp1252", "cp1254"])
def test_each_character_that_lost_bytes_is_reported_with_what_it_can_have_been(codec: str) -> None:
    read = encoding.decode(misread(PAGE, codec, drop=True).encode())
    assert read.codecs[0] in ("cp1252", "cp1254")
    assert len(read.text) == len(PAGE)
    lost = [(at, good) for at, (found, good) in enumerate(zip(read.text, PAGE, strict=True)) if found != good]
    assert lost
    assert len(lost) == len(read.damage)
    for (at, good), damage in zip(lost, read.damage, strict=True):
        assert read.text[at] == UNKNOWN
        assert good in damage.candidates
        assert damage.line == PAGE.count("\n", 0, at) + 1


def test_a_character_is_proposed_only_where_the_same_words_stand_elsewhere() -> None:
    whole = "系统检测方法\n" * 4
    pieces = misread(whole, "cp1254", drop=True).split("\n")
    broken = pieces[0].replace(misread("检", "cp1254"), misread("检", "cp1254")[:-1])
    read = repair("\n".join([broken, *pieces[1:]]))
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
    read = repair(text)
    if read.codecs and not read.damage:
        shown = read.text
        for codec in reversed(read.codecs):
            shown = code_pages.misread(shown.encode(), codec)
        assert shown.replace("\xa0", " ") == text.replace("\xa0", " ")


def test_chinese_is_not_taken_for_misread_letters_of_europe() -> None:
    assert repair("Thanks (谢) to all").text == "Thanks (谢) to all"


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


TEXTS = {
    "German": "Jürgen Müller-Lüdenscheidt forscht über Größe.\n„Schöne Grüße“ – aus Köln…\n",
    "French": "Élodie Lefèvre étudie l’œuvre à Besançon.\n« Voilà » — déjà publiée, ça et là\n",
    "Polish": "Łukasz Żółw mieszka w Łodzi.\n„Zażółć gęślą jaźń” – źródła, ćma\n",
    "Turkish": "İsmail Çağlar, Boğaziçi Üniversitesi’nde öğretim üyesidir.\nŞişli’de güneşli gün – ılık\n",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy.\nŠkoda, Čapek, Žižka – „Dobrý den“\n",
    "Greek": "Γιώργος Παπαδόπουλος, Πανεπιστήμιο Αθηνών.\n«Καλημέρα» – είπε η Ελένη…\n",
    "Russian": "Иван Петров, Московский университет.\n«Привет», — сказал Фёдор; ещё раз\n",
    "Chinese": "你好！我是林涛，上海交通大学博士生。\n研究方向：《河流检测》—— “大模型” 🔥\n",
    "English": "I’m a PhD student – see “my page” for Zoë’s café.\n🎉 Accepted — it’s 20 °C ± 3 © 2020\n",
}


def paged(text: str, kind: str) -> str:
    """Some lines as a file of a kind that is imported."""
    lines = text.splitlines()
    if kind == "html":
        return '<meta charset="utf-8">\n' + "".join(f"<p>{line}</p>\n" for line in lines)
    if kind == "bib":
        return "% Encoding: UTF-8\n" + "".join(f"@misc{{a{at},\n title = {{{one}}}}}\n" for at, one in enumerate(lines))
    if kind == "ris":
        return "".join(f"TY  - JOUR\nTI  - {line}\nER  - \n" for line in lines)
    return f"---\npermalink: /\n---\n\n# About\n\n{text}"


@pytest.mark.parametrize("kind", ["markdown", "html", "bib", "ris"])
@pytest.mark.parametrize("codec", code_pages.SINGLE)
@pytest.mark.parametrize("language", TEXTS)
def test_a_page_comes_out_as_it_was_through_any_code_page(language: str, codec: str, kind: str) -> None:
    page = paged(TEXTS[language], kind)
    assert repair(code_pages.misread(page.encode(), codec)).text == page
    twice = code_pages.misread(code_pages.misread(page.encode(), codec).encode(), codec)
    assert repair(twice).text == page
    assert repair(code_pages.misread(f"\ufeff{page}".encode(), codec)).text.removeprefix("\ufeff") == page


@pytest.mark.parametrize("instead", ["", "?", UNKNOWN])
@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1250", "cp1251"])
@pytest.mark.parametrize("language", TEXTS)
def test_what_lost_bytes_is_told_and_nothing_is_made_up(language: str, codec: str, instead: str) -> None:
    page = paged(TEXTS[language], "markdown")
    shown = (bytes([byte]).decode(codec, "replace") for byte in page.encode())
    read = repair("".join(one.replace(UNKNOWN, instead) for one in shown))
    if read.text == page:
        return
    assert read.damage or read.doubtful
    if read.codecs:
        kept = [re.escape(part) for part in re.split(f"{UNKNOWN}[?]*", read.text)]
        assert re.fullmatch(".{1,2}?".join(kept), page, re.DOTALL)


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1250", "mac_roman", "cp437", "gbk"])
@pytest.mark.parametrize("language", TEXTS)
def test_one_damaged_line_of_a_sound_page_is_told_with_its_proposal(language: str, codec: str) -> None:
    if codec == "gbk" and language in ("Greek", "Russian"):
        return  # of which GBK loses every other letter
    first, second = TEXTS[language].splitlines()
    shown = code_pages.misread(first.encode(), codec)
    sound = f"鞠陈 Łódź Ünal\n{second}\n"
    read = repair(f"{sound}{shown}\n")
    assert read.text == f"{sound}{shown}\n"
    assert [number for number, _ in read.doubtful] == [3]
    if codec != "gbk":
        assert read.doubtful[0][1] == first


@pytest.mark.parametrize("language", TEXTS)
def test_sound_texts_are_left_alone_and_nothing_is_said_of_them(language: str) -> None:
    for text in (TEXTS[language], *TEXTS[language].splitlines(), *TEXTS[language].split()):
        read = repair(text)
        assert (read.text.splitlines(), read.codecs, read.doubtful) == (text.splitlines(), (), ())


@pytest.mark.parametrize(
    "text",
    [
        *("The apostrophe ’ becomes â€™ then.", "UTF-8 read as Windows-1252 gives Ã¼ber", "`â€™` and `Ã¼ber`"),
        *("<code>MÃ¼ller</code> is damaged", "Read â€™ so", "Ã", "NÃO", "IRMÃ”", "HÄ…", "«BLÅ»", "„Ä“", "« É »"),
        *(
            "Chef d’état",
            "D’úll",
            "Paris–Évry",
            "“Été”",
            "x≈±5",
            "2√π",
            "e√π",
            "┌─┐\n└─┘",
            "TaoShan单涛",
            "小A咖",
            "Ｌi",
        ),
        *("L’Œuvre", "cœur", "Ñ…", "«Р»", "РФ…", "20 °C ±5 µm", "α±β", "→ ⇒ ✓", "眉", "(谢)"),
    ],
)
def test_signs_that_stand_for_themselves_are_never_repaired(text: str) -> None:
    assert repair(text).text == text


@given(st.text(alphabet="的一是不了在人有我他这个们中来上大林涛陈谢茅脿毛卯枚", min_size=1, max_size=12))
def test_common_chinese_is_never_taken_for_something_else(text: str) -> None:
    assert repair(text).text == text


def test_spaces_that_were_no_break_spaces_come_back() -> None:
    page = "Élodie étudie à l’œuvre, ça et là, déjà.\nVoilà !\n".replace("à l", "à  l").replace("  ", " ")
    damaged = code_pages.misread(page.encode(), "cp1252").replace("\xa0", " ")
    assert repair(damaged).text == page


def test_bytes_that_are_missing_in_utf_8_are_told_and_the_rest_is_read() -> None:
    data = "研究方向是河流\n大模型\n".encode()
    read = encoding.decode(data[:11] + data[12:])
    assert read.text.startswith("研究方")
    assert read.text.endswith("是河流\n大模型\n")
    assert [(one.line, "向" in one.candidates) for one in read.damage] == [(1, True)]


def test_a_character_lost_before_is_told_with_its_line() -> None:
    assert [one.line for one in repair(f"Jörg\nM{UNKNOWN}ller\n").damage] == [2]


def test_a_damaged_bibliography_is_repaired_too(tmp_path: Path) -> None:
    entry = "@article{a,\n  title = {Die Größe der Flüsse},\n  author = {Jürgen Müller},\n  year = 2020\n}\n"
    (tmp_path / "a.bib").write_text(code_pages.misread(entry.encode(), "cp1252"), encoding="utf-8")
    report = run(tmp_path / "a.bib", tmp_path / "site")
    assert (tmp_path / "site/content/publications.bib").read_text(encoding="utf-8") == entry
    assert next(one.text for one in report.of("guess")).startswith("its UTF-8 had been read as Windows-1252")


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("我是國立臺灣大學資訊工程學系的教授，研究興趣為機器學習與電腦視覺。", "big5", "big5hkscs"),
        ("저는 서울의 컴퓨터공학부 교수입니다. 연구 분야는 기계 학습입니다.", "euc_kr", "cp949"),
        ("東京の大学の准教授です。機械学習とコンピュータを研究しています。", "shift_jis", "cp932"),
        ("東京の大学の准教授です。機械学習とコンピュータを研究しています。", "euc_jp", "euc_jp"),
        ("Я профессор университета и читаю лекции о машинном обучении.", "cp1251", "cp1251"),
        ("我是北京大学的教授，研究兴趣为机器学习与计算机视觉。", "gb18030", "gb18030"),
        ("Käthe Müller wohnt über dem Café und hört öfter die Flöte", "cp1252", "cp1252"),
    ],
)
def test_bytes_that_declare_nothing_are_read_in_the_script_that_they_are_plain_in(
    text: str, codec: str, name: str
) -> None:
    read = encoding.decode(f"<h1>Wei Zhang</h1><p>{text}</p>".encode(codec))
    assert (read.text, read.guessed) == (f"<h1>Wei Zhang</h1><p>{text}</p>", name)
