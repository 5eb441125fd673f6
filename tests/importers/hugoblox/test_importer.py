from __future__ import annotations

import re
import tomllib
from textwrap import indent
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from homepage.importers.detect import detect
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from tests.importers.trials import (
    FIXTURES,
    MANY,
    damages,
    imported,
    missing,
    read_bytes,
    survives,
    text_files,
)

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


def paper(title: str, more: str = "") -> str:
    return (
        f"---\ntitle: {title}\nauthors: [admin, Ida Moss]\ndate: 2020-01-01\npublication: Forest Letters\n{more}---\n"
    )


def sections(out: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((out / "site.yaml").read_text())["sections"]
    return found


BLOCKS = """---
type: landing
sections:
  - block: resume-biography-3
    content: {username: admin, button: {text: My CV, url: uploads/cv.pdf}, headings: {education: Studies}}
  - block: markdown
    id: join
    content:
      title: Join us
      subtitle: All year round.
      text: Write **early**.
      button: {text: Apply, url: "https://apply.example.org"}
  - block: collection
    id: best
    content: {title: Featured Papers, filters: {folders: [publication], featured_only: true}}
  - block: collection
    id: papers
    content: {title: Recent Papers, count: 2, text: More are in the archive., filters: {folders: [publication]}}
  - block: collection
    id: news
    content: {title: Latest News, page_type: post, count: 3}
---
"""


def test_the_home_page_keeps_its_order_its_titles_and_its_lengths(tmp_path: Path) -> None:
    papers = {f"content/publication/p{at}/index.md": paper(f"Moss on stone {at}") for at in range(3)}
    papers["content/publication/f/index.md"] = paper("Ferns in spring", "featured: true\n")
    post = "---\ntitle: A new barn\ndate: 2024-05-01\n---\nIt is red.\n"
    owner = OWNER["content/authors/admin/_index.md"].replace(
        "superuser: true", "interests: [Trees]\neducation: {courses: [{course: PhD, institution: Wood, year: 2012}]}"
    )
    files = {"content/authors/admin/_index.md": owner, "content/_index.md": BLOCKS, "content/post/barn/index.md": post}
    out = site(tmp_path, files | papers | {"static/uploads/cv.pdf": "%PDF-1.4"})
    found = sections(out)
    assert [(one["kind"], one["title"]) for one in found] == [
        ("interests", "Interests"),
        ("positions", "Studies"),
        ("text", "Join us"),
        ("publications", "Featured Papers"),
        ("publications", "Recent Papers"),
        ("posts", "Latest News"),
    ]
    assert found[3]["filter"] == {"selected": ["true"]}
    assert (found[4]["limit"], found[4]["intro"], "filter" in found[4]) == (2, "More are in the archive.", False)
    assert found[5]["limit"] == 3
    assert (out / "content/join-us.md").read_text() == (
        "All year round.\n\nWrite **early**.\n\n[Apply](https://apply.example.org)\n"
    )
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert {"label": "My CV", "url": "uploads/cv.pdf"} in person["links"]
    assert not missing("Moss on stone 0 Moss on stone 2", out)


def test_a_selection_that_is_all_the_home_page_shows_leads_to_the_rest(tmp_path: Path) -> None:
    chosen = "{filters: {folders: [publication], featured_only: true}}"
    block = f"---\nsections:\n  - block: collection\n    content: {chosen}\n---\n"
    papers = {"content/publication/a/index.md": paper("Ferns", "featured: true\n")}
    papers["content/publication/b/index.md"] = paper("Moss")
    out = site(tmp_path, OWNER | papers | {"content/_index.md": block})
    (found,) = sections(out)
    assert found["filter"] == {"selected": ["true"]}
    assert not missing("Moss", out)


def test_the_top_bar_says_what_the_menu_said(tmp_path: Path) -> None:
    menu = (
        "main:\n  - {name: Talks, url: '#talks', weight: 30}\n  - {name: Writing, url: '#papers', weight: 20}\n"
        "  - {name: Lab, url: lab/, weight: 40}\n  - {name: CV, url: uploads/cv.pdf, weight: 50}\n"
    )
    widget = "---\nwidget: pages\ntitle: {}\nweight: {}\ncontent: {{page_type: {}}}\n---\n"
    files = {
        "config/_default/menus.yaml": menu,
        "content/home/papers.md": widget.format("Papers", 10, "publication"),
        "content/home/talks.md": widget.format("Talks", 20, "event"),
        "content/home/note.md": "---\nwidget: blank\ntitle: Note\nweight: 30\n---\nA note.\n",
        "content/publication/a/index.md": paper("Moss"),
        "content/event/b/index.md": "---\ntitle: On moss\ndate: 2020-01-01\n---\n",
        "content/lab/index.md": "---\ntitle: The laboratory\n---\nTen rooms.\n",
        "static/uploads/cv.pdf": "%PDF-1.4",
    }
    out = site(tmp_path, OWNER | files)
    assert [(one["id"], one.get("nav", True), one.get("nav_label")) for one in sections(out)] == [
        ("papers", True, "Writing"),
        ("talks", True, None),
        ("note", False, None),
    ]
    assert "nav: true\nnav_label: Lab" in (out / "content/pages/lab.md").read_text()
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert person["links"] == [{"label": "CV", "url": "uploads/cv.pdf"}]


ACHIEVED = """+++
widget = "accomplishments"
title = "{}"
date_format = "Jan 2006"
[[item]]
  title = "A barn for owls"
  organization = "Forest Office"
  organization_url = "https://forest.example.org"
  date_start = "2019-03-01"
  date_end = "{}"
  description = "We built it."
+++
"""


@pytest.mark.parametrize(
    ("title", "end", "kind", "expected"),
    [
        (
            "Recent News",
            "",
            "news",
            {"text": "A barn for owls<br>[Forest Office](https://forest.example.org)<br>We built it."},
        ),
        (
            "Honours",
            "",
            "awards",
            {
                "title": "A barn for owls",
                "funder": "Forest Office",
                "funder_url": "https://forest.example.org",
                "text": "We built it.",
            },
        ),
        ("Selected Projects", "2020-05-01", "items", {"name": "A barn for owls", "date_text": "Mar 2019 – May 2020"}),
        ("Internships", "2020-05-01", "positions", {"organization": "Forest Office", "title": "A barn for owls"}),
    ],
)
def test_a_list_of_accomplishments_is_what_its_heading_says(
    title: str, end: str, kind: str, expected: dict[str, str], tmp_path: Path
) -> None:
    out = site(tmp_path, OWNER | {"content/home/accomplishments.md": ACHIEVED.format(title, end)})
    (section,) = sections(out)
    assert (section["kind"], section["title"], section["date_format"]) == (kind, title, "%b %Y")
    (record,) = yaml.safe_load((out / "content" / section.get("file", f"{kind}.yaml")).read_text())
    assert expected.items() <= record.items()
    assert "url" not in record or kind == "positions"


LANDING = """---
title: Experience
type: landing
sections:
  - block: resume-experience
    content: {username: admin}
    design: {date_format: January 2006}
  - block: resume-awards
    content: {title: Honours, username: admin}
  - block: markdown
    content: {title: Skills, text: I climb trees.}
---
"""


def test_pages_of_blocks_give_their_records_to_the_home_page_and_their_texts_to_a_page(tmp_path: Path) -> None:
    facts = (
        "experience:\n  - {role: Ranger, org: Forest Office, start: 2019-03-01, summary: Counting.}\n"
        "awards: [{title: Golden Leaf, awarder: Wood, date: 2020-01-01}]\nskills: [{name: R, percent: 90}]\n"
        "is_owner: true\nname: {display: Uta Baum}\nbio: I count trees.\n"
    )
    out = site(tmp_path, {"data/authors/me.yaml": facts, "content/experience.md": LANDING, "content/_index.md": BLOCKS})
    positions = yaml.safe_load((out / "content/positions.yaml").read_text())
    assert (
        positions
        == [
            {
                "organization": "Forest Office",
                "title": "Ranger",
                "start": "2019-03-01",
                "ongoing": True,
                "text": "Counting.",
            }
        ]
        or str(positions[0]["start"]) == "2019-03-01"
    )
    assert [one["title"] for one in sections(out)] == ["Join us", "Experience", "Honours"]
    assert (out / "content/bio.md").read_text() == "I count trees.\n"
    assert "## Skills\n\nI climb trees." in (out / "content/pages/experience.md").read_text()


def test_a_text_above_a_list_of_projects_is_a_page(tmp_path: Path) -> None:
    files = {
        "content/projects/_index.md": "---\ntitle: Overview\n---\nThree forests:\n\n- One\n- Two\n",
        "content/projects/moss.md": "---\ntitle: Moss\n---\nOn stones.\n",
    }
    out = site(tmp_path, OWNER | files)
    assert "Three forests:" in (out / "content/pages/projects-page.md").read_text()


def test_records_of_the_template_are_left_out(tmp_path: Path) -> None:
    courses = (
        "education:\n  courses:\n"
        "    - {course: PhD in Artificial Intelligence, institution: Stanford University, year: 2012}\n"
        "    - {course: PhD in Forestry, institution: Wood, year: 2014}\n"
    )
    owner = OWNER["content/authors/admin/_index.md"].replace("superuser: true\n", "superuser: true\n" + courses)
    out = site(tmp_path, {"content/authors/admin/_index.md": owner})
    (degree,) = yaml.safe_load((out / "content/positions.yaml").read_text())
    assert degree["title"] == "PhD in Forestry"


def test_folders_of_events_with_titles_of_their_own_stay_apart(tmp_path: Path) -> None:
    block = "  - block: collection\n    content: {{title: {}, filters: {{folders: [{}]}}}}\n"
    home = "---\nsections:\n" + block.format("講座", "talk") + block.format("參會", "event") + "---\n"
    event = "---\ntitle: {}\ndate: 2020-01-01\n---\n"
    files = {"content/talk/a/index.md": event.format("On moss"), "content/event/b/index.md": event.format("On fern")}
    out = site(tmp_path, OWNER | files | {"content/_index.md": home})
    assert [one["title"] for one in sections(out)] == ["講座", "參會"]


def test_folders_of_its_own_beside_projects_are_lists_of_their_own(tmp_path: Path) -> None:
    widget = "---\nwidget: pages\ntitle: {}\nweight: {}\ncontent: {{page_type: {}}}\n---\n"
    page = "---\ntitle: {}\nsummary: {}\n---\n"
    files = {
        "content/home/b.md": widget.format("Projects", 1, "project"),
        "content/home/c.md": widget.format("Field work", 2, "field"),
        "content/home/d.md": widget.format("Group", 3, "people"),
        "content/project/moss/index.md": page.format("Moss map", "All moss."),
        "content/field/a/index.md": page.format("North wood", "Three trees.") + "One.\n\nTwo.\n\n- Three\n",
        "content/people/uli/index.md": page.format("Uli Zapfen", "Counts cones."),
    }
    out = site(tmp_path, OWNER | files)
    assert [one["title"] for one in sections(out)] == ["Projects", "Field work", "Group"]
    assert "Uli Zapfen" in (out / "content/group.yaml").read_text()
    assert "North wood" in (out / "content/items.yaml").read_text()
    assert "field/a/" in (out / "content/pages/a.md").read_text()


def test_what_a_profile_says_in_a_further_language_is_kept(tmp_path: Path) -> None:
    text = (
        "---\ntitle: {}\nrole: {}\nsuperuser: true\norganizations: [{{name: {}, url: 'https://a.example.org'}}]\n"
        "interests: [{}]\neducation: {{courses: [{{course: {}, institution: {}, year: 2012}}]}}\n---\n{}\n"
    )
    english = text.format("Uta Baum", "Forester", "Forest Office", "Moss", "PhD", "Wood University", "I count.")
    chinese = text.format("白乌塔", "护林员", "林业局", "苔藓", "博士", "林大", "数树。")
    files = {"content/en/authors/admin/_index.md": english, "content/zh/authors/admin/_index.md": chinese}
    out = site(tmp_path, files)
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert person["affiliation"][0]["name"] == {"en": "Forest Office", "zh": "林业局"}
    assert person["interests"] == [{"text": {"en": "Moss", "zh": "苔藓"}}]
    (degree,) = yaml.safe_load((out / "content/positions.yaml").read_text())
    assert degree["organization"] == {"en": "Wood University", "zh": "林大"}
    assert [one["title"] for one in sections(out)] == [
        {"en": "Interests", "zh": "研究方向"},
        {"en": "Education", "zh": "教育经历"},
    ]


def test_the_home_page_in_a_further_language_is_kept_where_it_has_the_same_blocks(tmp_path: Path) -> None:
    block = "---\nsections:\n  - block: markdown\n    content: {{title: {}, text: {}}}\n---\n"
    files = {f"content/{tag}/authors/admin/_index.md": text for text in OWNER.values() for tag in ("en", "zh")}
    files |= {
        "content/en/_index.md": block.format("Join us", "Write."),
        "content/zh/_index.md": block.format("加入", "来信。"),
    }
    out = site(tmp_path, files)
    assert sections(out)[0]["title"] == {"en": "Join us", "zh": "加入"}
    assert (out / "content/join-us.zh.md").read_text() == "来信。\n"


def test_an_identifier_that_was_copied_with_the_file_does_not_join_two_papers(tmp_path: Path) -> None:
    same = "url_pdf: https://arxiv.org/abs/2305.12744\n"
    files = {
        "content/publication/a/index.md": paper("Counting rings of ancient trees", same),
        "content/publication/b/index.md": paper("Where moss grows upon granite", same),
        "content/publication/c/index.md": paper("Counting the rings of ancient trees", same),
    }
    out = site(tmp_path, OWNER | files)
    works = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert [work["title"] for work in works] == ["Counting the rings of ancient trees", "Where moss grows upon granite"]
    assert "one of them is wrong" in (out / "IMPORT.md").read_text()


def test_a_venue_that_is_an_acronym_alone_is_the_badge(tmp_path: Path) -> None:
    text = paper("Moss").replace("publication: Forest Letters", "publication: In *CVPR 2020*")
    other = paper("Fern").replace("publication: Forest Letters", "publication: Nature")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text, "content/publication/b/index.md": other})
    moss, fern = sorted(
        yaml.safe_load((out / "content/publications.yaml").read_text()).values(), key=lambda one: -len(one)
    )
    venues = {(one.get("container_title"), one.get("container_title_short")) for one in (moss, fern)}
    assert venues == {(None, "CVPR"), ("Nature", None)}


def test_projects_that_the_home_page_does_not_show_have_their_own_page(tmp_path: Path) -> None:
    widget = "---\nwidget: pages\ntitle: Papers\ncontent: {page_type: publication}\n---\n"
    files = {
        "content/home/papers.md": widget,
        "content/publication/a/index.md": paper("Moss"),
        "content/project/barn/index.md": "---\ntitle: A barn\nsummary: For owls.\n---\nIt is red.\n",
    }
    out = site(tmp_path, OWNER | files)
    assert [one["kind"] for one in sections(out)] == ["publications"]
    assert yaml.safe_load((out / "site.yaml").read_text())["projects"]["nav"] is True


def test_what_a_page_of_a_paper_says_beside_the_abstract_stands_on_its_page(tmp_path: Path) -> None:
    text = paper("Moss", "abstract: We count moss.\n") + "\nWe count moss.\n\n## Data\n\nThe *tables* are free.\n"
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    (key,) = yaml.safe_load((out / "content/publications.yaml").read_text())
    assert (out / f"content/publications/{key}.md").read_text() == "## Data\n\nThe *tables* are free.\n"
    assert not missing("tables are free", out)


def test_a_venue_described_in_fields_of_its_own_is_read(tmp_path: Path) -> None:
    place = "{name: Forest Letters, volume: '4', issue: '2', pages: 12-19, publisher: Wood Press}"
    text = paper("Moss").replace("publication: Forest Letters", f"publication: {place}")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert (work["container_title"], str(work["volume"]), str(work["issue"]), work["page"], work["publisher"]) == (
        *("Forest Letters", "4", "2", "12–19", "Wood Press"),
    )


def test_shortcodes_of_the_theme_become_what_they_show(tmp_path: Path) -> None:
    picture = (FIXTURES / "hugoblox-old/static/img/tree.png").read_bytes()
    for name in ("one", "two"):
        place = tmp_path / f"source/assets/media/albums/trees/{name}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(picture)
    text = (
        '{{< gallery album="trees" >}}\n\nAs in {{< cite page="/publication/a" view="4" >}}, '
        'by {{< mention "admin" >}}:\n'
        '{{< tweet user="uta" id="77" >}} {{< cta cta_text="Begin" cta_link="https://a.example.org" >}}\n'
        "{{% callout note %}}\nMind the moss.\n{{% /callout %}}\n"
    )
    page = f"---\ntitle: Trees\n---\n{text}"
    out = site(tmp_path, OWNER | {"content/trees.md": page, "content/publication/a/index.md": paper("Moss")})
    body = (out / "content/pages/trees.md").read_text()
    assert "![](media/albums/trees/one.png)\n\n![](media/albums/trees/two.png)" in body
    assert "As in [Moss](publications/), by Uta Baum:" in body
    assert "https://twitter.com/i/status/77" in body
    assert "[Begin](https://a.example.org)" in body
    assert "Mind the moss." in body


def test_a_block_of_coming_talks_does_not_name_all_talks(tmp_path: Path) -> None:
    block = "  - block: collection\n    id: {}\n    content: {{title: {}, filters: {{folders: [events], {}: true}}}}\n"
    home = "---\nsections:\n" + block.format("talks", "Upcoming", "exclude_past") + "---\n"
    above = block.format("all", "Talks and events", "x").replace("content: {", "content: {text: Keynotes and more., ")
    files = {
        "content/_index.md": home,
        "content/events/_index.md": f"---\ntype: landing\nsections:\n{above}---\n",
        "content/events/a/index.md": "---\ntitle: On moss\nevent_start: 2020-01-01\nevent_name: ICM 20\n---\n",
    }
    (talks,) = sections(site(tmp_path, OWNER | files))
    assert (talks["id"], talks["title"], talks["intro"]) == ("talks", "Talks and events", "Keynotes and more.")


def test_the_portrait_of_a_person_in_data_is_found(tmp_path: Path) -> None:
    place = tmp_path / "source/assets/media/authors/me.png"
    place.parent.mkdir(parents=True)
    place.write_bytes((FIXTURES / "hugoblox-old/static/img/tree.png").read_bytes())
    out = site(tmp_path, {"data/authors/me.yaml": "slug: me\nname: {display: Uta Baum}\n"})
    assert yaml.safe_load((out / "content/person.yaml").read_text())["image"]["src"] == "media/authors/me.png"


def test_a_link_to_a_doi_is_the_doi_and_stands_once(tmp_path: Path) -> None:
    link = "links: [{name: DOI, url: 'http://dx.doi.org/10.1000/moss'}]\n"
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": paper("Moss", link)})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert work["doi"] == "10.1000/moss"
    assert [one["label"] for one in work["links"]] == ["DOI"]


def test_a_short_venue_that_says_more_than_the_long_one_is_the_venue(tmp_path: Path) -> None:
    long = "publication_short: 'In *Forest Letters Annual Conference, July, 6-11, 2015, Washington*'\n"
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": paper("Moss", long)})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert work["container_title"] == "Forest Letters Annual Conference, July, 6-11, 2015, Washington"
    assert "container_title_short" not in work


def test_a_bold_author_with_the_family_name_is_the_owner(tmp_path: Path) -> None:
    text = paper("Moss").replace("[admin, Ida Moss]", "['**UX Baum***', '**I Moss**']")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    assert yaml.safe_load((out / "content/person.yaml").read_text())["aliases"] == ["UX Baum"]


def test_an_address_without_a_scheme_is_an_address(tmp_path: Path) -> None:
    social = "social: [{icon: envelope, link: uta@forest.example.org}]\n"
    owner = OWNER["content/authors/admin/_index.md"].replace("superuser: true\n", "superuser: true\n" + social)
    out = site(tmp_path, {"content/authors/admin/_index.md": owner})
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert person["email"] == ["uta@forest.example.org"]
    assert "links" not in person


def test_a_menu_that_leads_to_the_list_of_talks_names_their_section(tmp_path: Path) -> None:
    menu = "main:\n  - {name: Lectures, url: /talk/}\n  - {name: Note, url: '#note'}\n"
    files = {
        "config/_default/menus.yaml": menu,
        "content/home/note.md": "---\nwidget: blank\ntitle: Note\n---\nA note.\n",
        "content/talk/b/index.md": "---\ntitle: On moss\ndate: 2020-01-01\n---\n",
    }
    found = sections(site(tmp_path, OWNER | files))
    assert [(one["title"], one.get("nav_label"), one.get("nav")) for one in found] == [
        ("Note", None, None),
        ("Talks", "Lectures", None),
    ]


def test_headings_of_the_theme_are_in_the_language_of_the_site(tmp_path: Path) -> None:
    owner = OWNER["content/authors/admin/_index.md"].replace("superuser: true\n", "interests: [Moose]\n")
    files = {"config/_default/config.yaml": "defaultContentLanguage: de\n", "content/authors/admin/_index.md": owner}
    (interests,) = sections(site(tmp_path, files))
    assert interests["title"] == "Forschungsinteressen"


@pytest.mark.parametrize("name", NAMES)
def test_an_import_gives_the_same_bytes_twice(name: str) -> None:
    assert read_bytes(FIXTURES / name, "hugoblox") == read_bytes(FIXTURES / name, "hugoblox")


@pytest.mark.parametrize("name", NAMES)
@MANY
@given(data=st.data())
def test_a_damaged_file_never_ends_in_a_traceback(name: str, data: st.DataObject) -> None:
    survives(name, "hugoblox", data.draw(st.sampled_from(text_files(name))), data.draw(damages()))


def test_the_short_form_of_most_works_is_a_spelling_of_the_name(tmp_path: Path) -> None:
    owner = {name: text.replace("Uta Baum", "Uta Baum-Zapfen") for name, text in OWNER.items()}
    page = "---\ntitle: {}\nauthors: [{}, K. Moos]\ndate: 2020-01-01\n---\n"
    names = ["U. Baum", "U. Baum", "U. Baum", "U. Baum-Zapfen", "Udo Baum"]
    files = {f"content/publication/{at}/index.md": page.format(f"Work {at}", one) for at, one in enumerate(names)}
    out = site(tmp_path, owner | files)
    assert yaml.safe_load((out / "content/person.yaml").read_text())["aliases"] == ["U. Baum"]


def test_lists_written_by_hand_on_the_home_page_are_records(tmp_path: Path) -> None:
    widget = "---\nwidget: {}\ntitle: {}\nweight: {}\n---\n{}\n"
    news = "- **[2024/05]** The moss map is [out](https://a.example.org).\n- **[2023/11]** I moved to the north wood.\n"
    awards = "- Best Poster, Moss Days, 2022\n- Wood Prize, 2020\n"
    text = "I look for people who count.\n\n- In the wood\n- By the sea\n"
    files = {
        "content/home/news.md": widget.format("blank", "News", 1, news),
        "content/home/awards.md": widget.format("custom", "Honors & Awards", 2, awards),
        "content/home/join.md": widget.format("blank", "News for students", 3, text),
    }
    out = site(tmp_path, OWNER | files)
    found = [(one["id"], one["kind"]) for one in sections(out)]
    assert found == [("news", "news"), ("awards", "awards"), ("join", "text")]
    assert "I moved to the north wood" in (out / "content/news.yaml").read_text()


def test_lists_written_by_hand_stay_text_where_they_do_not_come_apart(tmp_path: Path) -> None:
    widget = "---\nwidget: blank\ntitle: {}\nweight: {}\n---\n{}\n"
    talks = (
        "- Title: **Counting moss**\n    - Wood University, Jan 2024\n    - Moss Club, Feb 2024\n- Title: **Ferns**\n"
    )
    files = {"content/home/talks.md": widget.format("Talks", 2, talks)}
    assert [one["kind"] for one in sections(site(tmp_path, OWNER | files))] == ["text"]


def test_lists_written_by_hand_lead_to_pages_files_and_sections_of_the_site(tmp_path: Path) -> None:
    widget = "---\nwidget: blank\ntitle: {}\nweight: {}\n---\n{}\n"
    news = (
        "- **[2024/05]** A [poster](files/a.pdf).\n- **[2023/02]** Of [moss](/publication/a/).\n"
        '- **[2022/01]** See the [talks]({{< ref "/talk/_index.md" >}}).\n'
    )
    courses = "- Autumn 2019: [Moss](/lab/)\n- Ferns, Fall 2022\n"
    files = {
        "content/home/news.md": widget.format("News", 1, news),
        "content/home/teaching.md": widget.format("Teaching", 2, courses),
        "content/publication/a/index.md": paper("Moss"),
        "content/talk/_index.md": "---\ntitle: Talks\n---\n",
        "content/talk/b/index.md": "---\ntitle: On moss\ndate: 2020-01-01\n---\n",
        "content/lab/index.md": "---\ntitle: The laboratory\n---\nTen rooms.\n",
        "static/files/a.pdf": "%PDF-1.4\n",
    }
    out = site(tmp_path, OWNER | files)
    assert [one["text"] for one in yaml.safe_load((out / "content/news.yaml").read_text())] == [
        "A [poster](files/a.pdf).",
        "Of [moss](publications/).",
        "See the [talks](index.html#talks).",
    ]
    assert (out / "content/files/a.pdf").is_file()
    moss, ferns = yaml.safe_load((out / "content/courses.yaml").read_text())
    assert (moss["title"], moss["period_text"], moss["url"]) == ("Moss", "Autumn 2019", "lab/")
    assert (ferns["title"], ferns["period_text"]) == ("Ferns", "Fall 2022")


def test_the_words_above_a_selection_that_stands_alone_are_kept(tmp_path: Path) -> None:
    content = (
        "{title: Papers, text: 'More are in the archive.', filters: {folders: [publication], featured_only: true}}"
    )
    work = "---\ntitle: On moss\nauthors: [admin]\ndate: 2020-01-01\nfeatured: true\n---\n"
    home = f"---\nsections:\n  - block: collection\n    content: {content}\n---\n"
    out = site(tmp_path, OWNER | {"content/_index.md": home, "content/publication/a/index.md": work})
    (papers,) = sections(out)
    assert papers["intro"] == "More are in the archive."
    assert papers["filter"] == {"selected": ["true"]}


def test_lists_that_blocks_write_in_html_are_records(tmp_path: Path) -> None:
    new = "<li><div><span>{}</span>\n<span>2026</span></div>\n\n<div><p>{}</p></div></li>\n\n"
    news = new.format("Aug 21", "The moss map is out.") + new.format("Apr 2", "I moved to the <b>north wood</b>.")
    work = '<li><div><span>{}</span>\n<span>2024</span></div>\n<p class="pub-title">{}</p>\n<p>{}</p></li>\n\n'
    works = work.format("MC", "On moss at night", "<b>U. Baum</b>, K. Moos")
    works += work.format("WL", "On counting rings", "K. Moos, <b>U. Baum</b>")
    more = '<p>The rest is at <a href="https://a.example.org" target="_blank">the archive</a>.</p>\n'
    block = "  - block: markdown\n    content:\n      title: {}\n      text: |\n{}\n"
    news, works = (
        indent(f"<div>\n<ul>\n{one}</ul>\n{end}</div>\n", " " * 8) for one, end in ((news, ""), (works, more))
    )
    home = "---\nsections:\n" + block.format("News", news) + block.format("Publications", works) + "---\n"
    out = site(tmp_path, OWNER | {"content/_index.md": home})
    told, papers = sections(out)
    assert (told["kind"], papers["kind"]) == ("news", "publications")
    assert "the archive" in papers["outro"]
    found = yaml.safe_load((out / "content/publications.yaml").read_text())
    assert [one["title"] for one in found.values()] == ["On moss at night", "On counting rings"]
    assert [str(one["date"]) for one in yaml.safe_load((out / "content/news.yaml").read_text())] == [
        "2026-08-21",
        "2026-04-02",
    ]


def test_terms_of_courses_written_by_hand_stand_before_them(tmp_path: Path) -> None:
    text = "- CS101: Moss, Spring 2024\n- [Ferns](https://a.example.org), Fall 2022\n"
    text += "- [Trees, Fall](https://b.example.org) 2021\n"
    widget = f"---\nwidget: blank\ntitle: Teaching\n---\n{text}"
    out = site(tmp_path, OWNER | {"content/home/teaching.md": widget})
    found = yaml.safe_load((out / "content/courses.yaml").read_text())
    assert [(one["title"], one.get("period_text")) for one in found] == [
        ("CS101: Moss", "Spring 2024"),
        ("Ferns", "Fall 2022"),
        ("Trees, Fall", None),
    ]
    assert [one.get("url") for one in found] == [None, "https://a.example.org", "https://b.example.org"]


def test_a_block_of_one_type_of_papers_shows_these_and_leads_to_the_list_of_all(tmp_path: Path) -> None:
    block = "  - block: collection\n    content: {{title: {}, text: '{}', filters: {{folders: [publication], {}}}}}\n"
    more = 'All are [here]({{< ref "/publication/_index.md" >}}).'
    blocks = block.format("Drafts", "", "publication_type: '3'") + block.format("Chosen", more, "tag: chosen")
    paper = "---\ntitle: {}\nauthors: [Wei Zhang]\npublication_types: ['{}']\nabstract: {}\n{}---\n"
    links = (
        "tags: [chosen]\nurl_code: https://doi.org/10.5281/zenodo.12\n"
        "links: [{name: Published version, url: https://doi.org/10.1000/floors}]\n"
    )
    out = site(
        tmp_path,
        {
            "content/_index.md": f"---\ntype: landing\nsections:\n{blocks}---\n",
            "content/publication/_index.md": "---\ntitle: Publications\n---\n",
            "content/publication/floors/index.md": paper.format("Walking on floors", 2, "Floors bend.", links),
            "content/publication/stairs/index.md": paper.format("Walking on stairs", 3, "Stairs creak.", ""),
        },
    )
    drafts, chosen = (one for one in sections(out) if one["kind"] == "publications")
    assert (drafts["filter"], chosen["filter"]) == ({"type": ["article"]}, {"keywords": ["chosen"]})
    assert drafts["abstracts"] == chosen["abstracts"] == "details"
    assert chosen["intro"] == "All are [here](publications/)."
    works = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    floors = next(one for one in works if "floors" in one["title"])
    assert (floors["doi"], floors["url"]) == ("10.1000/floors", "https://doi.org/10.1000/floors")
    assert floors["links"][0] == {"label": "Code", "url": "https://doi.org/10.5281/zenodo.12", "rel": ["code"]}
