"""Lists that academicpages makes in code: their headings, the words beside them, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from homepage.importers.academicpages.texts import with_headings
from homepage.importers.front_matter.liquid import told, without_loops
from tests.importers.front_matter.test_documents import ACADEMICPAGES, moved

if TYPE_CHECKING:
    from pathlib import Path

YEARS = """---
title: Blog posts
permalink: /year-archive/
---
{% capture written_year %}'None'{% endcapture %}
{% for post in site.posts %}
  {% capture year %}{{ post.date | date: '%Y' }}{% endcapture %}
  {% if year != written_year %}
    <h2 id="{{ year | slugify }}">{{ year }}</h2>
    {% capture written_year %}{{ year }}{% endcapture %}
  {% endif %}
  {% include archive-single.html %}
{% endfor %}
"""
POST = "---\ntitle: Wind\ndate: 2020-02-03\n---\nIt blows.\n"
GROUPS = """---
title: Writings
permalink: /publications/
---
<h3>Press</h3>
<ul>
{% for post in site.publications reversed %}
  {% if post.type contains "press" %}
    {% include archive-single.html %}
  {% endif %}
{% endfor %}
</ul>

<h3>Articles</h3>
<ul>
{% for post in site.publications reversed %}
  {% if post.type contains "articles" %}
    {% include archive-single.html %}
  {% endif %}
{% endfor %}
</ul>

<h2>In Preparation</h2>
<hr />
<p>More on willows.</p>
"""
TALKS = """---
title: Talks
permalink: /talks/
---
<h2>Invited Presentations</h2>
<hr />
{% for post in site.talks %}
  {% if post.section == "invited" %}
    {% include archive-single-talk.html %}
  {% endif %}
{% endfor %}
"""
WORK = """---
title: {}
type: {}
venue: Marsh
date: {}-01-01
paperurl: https://marsh.example.org/{}
link: https://marsh.example.org/{}
volume: '3(4)'
excerpt: 'B. Fen, A. Reed, C. Ditch'
citation: 'Reed, A. (2020). "Other." Marsh, 3(4), 7.'
---
"""


def settings(tmp_path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    return found


def test_the_list_of_posts_by_years_brings_no_words_of_its_code(tmp_path: Path) -> None:
    for name, files in {"with": {"_posts/2020-02-03-wind.md": POST}, "without": {}}.items():
        moved(tmp_path / name, {**ACADEMICPAGES, **files, "_pages/year-archive.html": YEARS})
        assert not (tmp_path / name / "site/content/pages").exists()


def test_words_beside_a_list_of_posts_are_told(tmp_path: Path) -> None:
    page = YEARS.replace("{% capture w", "What the wind brought.\n{% capture w", 1)
    report = moved(tmp_path, {**ACADEMICPAGES, "_posts/2020-02-03-wind.md": POST, "_pages/year-archive.html": page})
    assert "words beside the list of posts: What the wind brought." in [note.text for note in report.of("left out")]


def test_words_that_code_keeps_for_later_are_those_of_the_text_only_where_it_writes_them() -> None:
    kept = "{% capture note %}Wet.{% endcapture %}"
    assert without_loops(f"{kept}Dry.")[0] == "Dry."
    assert "Wet." in without_loops(f"{kept}{{{{ note | markdownify }}}}")[0]
    assert "Wet." in without_loops(f"{kept}{{% include box.html text=note %}}")[0]


def test_headings_of_html_over_lists_are_topics_and_words_below_others_stay(tmp_path: Path) -> None:
    papers = {
        "_publications/b.md": WORK.format("Reeds", "press", 2020, 1, 1),
        "_publications/c.md": WORK.format("Ponds", "science,articles", 2021, 2, 2),
    }
    report = moved(tmp_path, {**ACADEMICPAGES, **papers, "_pages/publications.html": GROUPS})
    records = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    assert {one["title"]: one.get("topic") for one in records.values()} == {
        "Ponds": "articles",
        "Reeds": "press",
        "Reeds in the Wind of March": None,
    }
    (section,) = (one for one in settings(tmp_path)["sections"] if one["kind"] == "publications")  # type: ignore[attr-defined]
    assert (section.get("intro"), section["outro"]) == (None, "**In Preparation**<br>More on willows.")
    assert not any("Press" in note.text for note in report.of("left out"))


def test_headings_of_the_parts_of_other_lists_are_told(tmp_path: Path) -> None:
    talk = "---\ntitle: Ponds\ndate: 2020-01-01\nsection: invited\n---\n"
    other = TALKS.partition("/talks/\n---\n")[2].replace("Invited Presentations", "Posters")
    report = moved(tmp_path, {**ACADEMICPAGES, "_talks/a.md": talk, "_pages/talks.html": TALKS + other})
    told = [f"the heading “{title}”, which parts the list of talks" for title in ("Invited Presentations", "Posters")]
    told.append("the key 'section', which has no place here: invited")
    assert [note.text for note in report.of("left out")] == told
    assert with_headings("<h2>A {{ b }}</h2>") == "<h2>A {{ b }}</h2>"


def test_authors_in_an_excerpt_are_authors_and_nothing_is_said_twice(tmp_path: Path) -> None:
    work = WORK.format("Reeds", "press", 2020, 1, 1).replace("Reed, A. (2020)", "(2020)")
    report = moved(tmp_path, {**ACADEMICPAGES, "_publications/b.md": work})
    record = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    (found,) = (one for one in record.values() if one["title"] == "Reeds")
    assert len(found["author"]) == 3
    assert [link["label"] for link in found["links"]] == ["Paper"]
    assert not any("volume" in note.text for note in report.of("left out"))


def test_a_post_that_kept_the_title_of_the_sample_comes_over_with_its_own_text(tmp_path: Path) -> None:
    post = "---\ntitle: Blog Post number 4\ndate: 2015-08-14\n---\n{}\n"
    own = "Reeds grow where the water is slow, and bend before the wind does. " * 5
    moved(tmp_path, {**ACADEMICPAGES, "_posts/2015-08-14-a.md": post.format(own)})
    assert [one.name for one in (tmp_path / "site/content/posts").iterdir()] == ["2015-08-14-a.md"]
    report = moved(tmp_path / "sample", {**ACADEMICPAGES, "_posts/2015-08-14-a.md": post.format("Lorem ipsum.")})
    assert "“Blog Post number 4”, a sample of the template" in [note.text for note in report.of("left out")]


@pytest.mark.parametrize(("name", "aliases"), [("Dr. Ann (Ada) Reed", ["Ada Reed"]), ("Prof. Ada Reed", None)])
def test_the_name_of_the_site_is_that_of_papers_where_the_author_has_more(
    name: str, aliases: list[str] | None, tmp_path: Path
) -> None:
    config = f"name: Ada Reed\nauthor:\n  name: {name}\n"
    moved(tmp_path, {**ACADEMICPAGES, "_config.yml": config})
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert (person["name"], person.get("aliases")) == (name, aliases)


def test_a_citation_whose_entities_were_escaped_twice_is_read(tmp_path: Path) -> None:
    work = "---\ntitle: '&quot;Wet&quot; reeds'\nvenue: Pond\ndate: 2020-01-01\ncitation: '{}'\n---\n"
    cited = "Ada Reed, Bo Fen, &quot;&amp;quot;Wet&amp;quot; reeds.&quot; Pond, 2020."
    moved(tmp_path, {**ACADEMICPAGES, "_publications/b.md": work.format(cited)})
    records = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    (found,) = (one for one in records.values() if "reeds" in one["title"])
    assert (len(found["author"]), found.get("note")) == (2, None)


def works_of(tmp_path: Path, files: dict[str, str]) -> dict[str, dict[str, object]]:
    """The records of the publications of a site with some more files, by their titles."""
    moved(tmp_path, {**ACADEMICPAGES, **files})
    records = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    return {one["title"]: one for one in records.values()}


def test_what_no_field_of_a_project_takes_stands_in_its_text(tmp_path: Path) -> None:
    fields = 'period: "1 May 2021 to present"\nfunder: "Pond Board, Wet Lands"\nrole: Keeper\n'
    report = moved(
        tmp_path, {**ACADEMICPAGES, "_portfolio/p.md": f"---\ntitle: Mires\n{fields}colour: Mossy\n---\nThe keeper.\n"}
    )
    text = (tmp_path / "site/content/projects/p.md").read_text()
    assert "- Period: 1 May 2021 to present\n- Funder: Pond Board, Wet Lands\n\nThe keeper." in text
    assert "_portfolio/p.md:6: the key 'colour', which has no place here: Mossy" in map(str, report.notes)


def test_authors_whose_initials_stand_last_are_turned_round(tmp_path: Path) -> None:
    work = "---\ntitle: Reeds\nvenue: Pond\ndate: 2020-01-01\nauthors: <b>Reed A.</b>, van der Fen B. C.\n---\n"
    author = works_of(tmp_path, {"_publications/b.md": work})["Reeds"]["author"]
    assert author == [{"family": "Reed", "given": "A."}, {"family": "van der Fen", "given": "B. C."}]


def test_a_citation_of_a_title_in_brackets_names_its_authors_in_full(tmp_path: Path) -> None:
    work = (
        '---\ntitle: "[DATA] The pond&apos;s reeds"\nvenue: Pond\ndate: 2020-01-01\nauthors: Reed A., Fen B.\n'
        "citation: 'Ada Reed, Bo Fen, &quot;[DATA] The pond&amp;apos;s reeds.&quot; Pond, 2020.'\n---\n"
    )
    found = works_of(tmp_path, {"_publications/b.md": work})["[DATA] The pond's reeds"]
    assert (found["author"], found.get("note")) == (["Ada Reed", "Bo Fen"], None)


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        ("Working paper, 2020", ("article", "Working paper", None, 2020)),
        ("Experiment in progress", ("article", "Experiment in progress", "inpreparation", None)),
        ("Workshop on Working Papers, 2020", ("paper-conference", None, None, None)),
    ],
)
def test_the_state_of_a_work_is_no_venue(venue: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    found = works_of(tmp_path, {"_publications/b.md": f"---\ntitle: Reeds\nvenue: {venue}\n---\n"})["Reeds"]
    assert (found["type"], found.get("genre"), found.get("status"), found.get("issued")) == expected
    assert ("container_title" in found) == (expected[1] is None)


def test_coauthors_given_by_keys_are_the_people_that_the_data_names(tmp_path: Path) -> None:
    data = "bfen:\n  name: Bo Fen\n  url: https://fen.example.org/\ncmire:\n  name: Cai Mire\n  url:\n"
    work = "---\ntitle: Reeds\nvenue: Pond\ndate: 2020-01-01\ncoauthors:\n- bfen\n- cmire\n---\n"
    found = works_of(tmp_path, {"_data/coauthors.yml": data, "_publications/b.md": work})["Reeds"]
    assert found["author"] == ["Ada Reed", {"name": "Bo Fen", "url": "https://fen.example.org/"}, "Cai Mire"]


def test_a_menu_goes_with_its_heading_and_a_date_of_the_template_with_its_words(tmp_path: Path) -> None:
    menu = "## Table of Contents\n1. [Ponds](#ponds)\n2. [Mires](#mires)\n\n## Ponds\n\nWet.\n\n## Mires\n\nWetter.\n\n"
    page = f"---\ntitle: Wet lands\npermalink: /wet/\n---\n{menu}*Last updated: {{{{ site.time | date: '%Y' }}}}*\n"
    report = moved(tmp_path, {**ACADEMICPAGES, "_pages/wet.md": page})
    text = (tmp_path / "site/content/pages/wet.md").read_text()
    assert "Contents" not in text
    assert "updated" not in text
    lines = [str(note) for note in report.of("left out") if note.location.path == "_pages/wet.md"]
    assert "_pages/wet.md:5: a menu of places within its page: Table of Contents 1. Ponds 2. Mires" in lines
    assert "_pages/wet.md:17: when the page was last made, which only the template knew: Last updated" in lines


def test_lists_of_values_are_told_without_the_words_of_code() -> None:
    text = "{% for term in role.terms %}{{ term }}{% endfor %}"
    assert told(text, 0) == "a list that the template makes of values in the fields above the text (terms)"
