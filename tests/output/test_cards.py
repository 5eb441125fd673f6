from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from msgspec import msgpack
from PIL import Image

from homepage.build import produce
from homepage.cache import Cache
from homepage.content.records import Affiliation, Author, Person, Publication
from homepage.output import cards, glyphs, icons, packages
from homepage.output.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    MakeSite = Callable[[dict[str, str]], Path]

NAMES = (
    "Ada Łukasiewicz",
    "Đặng Thị Nữ",
    "Ōe Kenzaburō",
    "Ğüneş Çağlar",
    "Νίκος Καζαντζάκης",
    "Лев Толстой",
    "Lü Dǎo-Míng",
)


def inked(data: bytes) -> tuple[int, int, int, int]:
    """The box of everything on a card beside its band and its foot."""
    picture = Image.open(BytesIO(data)).convert("L").crop((20, 0, 1200, 530))
    box = picture.point([255 if value < 200 else 0 for value in range(256)]).getbbox()
    assert box
    return (box[0] + 20, box[1], box[2] + 20, box[3])


@pytest.mark.parametrize("name", NAMES)
def test_a_card_holds_the_name_in_letters_of_europe(name: str) -> None:
    data = cards.of_person(Person(name=name), "ada.example.org")
    assert data
    assert Image.open(BytesIO(data)).size == (1200, 630)
    assert len(data) < 20_000


def test_a_long_title_is_wrapped_within_the_margins_and_cut_at_last() -> None:
    authors = tuple(Author(name=f"Somebody Number {number}") for number in range(40))
    work = Publication(title="Extraordinarily long considerations " * 12, author=authors)
    data = cards.of_work(work, "Journal of Everything " * 9, "example.org")
    assert data
    left, top, right, bottom = inked(data)
    assert left >= 78
    assert top >= 80
    assert right <= 1122
    assert bottom <= 530
    lines = cards.wrapped(work.title, "title", 4)
    assert lines
    assert len(lines) == 4
    assert lines[-1].endswith("…")


def test_lines_of_a_title_are_of_similar_length() -> None:
    lines = cards.wrapped("Prompting Visual-Language Models for Efficient Video Understanding", "title", 4)
    assert lines == ["Prompting Visual-Language Models", "for Efficient Video Understanding"]


def test_the_same_texts_give_the_same_bytes() -> None:
    person = Person(name="Ada Example", job_title="Professor", affiliation=(Affiliation(name="University"),))
    assert cards.of_person(person, "example.org") == cards.of_person(person, "example.org")
    assert cards.of_person(person, "example.org", "#7a1f5c") != cards.of_person(person, "example.org")


def test_what_no_font_here_draws_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_font_file", lambda: None)
    glyphs._collection.cache_clear()
    glyphs._east_asian.cache_clear()
    both = cards.of_person(Person(name="Ada Example", native_name="阿达"), "")
    assert both == cards.of_person(Person(name="Ada Example"), "")
    assert cards.of_person(Person(name="阿达"), "") is None
    assert cards.of_person(Person(name="ა"), "") is None
    glyphs._collection.cache_clear()
    glyphs._east_asian.cache_clear()


def test_east_asian_names_are_drawn_with_the_font_package() -> None:
    pytest.importorskip("noto_cjk_sans_otc")
    glyphs._collection.cache_clear()
    glyphs._east_asian.cache_clear()
    alone = cards.of_person(Person(name="Ada Example"), "")
    both = cards.of_person(Person(name="Ada Example", native_name="阿达"), "")
    assert alone
    assert both
    assert inked(both)[3] > inked(alone)[3] + 30
    for text in ("鞠陈", "小野", "かな", "김철수"):
        line = glyphs.line(text, "title")
        assert line
        missing = glyphs.line("\U0002ffff", "title")
        assert missing is None
    lines = cards.wrapped("多模态基础模型的高效数据理解与生成从视频到语言的统一方法研究与实践", "title", 4)
    assert lines
    assert len(lines) > 1
    assert all((glyphs.width(line, "title") or 0) <= 1040 for line in lines)


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which letters are kept; empty, as after an installation."""
    folder = tmp_path / "letters"
    monkeypatch.setattr(glyphs, "_kept", lambda: Cache(folder))
    glyphs._face.cache_clear()
    yield folder
    glyphs._face.cache_clear()


SCRIPTS = ((0x21, 0x7F), (0xA1, 0xAD), (0xAE, 0x17F), (0x391, 0x3A2), (0x400, 0x460), (0x490, 0x492))
LETTERS = "".join(chr(code) for first, end in SCRIPTS for code in range(first, end))
SIGNS = "ȘșȚțạẠữỮẞơưƠƯ‐‑–—‘’‚“”„…•′″€→×−≤≥≈∞†‡"


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("style", glyphs._SIZES)
def test_no_character_of_europe_is_an_empty_box_or_missing(style: str) -> None:
    found = glyphs._glyphs(LETTERS + SIGNS, style)
    assert found
    assert all(glyph.width for glyph in found)
    boxes = glyphs._glyphs("AÅЖΩ", style)
    assert boxes
    assert len({glyph.packed for glyph in boxes}) == 4


@pytest.mark.usefixtures("letters")
def test_marks_join_their_letter_and_invisible_signs_take_no_room() -> None:
    assert glyphs.line("e\u0301tude", "text") == glyphs.line("étude", "text")
    assert glyphs.line("Mu\u00adsik", "text") == glyphs.line("Musik", "text")
    assert glyphs.line("x\u0301", "text") is None
    assert glyphs.line("a\x07", "text") is None


ADA = Person(name="Ada Łukasiewicz", job_title="Professor")


def drawn_again() -> bytes | None:
    glyphs._face.cache_clear()
    return cards.of_person(ADA, "example.org")


def test_kept_letters_give_the_same_card_without_drawing(letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn_again()
    assert first
    assert len(list(letters.iterdir())) == 2  # large and small
    monkeypatch.setattr(glyphs, "drawn", None)
    monkeypatch.setattr(glyphs, "_font", None)
    assert drawn_again() == first


def test_letters_that_another_build_adds_meanwhile_are_kept(letters: Path) -> None:
    here = glyphs._face("text")
    glyphs.line("ab", "text")
    glyphs._face.cache_clear()
    glyphs.line("xyz", "text")
    glyphs._draw(here, ["c"], "text")
    assert set(msgpack.decode(Cache(letters).get(glyphs._name("text")) or b"")[2]) == set("abcxyz")


@pytest.mark.parametrize("damage", [b"", b"damage", b"\0" * 400])
def test_damaged_letters_are_drawn_again(letters: Path, damage: bytes) -> None:
    first = drawn_again()
    kept = {path: path.read_bytes() for path in letters.iterdir()}
    for path in kept:
        path.write_bytes(damage)
    assert drawn_again() == first
    assert {path: path.read_bytes() for path in letters.iterdir()} == kept


def test_letters_of_another_shape_are_drawn_again(letters: Path) -> None:
    first = drawn_again()
    for path in list(letters.iterdir()):
        Cache(letters).put(path.name, b"\x93\x01\x02\x03")
    assert drawn_again() == first


def test_letters_that_cannot_be_kept_are_drawn_every_time(letters: Path) -> None:
    letters.write_text("not a folder")
    first = drawn_again()
    assert first
    assert drawn_again() == first


def test_a_missing_font_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "folder", lambda _: None)
    glyphs._source.cache_clear()
    with pytest.raises(ModuleNotFoundError, match="font-source-sans-pro"):
        glyphs._source(bold=True)
    glyphs._source.cache_clear()


def test_a_picture_of_flat_colours_is_a_valid_png() -> None:
    canvas = Canvas(10, 4, "#fff", ["#0b5cad", "#000000"])
    canvas.fill(2, 1, 8, 3, 0)
    line = glyphs.line("l", "text")
    assert line
    canvas.write(line, 9, -20, 1)
    picture = Image.open(BytesIO(canvas.png())).convert("RGB")
    assert picture.size == (10, 4)
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert picture.getpixel((3, 1)) == (11, 92, 173)


PAPERS = "".join(f"@misc{{w{n}, title={{Work {n}}}, author={{Ada Example}}, year=2024}}\n" for n in range(6))


def drawn(outputs: dict[str, bytes]) -> list[str]:
    return [path for path in outputs if path.startswith("assets/card")]


@pytest.mark.parametrize(("setting", "count"), [("none", 0), ("site", 1), ("papers", 7)])
def test_how_many_cards_are_drawn_is_a_setting(site: MakeSite, setting: str, count: int) -> None:
    settings = f"base_url: https://ada.example.org/\ncards: {setting}\n"
    root = site({"site.yaml": settings, "content/publications.bib": PAPERS})
    outputs = produce(root).outputs
    assert len(drawn(outputs)) == count
    assert produce(root).outputs == outputs


def test_a_site_without_an_address_draws_no_card(site: MakeSite) -> None:
    assert not drawn(produce(site({"content/publications.bib": PAPERS})).outputs)


@pytest.mark.parametrize("side", [180, 192, 512])
def test_icons_show_the_initials_in_their_middle(side: int) -> None:
    picture = Image.open(BytesIO(icons.raster("AE", side, "#0b5cad"))).convert("RGB")
    assert picture.size == (side, side)
    box = picture.convert("L").point([255 if value > 200 else 0 for value in range(256)]).getbbox()
    assert box
    assert abs(box[0] + box[2] - side) <= 0.06 * side
    assert abs(box[1] + box[3] - side) <= 0.06 * side


@pytest.mark.parametrize("side", [32, 180, 192, 512])
def test_initials_that_cannot_be_drawn_become_a_ring(side: int) -> None:
    picture = Image.open(BytesIO(icons.raster("鞠", side, "#0b5cad"))).convert("RGB")
    assert picture.getpixel((side // 2, side // 2)) == (11, 92, 173)
    assert picture.getpixel((side // 2, round(0.265 * side))) == (255, 255, 255)
    ring = picture.crop(box) if (box := picture.convert("L").point(lambda value: value - 81).getbbox()) else picture
    for way in (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.TRANSPOSE):
        assert ring.transpose(way).tobytes() == ring.tobytes()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Example", "AE"),
        ("Émile Zola", "EZ"),
        ("Ada Mary Example-Smith", "AS"),
        ("鞠陈", "鞠"),
        ("Ada", "A"),
        ("?", "?"),
    ],
)
def test_initials_are_those_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert icons.initials(name) == letters
