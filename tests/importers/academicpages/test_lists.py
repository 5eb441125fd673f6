"""Lists that academicpages makes in code: their headings, the words beside them, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from homepage.importers.academicpages.texts import with_headings
from homepage.importers.front_matter.liquid import without_loops
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
