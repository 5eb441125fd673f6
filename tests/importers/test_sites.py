"""Whole sites in the formats of others: every word comes over, hidden things do not, and the result builds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from homepage.build import produce
from homepage.cli import main
from homepage.content.load import load
from homepage.errors import ContentError, OutputError
from homepage.importers.run import run
from tests.importers.measure import FIXTURES, markdown, shown, words

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "boxes": ["_pages/about.md", "_pages/includes/service.md"],
    "plain": ["_pages/about.md"],
    "ieee": ["_pages/about.md"],
    "grouped": ["_pages/about.md", "_pages/includes/pubs2024.md"],
    "classic": ["index.html"],
    "lists": ["home.html"],
}
# What the template of ours does not show, or says otherwise; each with the reason.
EXCUSED = {
    "plain": "ICT Oars Raft and at dot",  # teams without people are kept in the file; [at] is written by us
    "ieee": "and in vol pp",  # words that join the last author, and that stand before a venue and its numbers
    "boxes": "now",
    "classic": "feel free to steal this website s source code",  # thanks of the template
}


@pytest.fixture(params=sorted(PAGES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def seen(name: str) -> Counter[str]:
    """The words that the source shows."""
    found: Counter[str] = Counter()
    for page in PAGES[name]:
        text = (FIXTURES / name / page).read_text(encoding="utf-8")
        found += words(markdown(text) if page.endswith(".md") else shown(text))
    return found


def offered(target: Path) -> Counter[str]:
    """The words that the built site shows."""
    outputs = produce(target).outputs
    found = words(shown(outputs["index.html"].decode()))
    for path, data in outputs.items():
        if path.startswith("bib/"):
            found += words(data.decode())
    return found


def test_every_visible_word_is_shown_by_the_built_site(name: str, tmp_path: Path) -> None:
    report = run(FIXTURES / name, tmp_path / "site")
    missing = seen(name) - offered(tmp_path / "site") - words(EXCUSED.get(name, ""))
    assert not missing
    assert not report.lost
    assert not report.problems
    assert report.words_in == report.words_out > 50


def test_the_second_import_writes_the_same_bytes(name: str, tmp_path: Path) -> None:
    run(FIXTURES / name, tmp_path / "one")
    run(FIXTURES / name, tmp_path / "two")
    run(FIXTURES / name, tmp_path / "two", force=True)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_hidden_things_stay_hidden(name: str, tmp_path: Path) -> None:
    run(FIXTURES / name, tmp_path / "site")
    written = b"".join(data for path, data in files(tmp_path / "site").items() if path != "IMPORT.md").decode(
        "utf-8", "replace"
    )
    for word in ("secretword", "hiddenword", "unusedword", "hushword", "hiddenpaper", "clustrmaps", "googletagmanager"):
        assert word not in written


def test_what_is_left_out_is_told_with_its_line(tmp_path: Path) -> None:
    report = run(FIXTURES / "boxes", tmp_path / "site")
    text = (tmp_path / "site/IMPORT.md").read_text(encoding="utf-8")
    assert text == report.text()
    assert "about.md:23: comment: An older biography" in text
    assert "visitors.html:1" in text
    assert "about.md:25: /docs/cv.pdf" in text


def test_boxes_come_apart_whatever_their_inner_order(tmp_path: Path) -> None:
    run(FIXTURES / "boxes", tmp_path / "site")
    works = list(load(tmp_path / "site").publications.values())
    assert [work.title for work in works[:3]] == [
        "Quiet Voices: Synthesis without Breath",
        "Choirs in Small Rooms: a Study of Reverberation",
        "Steps and Echoes in Wooden Houses",
    ]
    quiet, choirs, steps = works[:3]
    assert [(author.full, author.marks) for author in quiet.author] == [
        ("Mira Solberg", ("*",)),
        ("Ola Nordmann", ("*",)),
        ("Kari Li", ("†",)),
    ]
    assert quiet.others
    assert quiet.url == "https://papers.example.org/quiet(1).pdf"
    assert (quiet.container_title_short, quiet.issued) == ("ICSV", "2025")
    assert quiet.image is not None
    assert (tmp_path / "site/content/images/first paper.png").is_file()
    assert [(link.label, link.url) for link in choirs.links] == [
        ("Paper", "papers/choirs.pdf"),
        ("Code", "https://github.com/msolberg/choirs"),
    ]
    assert [author.full for author in steps.author] == ["Ola Nordmann", "Mira Solberg", "Per Hansen"]
    assert (choirs.type, choirs.issued, choirs.rank[0].grade) == ("article-journal", "2023", "B")
    assert [work.topic for work in works] == ["speech-synthesis"] * 3 + ["music"] * 2


def test_a_page_in_the_manner_of_numbered_lists_has_all_its_facts(tmp_path: Path) -> None:
    run(FIXTURES / "plain", tmp_path / "site")
    content = load(tmp_path / "site")
    kinds = [section.kind for section in content.config.sections]
    assert kinds == [
        "about",
        "news",
        "interests",
        "publications",
        "service",
        "people",
        "contacts",
        "publications",
        "positions",
        "awards",
    ]
    person = content.person
    assert (person.name, person.native_name) == ("Tao Lin", "林涛")
    assert [email.address for email in person.email] == ["tao.lin@river.example.cn", "tlin@example.org"]
    assert content.config.email_style == "at-dot"
    assert (person.metrics[0].citations, person.metrics[0].h_index, person.metrics[0].i10_index) == (
        "1,203+",
        "11",
        "12",
    )
    assert [(one.label, one.separator) for one in person.interests] == [
        ("Water & Language", ": "),
        ("Creative Floods", "："),
    ]
    shown_ = dict(zip([f"{kind}{at}" for at, kind in enumerate(kinds)], content.shown, strict=True))
    groups = shown_["contacts6"]
    assert [group.name for group in groups] == ["University System", "Boat Group", "Raft", "Canoe"]  # type: ignore[union-attr]
    patents = shown_["publications7"]
    assert [work.number for work in patents] == ["CN202010403823.4", "CN202111190861.7"]  # type: ignore[union-attr]
    boats = content.publications["lin2022boats"]
    assert boats.title == "Prompting Rivers for Efficient Boats"
    assert "Prompting Rivers: Boats" in boats.bibtex_text
    assert [work.bibtex for work in content.publications.values()] == [True, True, True, False]
    assert "tlin@example.org" not in "".join(
        data.decode("utf-8", "replace") for data in produce(tmp_path / "site").outputs.values()
    )


def test_rows_of_the_copied_page_become_publications(tmp_path: Path) -> None:
    report = run(FIXTURES / "classic", tmp_path / "site")
    content = load(tmp_path / "site")
    assert report.kind == "html"
    tides, sand = content.publications.values()
    assert (tides.title, tides.issued, tides.container_title_short) == (
        "Tides as a Field: Mapping Coasts from Sound",
        "2024",
        "COAST",
    )
    assert [link.label for link in tides.links] == ["project page", "video", "arXiv"]
    assert [author.marks for author in tides.author] == [(), ("*",), ()]
    assert tides.author[1].url == "https://people.example.org/~rui/"
    assert (sand.title, sand.status, sand.key) == ("Sand, Slowly", "preprint", "costa2023sand")
    assert content.person.image is not None
    assert [link.label for link in content.person.links] == ["CV", "Scholar", "Github"]


def test_a_mark_and_a_spelling_are_kept_and_told(tmp_path: Path) -> None:
    report = run(FIXTURES / "ieee", tmp_path / "site")
    content = load(tmp_path / "site")
    assert (content.person.name, content.person.native_name) == ("TaoShan", "单涛")
    assert content.person.aliases == ("S. Tao",)
    assert next(iter(content.publications.values())).author[0].marks == ("*",)
    assert any("S. Tao" in note.text for note in report.of("guess"))
    assert any("一段无法拆分的文字" in note.text for note in report.of("kept"))


def test_a_page_misread_as_another_code_page_is_repaired_on_the_way(tmp_path: Path) -> None:
    page = (FIXTURES / "plain/_pages/about.md").read_text(encoding="utf-8")
    (tmp_path / "about.md").write_text(page.encode().decode("mac_roman"), encoding="utf-8")
    report = run(tmp_path / "about.md", tmp_path / "site")
    assert load(tmp_path / "site").person.native_name == "林涛"
    assert any("Mac Roman" in note.text for note in report.of("guess"))


def test_a_target_that_holds_something_is_not_touched_without_force(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty"):
        run(FIXTURES / "plain", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_unusable_sources_are_problems_that_say_what_would_help(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    with pytest.raises(ContentError, match="does not exist"):
        run(tmp_path / "nothing", tmp_path / "site")
    with pytest.raises(ContentError, match="--from"):
        run(tmp_path / "notes", tmp_path / "site")
    with pytest.raises(ContentError, match="did you mean html"):
        run(FIXTURES / "plain", tmp_path / "site", kind="htlm")
    assert not (tmp_path / "site").exists()


def test_a_selection_and_the_full_list_share_their_records(tmp_path: Path) -> None:
    report = run(FIXTURES / "selected", tmp_path / "site")
    content = load(tmp_path / "site")
    works = list(content.publications.values())
    assert [work.title for work in works] == [
        "Glow-Worms at Dusk: Light Without Lamps",
        "Counting Fireflies with One Camera",
        "Lanterns of the Alps: a Field Guide",
    ]
    dusk, fireflies, lanterns = works
    assert dusk.selected
    assert dusk.image is not None
    assert dusk.url == "https://glow.example.org/dusk.pdf"
    assert [link.label for link in dusk.links] == ["Slides", "Code"]
    assert (fireflies.honor[0].label, fireflies.honor[0].rate) == ("Oral", "2.5%")
    assert (lanterns.status, lanterns.others, lanterns.issued) == ("submitted", True, "2023")
    small, large = (section for section in content.config.sections if section.kind == "publications")
    assert small.filter == {"selected": ("true",)}
    assert large.outro == "Theses are listed elsewhere."
    assert content.config.email_style == "plain"
    assert not report.lost
    assert not report.problems


def test_what_the_template_came_with_is_left_out_and_told(tmp_path: Path) -> None:
    report = run(FIXTURES / "selected", tmp_path / "site")
    written = b"".join(data for path, data in files(tmp_path / "site").items() if path != "IMPORT.md").decode(
        "utf-8", "replace"
    )
    assert "Kaiming" not in written
    assert "orem ipsum" not in written
    assert "Yi Ren" in written
    assert sum("sample of the template" in note.text for note in report.of("left out")) == 2


def test_the_terminal_shows_words_without_signs_of_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(FIXTURES / "boxes"), str(tmp_path / "site")]) == 0
    assert "\\" not in capsys.readouterr().out
    assert "\\_pages" in (tmp_path / "site/IMPORT.md").read_text(encoding="utf-8")


def test_a_site_of_ours_is_not_imported(tmp_path: Path) -> None:
    run(FIXTURES / "plain", tmp_path / "one")
    with pytest.raises(ContentError, match="is a site of this program already") as raised:
        run(tmp_path / "one", tmp_path / "two")
    assert "homepage build" in str(raised.value.problems[0])
    assert not (tmp_path / "two").exists()


@pytest.mark.parametrize("name", ["me.heic", "me.png"])
def test_a_portrait_that_cannot_be_shown_is_told_and_not_copied(name: str, tmp_path: Path) -> None:
    for source, config in (
        ("acad", f"author: {{name: Ada Reed, avatar: images/{name}}}\n"),
        ("_portfolio", f"author: {{name: Ada Reed, avatar: {name}}}\n"),
    ):
        folder = tmp_path / source
        (folder / "_pages").mkdir(parents=True)
        (folder / "images").mkdir()
        (folder / source).mkdir()
        (folder / source / "a.md").write_text("---\ntitle: A reed\n---\n")
        (folder / "images" / name).write_bytes(b"no picture")
        (folder / "_config.yml").write_text(config)
        (folder / "_pages/about.md").write_text("---\npermalink: /\n---\n# About me\n\nI grow reeds.\n")
        report = run(folder, tmp_path / f"site-{source}")
        assert any(name in note.text for note in report.of("missing"))
        assert not (tmp_path / f"site-{source}/content/images" / name).exists()
        assert report.problems == ()


def test_pictures_keep_their_words_and_those_without_are_told_once(tmp_path: Path) -> None:
    picture = (FIXTURES / "academicpages-site/images/pot.png").read_bytes()
    for name in ("a.png", "b.png", "c.png", "d.png"):
        (tmp_path / "source/_projects").mkdir(parents=True, exist_ok=True)
        (tmp_path / "source" / name).write_bytes(picture)
    (tmp_path / "source/_bibliography").mkdir()
    (tmp_path / "source/_bibliography/papers.bib").write_text("@misc{a, title={Reeds}, author={Reed, Ada}, year=2020}")
    (tmp_path / "source/_config.yml").write_text("first_name: Ada\nlast_name: Reed\n")
    (tmp_path / "source/_projects/a.md").write_text(
        "---\ntitle: A\n---\n<img src='/a.png' alt='A reed'> <img src='/b.png' alt=''>\n\n"
        "![](/c.png) <img src='/d.png'>\n"
    )
    report = run(tmp_path / "source", tmp_path / "site")
    body = (tmp_path / "site/content/projects/a.md").read_text()
    assert "![A reed](files/a.png)" in body
    assert '<img src="files/b.png" alt="">' in body
    notes = [note.text for note in report.of("guess") if "do not see them" in note.text]
    assert notes == ["2 pictures have no words for readers who do not see them; write these into ![…]"]


def test_a_paper_of_the_selection_alone_joins_the_full_list(tmp_path: Path) -> None:
    paper = '- **Ada Reed**, Bo Sedge. "{}". Journal of Marshes, 2020.\n'
    titles = ["Reeds in the Wind of March", "Sedges under the Snow", "Boats of Birch and Bark", "Ponds at Night"]
    small = "".join(paper.format(title) for title in ["Frogs that Sing in Choirs", *titles[:2]])
    large = "".join(paper.format(title) for title in titles)
    (tmp_path / "about.md").write_text(
        f"# Ada Reed\n\nI grow reeds.\n\n# Selected Publications\n\n{small}\n# Publications\n\n{large}"
    )
    report = run(tmp_path / "about.md", tmp_path / "site")
    works = load(tmp_path / "site").publications.values()
    assert [(work.title, work.selected) for work in works] == [
        ("Frogs that Sing in Choirs", True),
        ("Reeds in the Wind of March", True),
        ("Sedges under the Snow", True),
        ("Boats of Birch and Bark", False),
        ("Ponds at Night", False),
    ]
    assert not report.lost
