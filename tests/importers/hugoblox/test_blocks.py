"""Blocks and profiles of the newest form: skills, fields of research, news, pronouns, and what relates pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from tests.importers.hugoblox.test_importer import OWNER, paper, sections, site

if TYPE_CHECKING:
    from pathlib import Path

FACTS = """is_owner: true
name: {display: Uta Baum, pronouns: she/her}
news: ["The *moss* map is out."]
experience: [{role: Ranger, org: Forest Office, start: 2019-03-01, tags: [moss, ferns]}]
skills:
  - name: Tools
    items: [{label: R, level: 4}, {name: Ladders, description: long ones}]
  - {name: Climbing, percent: 90}
languages: [{name: German, level: 5, label: Native}, {name: French, level: good}, {name: Danish, percent: 40}]
awards: [{title: Golden Leaf, awarder: Wood, date: 2020-01-01, summary: For *moss*., certificate_url: "https://a.example.org"}]
"""


def blocks(*kinds: str) -> str:
    found = "".join(f"  - block: {kind}\n    content: {{title: {kind}, username: me}}\n" for kind in kinds)
    return f"---\ntype: landing\nsections:\n{found}---\n"


def test_skills_languages_news_and_pronouns_of_a_profile_come_over(tmp_path: Path) -> None:
    home = blocks("resume-biography-3", "resume-skills", "resume-languages", "resume-awards", "resume-experience")
    out = site(tmp_path, {"data/authors/me.yaml": FACTS, "content/_index.md": home})
    skills = yaml.safe_load((out / "content/items.yaml").read_text())
    assert skills == [{"name": "Tools", "text": "R, Ladders (long ones)"}, {"name": "Climbing", "text": "90%"}]
    spoken = yaml.safe_load((out / "content/resume-languages.yaml").read_text())
    assert [one["text"] for one in spoken] == ["Native", "good", "40%"]
    assert yaml.safe_load((out / "content/news.yaml").read_text()) == ["The *moss* map is out."]
    assert yaml.safe_load((out / "content/person.yaml").read_text())["tagline"] == "she/her"
    (job,) = yaml.safe_load((out / "content/positions.yaml").read_text())
    assert job["topics"] == ["moss", "ferns"]
    (award,) = yaml.safe_load((out / "content/awards.yaml").read_text())
    assert (award["text"], award["url"]) == ("For *moss*.", "https://a.example.org")


def test_fields_of_research_partners_and_cards_become_lists(tmp_path: Path) -> None:
    home = """---
type: landing
sections:
  - block: research-areas
    content:
      title: Fields
      items:
        - name: Moss
          description: All of it.
          topics: [stones, walls]
          url: https://a.example.org
          cta: {text: More, url: "https://b.example.org"}
  - block: cta-image-paragraph
    content: {title: Offers, items: [{title: Walks, text: Long ones., features: [Mud, Rain]}]}
  - block: logos
    content: {title: Partners, logos: [{name: Wood Press, url: "https://c.example.org"}]}
  - block: contact-info
    content:
      title: Reach me
      address: {lines: [Oak Road 4, Wood]}
      map_url: https://d.example.org
      office_hours: [Mondays]
---
"""
    out = site(tmp_path, OWNER | {"content/_index.md": home})
    assert [(one["kind"], one["title"]) for one in sections(out)] == [
        ("items", "Fields"),
        ("items", "Offers"),
        ("items", "Partners"),
        ("text", "Reach me"),
    ]
    fields, offers, partners = (
        yaml.safe_load((out / "content" / name).read_text()) for name in ("items.yaml", "offers.yaml", "partners.yaml")
    )
    assert fields == [
        {
            "name": "Moss",
            "text": "All of it.<br>[More](https://b.example.org)<br>stones, walls",
            "url": "https://a.example.org",
        }
    ]
    assert offers[0]["text"] == "Long ones.\n\n- Mud\n- Rain"
    assert partners == [{"name": "Wood Press", "url": "https://c.example.org"}]
    assert (out / "content/reach-me.md").read_text() == (
        "Oak Road 4<br>\nWood<br>\nMondays<br>\n[Map](https://d.example.org)\n"
    )


def test_pages_lead_to_the_projects_that_they_belong_to(tmp_path: Path) -> None:
    files = {
        "content/project/barn/index.md": "---\ntitle: A barn\n---\nIt is red.\n",
        "content/publication/a/index.md": paper("Moss", "projects: [barn]\n"),
        "content/publication/b/index.md": paper("Fern", "projects: [internal-project]\n"),
    }
    out = site(tmp_path, OWNER | files)
    fern, moss = sorted(
        yaml.safe_load((out / "content/publications.yaml").read_text()).values(), key=lambda one: one["title"]
    )
    assert moss["links"] == [{"label": "Project", "url": "projects/barn/", "rel": ["project"]}]
    assert "links" not in fern


def test_a_summary_beside_an_abstract_stands_on_the_page_of_the_paper(tmp_path: Path) -> None:
    text = paper("Moss", "abstract: We count moss.\nsummary: Green things grow.\n")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    ((key, work),) = yaml.safe_load((out / "content/publications.yaml").read_text()).items()
    assert work["abstract"] == "We count moss."
    assert (out / f"content/publications/{key}.md").read_text() == "Green things grow.\n"


def test_a_place_is_not_said_again_by_the_parts_of_its_address(tmp_path: Path) -> None:
    event = "---\ntitle: On moss\ndate: 2020-01-01\nlocation: {}\naddress: {{city: Graz, country: Austria}}\n---\n"
    files = {
        "content/event/a/index.md": event.format('"Graz, Austria"'),
        "content/event/b/index.md": event.format("The barn"),
    }
    out = site(tmp_path, OWNER | files)
    talks = yaml.safe_load((out / "content/talks.yaml").read_text())
    assert [one["location"] for one in talks] == ["Graz, Austria", "The barn, Graz, Austria"]


def test_a_list_page_with_nothing_but_headings_is_no_page(tmp_path: Path) -> None:
    files = {
        "content/publication/_index.md": "---\ntitle: Publications\n---\n## Journals\n",
        "content/publication/a/index.md": paper("Moss"),
    }
    out = site(tmp_path, OWNER | files)
    assert not (out / "content/pages").exists()
    assert "headings above a list" in (out / "IMPORT.md").read_text()


def test_a_work_in_submission_has_a_state_and_no_venue(tmp_path: Path) -> None:
    text = paper("Moss").replace("publication: Forest Letters", "publication: In submission")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert work["status"] == "submitted"
    assert "container_title" not in work


def test_a_portfolio_of_a_folder_of_its_own_stands_in_its_place_with_the_links_of_its_pages(tmp_path: Path) -> None:
    widget = "+++\nwidget = 'portfolio'\ntitle = '{}'\nweight = {}\n[content]\n  page_type = '{}'\n+++\n"
    entry = "---\ntitle: {}\nsubtitle: In R.\nurl_code: https://github.com/uta/moss\n---\n"
    files = {
        "content/home/a.md": widget.format("Software", 1, "software"),
        "content/home/b.md": widget.format("Projects", 2, "project"),
        "content/software/moss/index.md": entry.format("Mossy"),
        "content/project/barn/index.md": entry.format("Barn"),
    }
    out = site(tmp_path, OWNER | files)
    assert [(one["kind"], one["title"]) for one in sections(out)] == [("items", "Software"), ("projects", "Projects")]
    (mossy,) = yaml.safe_load((out / "content/items.yaml").read_text())
    assert (mossy["name"], mossy["text"]) == ("Mossy", "In R.")
    assert mossy["links"] == [{"label": "Code", "url": "https://github.com/uta/moss", "rel": ["code"]}]


def test_sections_have_anchors_of_their_own(tmp_path: Path) -> None:
    files = {
        "content/home/courses.md": "---\nwidget: blank\ntitle: Courses\n---\nI teach little.\n",
        "content/courses/moss.md": "---\ntitle: Moss\n---\n",
    }
    assert [one["id"] for one in sections(site(tmp_path, OWNER | files))] == ["courses", "courses-2"]


def test_what_the_template_calls_the_venue_of_a_book_is_its_publisher(tmp_path: Path) -> None:
    text = paper("Moss", "publication_types: ['5']\n").replace("Forest Letters", "Wood Press")
    (work,) = yaml.safe_load(
        (site(tmp_path, OWNER | {"content/publication/a/index.md": text}) / "content/publications.yaml").read_text()
    ).values()
    assert (work["type"], work["publisher"], "container_title" in work) == ("book", "Wood Press", False)


def test_listed_folders_of_papers_are_topics_of_the_publications(tmp_path: Path) -> None:
    home = """---
sections:
  - block: collection
    id: papers
    content:
      title: Papers
      text: |-
        In order of the *alphabet*

        ---
      filters: {folders: [publication]}
  - block: collection
    id: papers
    content: {title: Drafts, text: ---, filters: {folders: [working_papers]}}
---
"""
    draft = (
        "title: Ferns\nauthors: [me]\ndate: 2022-08-01\npublication_types: [manuscript]\npublication: Moss Workshop\n"
    )
    out = site(
        tmp_path,
        {
            "content/_index.md": home,
            "content/publication/moss/index.md": paper("Moss", "abstract: In {{< math >}}$O(n)${{< /math >}} steps\n"),
            "content/working_papers/_index.md": "---\ntitle: All drafts\n---\n",
            "content/working_papers/ferns/index.md": f"---\n{draft}---\n",
        },
    )
    settings = yaml.safe_load((out / "site.yaml").read_text())
    assert [one["title"] for one in settings["topics"]] == ["Publications", "Drafts"]
    works = yaml.safe_load((out / "content/publications.yaml").read_text())
    assert {one["title"]: one["topic"] for one in works.values()} == {"Moss": "publication", "Ferns": "working_papers"}
    ferns = next(one for one in works.values() if one["title"] == "Ferns")
    assert (ferns["type"], ferns["container_title"]) == ("article", "Moss Workshop")
    assert next(one for one in works.values() if one["title"] == "Moss")["abstract"] == "In $O(n)$ steps"
    shown = [one for one in settings["sections"] if one["kind"] == "publications"]
    assert [one["title"] for one in shown] == ["Papers", "Drafts"]
    assert [one["filter"]["topic"] for one in shown] == [["publication"], ["working_papers"]]
    assert (shown[0]["intro"], shown[1].get("intro")) == ("In order of the *alphabet*", None)
    assert "manuscript" not in (out / "IMPORT.md").read_text()


def test_types_that_the_template_does_not_know_are_named(tmp_path: Path) -> None:
    page = "---\ntitle: Moss\nauthors: [me]\ndate: 2022-08-01\npublication_types: [pamphlet]\n---\n"
    out = site(tmp_path, {"content/publication/moss/index.md": page})
    assert "the type “pamphlet”" in (out / "IMPORT.md").read_text()


def test_what_a_mark_means_may_stand_behind_the_last_author(tmp_path: Path) -> None:
    names = "[Ida Moss*, Uta Baum, and Jan Wald* (* Co-first author)]"
    page = f"---\ntitle: Moss\nauthors: {names}\ndate: 2022-08-01\n---\n"
    out = site(tmp_path, {"content/publication/moss/index.md": page})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    first, second, third = work["author"]
    assert (first, second) == ({"name": "Ida Moss", "roles": ["equal"]}, "Uta Baum")
    assert third == {"name": "Jan Wald", "roles": ["equal"]}
    assert "the roles of the authors show" in (out / "IMPORT.md").read_text()


def test_a_copy_of_the_experience_widget_under_a_name_of_its_own_is_positions(tmp_path: Path) -> None:
    widget = """+++
widget = "research"
title = "Research"
[[research]]
  title = "Mapping moss"
  company = "Forest Office"
  date_start = "2020-06-01"
  description = "Where it grows."
+++
"""
    out = site(tmp_path, {"content/home/research.md": widget})
    text = (out / "content/positions.yaml").read_text()
    assert "Forest Office" in text
    assert "Where it grows." in text
    assert next(one for one in sections(out) if one.get("title") == "Research")["kind"] == "positions"


def test_cards_without_words_are_no_list(tmp_path: Path) -> None:
    cards = "[[feature]]\nimage = 'moss.png'\n[[feature]]\nicon = 'leaf'\n"
    widget = f"+++\nwidget = 'featurette'\ntitle = 'Funding'\n{cards}+++\n"
    out = site(tmp_path, {"content/home/skills.md": widget})
    assert not (out / "content/items.yaml").exists()
    assert "“Funding”, whose cards have no words" in (out / "IMPORT.md").read_text()


def test_pages_that_a_block_lists_show_the_pictures_beside_them(tmp_path: Path) -> None:
    block = "  - block: collection\n    content:\n      title: Outreach\n      filters:\n        folders: [outreach]\n"
    files = {
        "content/_index.md": f"---\nsections:\n{block}---\n",
        "content/outreach/walk/index.md": "---\ntitle: A walk\nsummary: Through moss\n---\n\nIt was long and green.\n",
        "content/outreach/walk/featured.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
        "content/project/moss/index.md": "---\ntitle: Moss\n---\n\nAll of it.\n",
        "content/outreach/talk/index.md": "---\ntitle: A talk\n---\n\nIt was short.\n",
    }
    out = site(tmp_path, files)
    walk = next(one for one in yaml.safe_load((out / "content/items.yaml").read_text()) if one["name"] == "A walk")
    assert walk["image"] == "outreach/walk/featured.svg"
    assert next(one for one in sections(out) if one.get("title") == "Outreach")["layout"] == "cards"


def test_a_link_to_a_project_that_the_settings_give_is_not_given_again(tmp_path: Path) -> None:
    given = "- {type: project, url: /project/moss/, label: Related}\n- {label: Counts, url: 'https://a.example.org'}\n"
    more = f"projects: [moss]\nlinks:\n{given}doi: 10.5555/moss\n"
    files = {
        "content/publication/a/index.md": paper("Moss", more),
        "content/project/moss/index.md": "---\ntitle: Moss\n---\n\nAll of it, and more.\n",
    }
    (work,) = yaml.safe_load((site(tmp_path, OWNER | files) / "content/publications.yaml").read_text()).values()
    assert [one["label"] for one in work["links"]] == ["Related", "Counts", "DOI"]
    assert work["url"] == "https://doi.org/10.5555/moss"


def test_abstracts_of_papers_that_the_home_page_leaves_out_are_no_lost_words(tmp_path: Path) -> None:
    widget = "+++\nwidget = 'publications_selected'\ntitle = 'Selected'\n+++\n"
    files = {
        "content/home/publications_selected.md": widget,
        "content/publication/a/index.md": paper("Moss", "featured: true\nabstract: Green and wet.\n"),
        "content/publication/b/index.md": paper("Fern", "abstract: Curled in spring of 1987.\n"),
    }
    assert "does not show" not in (site(tmp_path, OWNER | files) / "IMPORT.md").read_text()


def test_a_film_is_called_by_its_host_and_may_belong_to_a_list(tmp_path: Path) -> None:
    film = 'See.\n\n{{< youtube id="a1B2&list=c3" >}}\n'
    files = {"content/post/a/index.md": f"---\ntitle: Film\ndate: 2020-01-01\n---\n{film}"}
    (post,) = (site(tmp_path, OWNER | files) / "content/posts").iterdir()
    assert post.read_text().endswith("[YouTube](https://youtu.be/a1B2?list=c3)\n")


def test_a_sentence_that_names_a_journal_ends_outside_its_name(tmp_path: Path) -> None:
    text = paper("Moss").replace("Forest Letters", "'In *Forest Letters*.'")
    (work,) = yaml.safe_load(
        (site(tmp_path, OWNER | {"content/publication/a/index.md": text}) / "content/publications.yaml").read_text()
    ).values()
    assert work["container_title"] == "Forest Letters"


def test_degrees_and_positions_written_by_hand_are_records(tmp_path: Path) -> None:
    degree = (
        "- <b>PhD</b> in Forestry\n  <br />\n  [*Wood Institute*](https://a.example.org)\n  <br />\n  2009 to 2014\n"
    )
    jobs = "- **Lecturer**, Forest School, 2018 - present\n- **Postdoctoral Researcher**, Moss College, 2015 - 2018\n"
    story = "I walked for years.\n\n- Through moss\n- Through ferns\n"
    widget = "---\nwidget: blank\nweight: {}\ntitle: {}\n---\n\n{}"
    files = {
        "content/home/a.md": widget.format(1, "Education", degree),
        "content/home/b.md": widget.format(2, "Work Experience", jobs),
        "content/home/c.md": widget.format(3, "Field Experience", story),
        "content/home/d.md": widget.format(4, "Other work", "- **Ranger**, Forest Office, 2018 - present\n"),
    }
    out = site(tmp_path, OWNER | files)
    assert [(one["title"], one["kind"]) for one in sections(out)] == [
        ("Education", "positions"),
        ("Work Experience", "positions"),
        ("Field Experience", "text"),
        ("Other work", "text"),
    ]
    (phd,) = yaml.safe_load((out / "content/positions.yaml").read_text())
    assert (phd["title"], phd["organization"], phd["category"]) == ("PhD in Forestry", "Wood Institute", "education")
    found = yaml.safe_load((out / "content/work-experience.yaml").read_text())
    assert [(one["title"], one["organization"], one.get("ongoing")) for one in found] == [
        ("Lecturer", "Forest School", True),
        ("Postdoctoral Researcher", "Moss College", None),
    ]
