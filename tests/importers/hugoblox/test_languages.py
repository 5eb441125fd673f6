"""Sites of HugoBlox in several languages, whose home pages do not correspond in all they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from tests.importers.hugoblox.test_importer import paper, sections, site

if TYPE_CHECKING:
    from pathlib import Path

HOME = """---
type: landing
sections:
  - block: about.avatar
    id: about
    content: {{username: {}}}
  - block: experience
    id: work
    content:
      title: {}
      items:
{}
  - block: markdown
    id: hello
    content: {{title: {}, text: {}}}
  - block: accomplishments
    id: more
    content: {{title: {}, items: [{{title: {}, organization: Wood, date_start: 2020-01-01, date_end: 2020-02-01}}]}}
---
"""
JOB = "        - {{title: {}, company: {}, date_start: '{}', date_end: '2020-01-01'}}"
OWNER = "---\ntitle: {}\nrole: {}\nsuperuser: true\n---\n{}\n"
MENU = "main:\n  - {{name: {}, url: '#work'}}\n  - {{name: {}, url: '#hello'}}\n"


def files() -> dict[str, str]:
    jobs = [JOB.format("Ranger", "Forest", "2019-01-01")]
    more = [JOB.format("伐木工", "林场", "2016-01-01"), JOB.format("护林员", "林业局", "2019-01-01")]
    return {
        "content/en/_index.md": HOME.format(
            "admin", "Work", "\n".join(jobs), "Hello", "Come in.", "Experience", "Guide"
        ),
        "content/zh/_index.md": HOME.format("uta", "工作", "\n".join(more), "你好", "请进。", "其他", "向导"),
        "content/en/authors/admin/_index.md": OWNER.format("Uta Baum", "Forester", "I count."),
        "content/en/authors/uta/_index.md": OWNER.format("Uta Baum", "Forester", ""),
        "content/zh/authors/uta/_index.md": OWNER.format("白乌塔", "护林员", "数树。"),
        "config/_default/menus.en.yaml": MENU.format("Jobs", "Hello"),
        "config/_default/menus.zh.yaml": MENU.format("职务", "你好"),
    }


def test_sections_that_correspond_are_in_both_languages_and_the_rest_is_named(tmp_path: Path) -> None:
    out = site(tmp_path, files())
    work, hello, more = sections(out)
    assert work["title"] == {"en": "Work", "zh": "工作"}
    assert hello["title"] == {"en": "Hello", "zh": "你好"}
    assert more["title"] == {"en": "Experience", "zh": "其他"}
    assert (out / "content/hello.zh.md").read_text() == "请进。\n"
    (job,) = yaml.safe_load((out / "content/positions.yaml").read_text())
    assert job["organization"] == {"en": "Forest", "zh": "林业局"}
    told = (out / "IMPORT.md").read_text()
    assert "伐木工, 林场" in told
    assert "向导" in told


def test_the_profile_that_a_home_page_names_speaks_its_language(tmp_path: Path) -> None:
    out = site(tmp_path, files())
    assert (out / "content/bio.zh.md").read_text() == "数树。\n"
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert (person["name"], person["native_name"]) == ("Uta Baum", "白乌塔")


def test_the_top_bar_says_what_the_menu_of_each_language_said(tmp_path: Path) -> None:
    work, hello, _ = sections(site(tmp_path, files()))
    assert work["nav_label"] == {"en": "Jobs", "zh": "职务"}
    assert "nav_label" not in hello


def test_what_only_the_further_language_says_of_a_paper_is_kept(tmp_path: Path) -> None:
    links = "url_pdf: '{}'\n"
    more = {
        "content/en/publication/a/index.md": paper("Moss", links.format("")),
        "content/zh/publication/a/index.md": paper("Moss", links.format("https://a.example.org/moss.pdf")),
    }
    out = site(tmp_path, files() | more)
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert work["links"][0]["url"] == "https://a.example.org/moss.pdf"


LISTS = """---
type: landing
sections:
  - block: collection
    id: drafts
    content:
      title: {}
      text: "#{}"
      folders: [content/zh/publication/drafts]
      filters: {{publication_type: "3"}}
  - block: collection
    id: teaching
    content: {{title: {}, filters: {{folders: [teaching], exclude_featured: true}}}}
  - block: collection
    id: group
    content: {{title: {}, filters: {{folders: [group]}}}}
  - block: collection
    id: helpers
    content: {{title: , filters: {{folders: [helpers]}}}}
  - block: collection
    id: news
    content: {{title: {}, filters: {{folders: [news]}}}}
---
"""
ENTRY = "---\ntitle: '{}'\nsummary: {}\ndate: 2020-01-01\n---\n"


def lists() -> dict[str, str]:
    found = {
        "config/_default/hugo.yaml": "defaultContentLanguage: zh\n",
        "config/_default/menus.yaml": "main:\n  - {name: 课程, url: '#teaching'}\n  - {name: 团队, url: '#group'}\n",
        "content/zh/_index.md": LISTS.format("预印本", "学生", "课程", "团队", "新闻"),
        "content/en/_index.md": LISTS.format("Drafts", "student", "Courses", "Group", "News"),
        "content/zh/authors/admin/_index.md": OWNER.format("白乌塔", "护林员", "数树。"),
        "content/en/authors/admin/_index.md": OWNER.format("Uta Baum", "Forester", "I count."),
    }
    for tag, (course, name, about, helper, told) in {
        "zh": ("植物学", "莫艾达", "苔藓", "助手：小李", "地图出版"),
        "en": ("Botany", "Ida Moos", "Moss", "Helper: Li", "The map is out"),
    }.items():
        found[f"content/{tag}/publication/drafts/a/index.md"] = paper("Moss", "publication_types: ['3']\n")
        found[f"content/{tag}/teaching/a/index.md"] = ENTRY.format(course, "")
        found[f"content/{tag}/group/ida/index.md"] = ENTRY.format(name, about)
        found[f"content/{tag}/helpers/all/index.md"] = ENTRY.format("", helper)
        found[f"content/{tag}/news/map/index.md"] = ENTRY.format(told, "See https://a.example.org")
    return found


def test_entries_of_lists_are_in_the_languages_of_their_pages(tmp_path: Path) -> None:
    out = site(tmp_path, lists())
    assert yaml.safe_load((out / "content/courses.yaml").read_text())[0]["title"] == {"zh": "植物学", "en": "Botany"}
    (ida,) = yaml.safe_load((out / "content/items.yaml").read_text())
    assert (ida["name"], ida["text"]) == ({"zh": "莫艾达", "en": "Ida Moos"}, {"zh": "苔藓", "en": "Moss"})
    (news,) = yaml.safe_load((out / "content/news.yaml").read_text())
    assert news["text"]["en"] == "**The map is out**<br>See https://a.example.org"


def test_an_entry_without_a_title_is_called_by_its_summary(tmp_path: Path) -> None:
    out = site(tmp_path, lists())
    helpers = next(one for one in sections(out) if one["id"] == "helpers")
    assert (helpers.get("title"), helpers["nav"]) == (None, False)
    (helper,) = yaml.safe_load((out / "content" / helpers["file"]).read_text())
    assert helper["name"] == {"zh": "助手：小李", "en": "Helper: Li"}


def test_a_block_that_chooses_a_type_without_a_folder_shows_publications(tmp_path: Path) -> None:
    drafts, teaching, *_ = sections(site(tmp_path, lists()))
    assert (drafts["kind"], drafts["title"], drafts["filter"]) == (
        "publications",
        {"zh": "预印本", "en": "Drafts"},
        {"type": ["article"]},
    )
    assert drafts["intro"] == {"zh": "\\#学生", "en": "\\#student"}
    assert (teaching["title"], "nav_label" in teaching) == ({"zh": "课程", "en": "Courses"}, False)


def test_the_name_in_latin_letters_is_that_of_publications(tmp_path: Path) -> None:
    person = yaml.safe_load((site(tmp_path, lists()) / "content/person.yaml").read_text())
    assert (person["name"], person["native_name"]) == ("Uta Baum", "白乌塔")
