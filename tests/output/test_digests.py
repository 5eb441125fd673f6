"""What each output is made from: what changes its digest, and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from homepage.build import Produced, produce
from homepage.content.foreign import Foreign
from homepage.content.records import Publication
from homepage.errors import Problem
from homepage.output.digests import Earlier, Outputs, digest
from homepage.output.making import Maker
from homepage.timings import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homepage.site.plan import Page

    Make = Callable[[dict[str, str]], Path]

ENTRY = "@article{{{key}, title = {{{title}}}, author = {{Example, Ada}}, journal = {{J}}, year = {{{year}}}}}\n"
BIB = "".join(ENTRY.format(key=f"k{year}", title=f"Title {year}", year=year) for year in range(2020, 2026))
FILES = {
    "content/publications.bib": BIB,
    "content/news.yaml": "- {date: 2024-01, text: One}\n",
    "site.yaml": "base_url: https://ada.example.org/\n",
}


def changed(site: Make, files: dict[str, str], edits: dict[str, str]) -> set[str]:
    """The outputs that edits let a build make again."""
    before = produce(site(files))
    after = produce(site({**files, **edits}), earlier=before.earlier())
    return {path for path, data in after.outputs.items() if before.outputs.get(path) is not data}


def papers(paths: set[str]) -> set[str]:
    return {path.split("/")[1] for path in paths if path.startswith("publications/k")}


def test_a_build_without_an_edit_makes_no_page(site: Make) -> None:
    assert not {path for path in changed(site, FILES, {}) if path.endswith((".html", ".xml", ".bib", ".ris", ".json"))}


def test_a_title_changes_its_page_its_neighbours_and_the_lists(site: Make) -> None:
    found = changed(site, FILES, {"content/publications.bib": BIB.replace("Title 2022", "New title")})
    assert papers(found) == {"k2021", "k2022", "k2023"}
    assert {path for path in found if path.startswith("bib/")} == {
        "bib/k2022.bib",
        "bib/k2022.csl.json",
        "bib/k2022.ris",
    }
    assert {
        "index.html",
        "publications/index.html",
        "publications.bib",
        "publications.ris",
        "publications.json",
    } <= found
    assert {"feed.xml", "publications.xml", "llms.txt"} <= found


def test_news_change_no_page_of_a_paper(site: Make) -> None:
    found = changed(site, FILES, {"content/news.yaml": "- {date: 2024-01, text: Two}\n"})
    assert papers(found) == set()
    assert {"index.html", "feed.xml"} <= found
    assert "publications/index.html" not in found


@pytest.mark.parametrize(
    "edits",
    [
        {"content/person.yaml": "name: Ada Example\naliases: [A. Example]\n"},
        {"content/venues.yaml": "J: {name: Journal}\n"},
        {"content/people.yaml": "- {name: Bea Example, url: https://bea.example.org/}\n"},
        {"site.yaml": "base_url: https://ada.example.org/\nfooter: Bye\n"},
        {"static/custom.css": "body { color: red }\n"},
    ],
    ids=["person", "venues", "people", "settings", "style sheet"],
)
def test_what_every_page_may_show_changes_all_of_them(site: Make, edits: dict[str, str]) -> None:
    assert len(papers(changed(site, FILES, edits))) == 6


def test_a_template_that_keeps_to_its_page_leaves_the_others(site: Make) -> None:
    own = '{% extends "theme/publication.html" %}{% block after_publication %}{{ page.title }}{% endblock %}'
    edits = {"content/publications.bib": BIB.replace("Title 2020", "New title")}
    assert papers(changed(site, {**FILES, "templates/publication.html": own}, edits)) == {"k2020", "k2021"}


@pytest.mark.parametrize("asked", ["model.publications|length", "views.facets.all()|length"])
def test_a_template_that_asks_for_the_whole_site_is_made_again_with_it(site: Make, asked: str) -> None:
    own = f'{{% extends "theme/publication.html" %}}{{% block after_publication %}}{{{{ {asked} }}}}{{% endblock %}}'
    edits = {"content/news.yaml": "- {date: 2024-01, text: Two}\n"}
    assert len(papers(changed(site, {**FILES, "templates/publication.html": own}, edits))) == 6


def test_pages_of_papers_and_their_list_read_nothing_that_their_digests_leave_out(
    site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever of the site the digest of such a page does not hold is taken away while it is rendered."""

    class Untouchable:
        def __getattribute__(self, name: str) -> object:
            raise AssertionError(f"read for .{name}")

        def __iter__(self) -> object:
            raise AssertionError("read through")

    def guarded(maker: Maker, page: Page) -> str:
        renderer = maker.renderer
        if page.work is None and page.kind != "publications":
            return made(maker, page)
        model, content = renderer.model, renderer.model.content
        _ = renderer.views.offers_bibtex, renderer.views._neighbours
        lists = ("publications", "listing") if page.work else ()
        hidden: list[tuple[object, str]] = [(model, name) for name in ("sections", *lists)]
        hidden += [(content, name) for name in ("bio", "shown", "publications", "pages", "projects", "posts")]
        kept = [getattr(owner, name) for owner, name in hidden]
        try:
            for owner, name in hidden:
                setattr(owner, name, Untouchable())
            return made(maker, page)
        finally:
            for (owner, name), value in zip(hidden, kept, strict=True):
                setattr(owner, name, value)

    made = Maker._page
    expected = produce(site(FILES)).outputs
    monkeypatch.setattr(Maker, "_page", guarded)
    assert produce(site(FILES)).outputs == expected


def test_a_digest_tells_a_text_from_the_same_in_another_language() -> None:
    other = Foreign("Titel")
    other.language = "de"
    assert len({digest("Titel"), digest(other), digest(["Titel"])}) == 3


def test_a_digest_is_the_same_for_equal_records() -> None:
    one, two = (Publication(title="T", markup={"a": "b", "c": "d"}) for _ in range(2))
    assert digest(one, {"x", "y", "z"}, Path("a")) == digest(two, {"z", "y", "x"}, Path("a"))


def test_a_thing_without_a_digest_is_refused() -> None:
    with pytest.raises(TypeError, match="Problem has no digest"):
        digest(Problem(None, "x"))  # type: ignore[arg-type]


def test_outputs_on_the_disk_are_kept_and_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("from before")
    outputs = Outputs(Earlier({"a.txt": b"1", "b.txt": b"1"}, folder=tmp_path))
    outputs.make("a.txt", b"1", lambda: pytest.fail("made again"))
    outputs.make("b.txt", b"2", lambda: "made")
    assert (outputs.kept, outputs.made) == ({"a.txt"}, {"b.txt": b"made"})
    assert [outputs.text(path) for path in ("a.txt", "b.txt")] == ["from before", "made"]
    outputs.add({"a.txt": b"the author's own"})
    assert outputs.kept == set()


def test_what_a_build_produced_is_what_the_next_need_not_make() -> None:
    produced = Produced(outputs={"a": b"x"}, digests={"a": b"1"}, kept=frozenset(), pages=1, warnings=())
    assert produced.earlier() == Earlier({"a": b"1"}, {"a": b"x"})


class Reader(Watch):
    """Waits for two pages."""

    def __init__(self) -> None:
        self.got: list[dict[str, bytes]] = []
        self.pages = 0

    def awaited(self) -> frozenset[str]:
        return frozenset({"publications/k2022/index.html", "nowhere.html"})

    def ready(self, outputs: Mapping[str, bytes]) -> None:
        assert not self.pages, "nothing else was made"
        self.got.append(dict(outputs))

    def page(self, done: int, of: int) -> None:
        self.pages = done
        assert done <= of


def test_what_somebody_waits_for_is_made_first_with_what_it_shows_and_not_again(site: Make) -> None:
    reader = Reader()
    made = produce(site(FILES), watch=reader)
    (got,) = reader.got
    assert {path for path in got if path.endswith(".html")} == {"publications/k2022/index.html"}
    assert any(path.startswith("assets/style") for path in got)
    assert all(made.outputs[path] is data for path, data in got.items())
    assert dict(made.outputs) == dict(produce(site(FILES)).outputs)


def test_a_long_page_can_be_given_up_between_its_entries(site: Make) -> None:
    told: list[str] = []

    class Impatient(Watch):
        def stage(self, name: str) -> None:
            told.append(name)

        def beat(self) -> None:
            told.append("")
            if told.count("") == 5:
                raise TimeoutError

    with pytest.raises(TimeoutError):
        produce(site(FILES), watch=Impatient())
    assert told == ["reading content", "model, links and files", "pages", *5 * [""]]
