from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from homepage.importers.detect import detect
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from tests.importers.test_data import FIXTURES, MANY, damages, imported, missing, read_bytes, survives, text_files

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("hugoblox-new", "hugoblox-old")
HIDDEN = ("hero.md", "sample", "zh")
VISIBLE = (
    "title",
    "publication",
    "abstract",
    "summary",
    "event",
    "location",
    "role",
    "bio",
    "interests",
    "education",
    "awards",
    "organizations",
    "address",
)
SILENT = frozenset(("url", "link", "icon", "icon_pack", "date", "country_code"))


def values(found: Any, key: str = "") -> list[str]:
    if isinstance(found, dict):
        return [text for name, one in found.items() for text in values(one, name)]
    if isinstance(found, list):
        return [text for one in found for text in values(one, key)]
    return [] if key in SILENT else [str(found)]


def texts(name: str) -> str:
    """What a reader of the source sees, read from its files by other means than those of the importer."""
    found: list[str] = []
    for path in sorted((FIXTURES / name / "content").rglob("*.md")):
        if any(part in HIDDEN for part in path.parts) or (path.name == "_index.md" and path.parent.name == "en"):
            continue
        mark = path.read_text()[:3]
        _, head, body = path.read_text().split(f"{mark}\n", 2)
        fields = tomllib.loads(head) if mark == "+++" else yaml.safe_load(head)
        body = re.sub(
            r"\{\{%\s*callout.*?/callout\s*%\}\}|\{\{.*?\}\}|\{style=.*?\}|More detail can.*",
            " ",
            body,
            flags=re.DOTALL,
        )
        found += [body, *(text for key in VISIBLE for text in values(fields.get(key, "")))]
    return re.sub(r"\]\([^)]*\)|<[^>]*>|\bIn \*|_", " ", " ".join(found))


@pytest.mark.parametrize("name", NAMES)
def test_the_template_is_recognised(name: str) -> None:
    source = FIXTURES / name
    assert detect(Folder(source, ImportReport()), source) == "hugoblox"


@pytest.mark.parametrize("name", NAMES)
def test_every_visible_word_comes_over_and_the_site_builds(name: str, tmp_path: Path) -> None:
    report = imported(name, "hugoblox", tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    assert not missing(texts(name), tmp_path / "site")


def test_blocks_of_the_home_page_become_sections(tmp_path: Path) -> None:
    imported("hugoblox-new", "hugoblox", tmp_path / "site")
    assert not missing("Open Positions I am looking for two divers Tasks Swimming Pier 4 555 0101", tmp_path / "site")


def test_versions_of_a_paper_in_several_languages_are_one_record(tmp_path: Path) -> None:
    imported("hugoblox-new", "hugoblox", tmp_path / "site")
    works = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    assert works["varga2023waves"]["title"] == {"en": "Waves: a Survey of the Shore", "zh": "波浪：海岸综述"}
    assert len(works) == 3
    assert (tmp_path / "site/content/bio.zh.md").read_text() == "研究波浪。\n"


def test_aliases_become_names_and_notes_become_roles(tmp_path: Path) -> None:
    imported("hugoblox-new", "hugoblox", tmp_path / "site")
    works = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    waves = works["varga2023waves"]
    assert waves["author"][:2] == [{"name": "Haru Ito", "roles": ["equal"]}, {"name": "Ilka Varga", "roles": ["equal"]}]
    assert waves["note"] == "Kwame Osei: Now at the River Office"
    assert works["varga-2019-broken"]["author"] == [{"name": "Ilka Varga", "roles": ["equal"]}]


def test_index_md_wins_and_the_entry_beside_it_fills_gaps(tmp_path: Path) -> None:
    report = imported("hugoblox-new", "hugoblox", tmp_path / "site")
    works = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    assert str(works["varga2023waves"]["volume"]) == "4"
    assert works["varga2023waves"]["selected"] is True
    assert works["varga-2019-broken"]["page"] == "1–4"
    assert "selected" not in works["varga-2021-deep"]
    assert works["varga-2021-deep"]["type"] == "paper-conference"
    assert any("broken/cite.bib" in str(note) for note in report.of("guess"))


def test_an_underscore_that_yaml_reads_as_a_space_stays_in_a_doi(tmp_path: Path) -> None:
    page = tmp_path / "old/content/publication/floors/index.md"
    page.parent.mkdir(parents=True)
    page.write_text('---\ntitle: Walking on floors\nauthors: [Wei Zhang]\ndoi: "10.1000/floors\\_29"\n---\n')
    run(tmp_path / "old", tmp_path / "site", kind="hugoblox")
    (work,) = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text()).values()
    assert work["doi"] == "10.1000/floors_29"


def test_pictures_and_files_are_copied_and_missing_ones_reported(tmp_path: Path) -> None:
    report = imported("hugoblox-new", "hugoblox", tmp_path / "site")
    content = tmp_path / "site/content"
    assert (content / "media/pdf/waves.pdf").is_file()
    assert (content / "en/publication/2023-waves/featured.png").is_file()
    assert (content / "uploads/resume.pdf").is_file()
    assert [note.location.path for note in report.of("missing")] == ["content/en/publication/2023-waves/index.md"]


def test_samples_and_switched_off_widgets_are_left_out(tmp_path: Path) -> None:
    imported("hugoblox-new", "hugoblox", tmp_path / "new")
    imported("hugoblox-old", "hugoblox", tmp_path / "old")
    assert missing("lorem wowchemy demo", tmp_path / "new") == ["demo", "lorem", "wowchemy"]
    assert missing("sees nobody", tmp_path / "old") == ["nobody", "sees"]


def test_a_page_of_ones_own_with_a_sentence_of_the_template_is_no_sample(tmp_path: Path) -> None:
    report = imported("hugoblox-new", "hugoblox", tmp_path / "site")
    assert not any("Waves" in str(note) for note in report.of("left out"))


def test_settings_of_an_older_generation_say_who_it_is(tmp_path: Path) -> None:
    imported("hugoblox-old", "hugoblox", tmp_path / "site")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert person["name"] == "Uta Baum"
    assert person["interests"] == ["Trees", "Moss"]
    assert person["affiliation"] == [{"name": "Forest Office", "url": "https://forest.example.org"}]


def site(tmp_path: Path, files: dict[str, str]) -> Path:
    """A site of these files, imported."""
    for name, text in files.items():
        place = tmp_path / "source" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    report = run(tmp_path / "source", tmp_path / "site", kind="hugoblox")
    assert (report.problems, report.lost) == ((), ())
    return tmp_path / "site"


OWNER = {"content/authors/admin/_index.md": "---\ntitle: Uta Baum\nrole: Forester\nsuperuser: true\n---\nI count.\n"}


def test_a_folder_that_the_home_page_lists_is_the_list_of_projects(tmp_path: Path) -> None:
    widget = '+++\nwidget = "portfolio"\ntitle = "Field work"\n[content]\n  page_type = "field"\n+++\n'
    moss = "---\ntitle: Moss\nsummary: Where moss grows.\n---\nOn stones.\n"
    out = site(tmp_path, OWNER | {"content/home/field.md": widget, "content/field/moss.md": moss})
    assert "summary: Where moss grows." in (out / "content/projects/moss.md").read_text()
    sections = yaml.safe_load((out / "site.yaml").read_text())["sections"]
    assert [one["title"] for one in sections if one["kind"] == "projects"] == ["Field work"]


def test_contents_that_a_widget_sets_apart_come_over_but_hints_of_the_template(tmp_path: Path) -> None:
    contact = (
        "---\nwidget: contact\ntitle: Visit\ncontent:\n  address: {street: Oak Road 4}\n  directions: Room 12\n---\n"
    )
    hint = "Quickly discover relevant content by [filtering publications](./publication/)."
    recent = f"---\nwidget: collection\ntitle: Recent\ncontent:\n  text: '{hint}'\n---\n"
    out = site(tmp_path, OWNER | {"content/home/contact.md": contact, "content/home/recent.md": recent})
    assert (out / "content/visit.md").read_text() == "Oak Road 4<br>\nRoom 12\n"
    assert "Recent" not in (out / "site.yaml").read_text()


def test_a_short_venue_that_is_the_whole_one_is_not_said_twice(tmp_path: Path) -> None:
    paper = "---\ntitle: Moss on stones\npublication: _Forest Letters_\npublication_short: _Forest Letters_\n---\n"
    out = site(tmp_path, OWNER | {"content/publication/moss/index.md": paper})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert work["container_title"] == "Forest Letters"
    assert "container_title_short" not in work


def test_name_and_role_in_a_further_language_are_kept(tmp_path: Path) -> None:
    files = {name.replace("content/", "content/en/"): text for name, text in OWNER.items()}
    other = "---\ntitle: 白乌塔\nrole: 护林员\nsuperuser: true\n---\n数树。\n"
    out = site(tmp_path, files | {"content/zh/authors/admin/_index.md": other})
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert person["native_name"] == "白乌塔"
    assert person["job_title"] == {"en": "Forester", "zh": "护林员"}


@pytest.mark.parametrize("name", NAMES)
def test_an_import_gives_the_same_bytes_twice(name: str) -> None:
    assert read_bytes(FIXTURES / name, "hugoblox") == read_bytes(FIXTURES / name, "hugoblox")


@pytest.mark.parametrize("name", NAMES)
@MANY
@given(data=st.data())
def test_a_damaged_file_never_ends_in_a_traceback(name: str, data: st.DataObject) -> None:
    survives(name, "hugoblox", data.draw(st.sampled_from(text_files(name))), data.draw(damages()))
