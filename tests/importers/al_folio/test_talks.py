from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from homepage.importers.front_matter.jumps import without_jumps
from tests.importers.al_folio.test_importer import HEAD, site_like
from tests.importers.trials import FIXTURES

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.report import ImportReport

TALKS = """@unpublished{winds,
  author = {M. T. V{\\^a}ntu}, title = {Knots in the Wind}, myyear = {2023},
  note = {Rope Colloquium, Bergen, May 4, 2023},
  slides = {../pdf/knots.pdf}, html = {https://rope.example.org/}, abstract = {On knots * and wind.},
  sponsor = {The Guild}
}
@conference{sails,
  author = {Kwame Osei and Mirela V{\\^a}ntu}, title = {Sails}, year = {2022}, month = {6}, type = {Keynote},
  eventtitle = {Sail Days}, venue = {Wind School}, location = {Bergen}
}
"""
PAGE = """---
layout: page
permalink: /talks/
title: talks
description: here and there
years: [2023, 2022]
---
<p>Most slides are <a href="https://slides.example.org">here</a>.</p>

{%- for y in page.years %}
<h2 class="year">{{y}}</h2>
{% bibliography -f talks -q @*[year={{y}}]* %}
{% endfor %}

{% bibliography -f talks -q @*[myyear=2023]* %}
"""


def with_talks(tmp_path: Path, files: dict[str, str]) -> ImportReport:
    """The report of an import of a site that keeps its talks in a bibliography."""
    return site_like(tmp_path, {"_bibliography/talks.bib": TALKS, "assets/pdf/knots.pdf": "%PDF-1.4", **files})


def test_a_bibliography_of_talks_becomes_talks_with_what_its_page_says(tmp_path: Path) -> None:
    report = with_talks(tmp_path, {"_pages/talks.md": PAGE})
    first, second = yaml.safe_load((tmp_path / "site/content/talks.yaml").read_text())
    assert (first["title"], first["date"], first["kind"]) == ("Sails", "2022-06", "Keynote")
    assert (first["event"], first["location"]) == ("Sail Days", "Wind School, Bergen")
    assert len(first["speaker"]) == 2
    assert (second["date"], second["event"]) == (2023, "Rope Colloquium, Bergen, May 4, 2023")
    assert second["links"][1] == {"label": "Slides", "url": "assets/pdf/knots.pdf", "rel": ["slides"]}
    assert "speaker" not in second
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    (talks,) = (one for one in sections if one["kind"] == "talks")
    assert (talks["title"], talks["intro"].partition("<br>")[0]) == ("Talks", "here and there")
    assert "Knots in the Wind" not in (tmp_path / "site/content/publications.bib").read_text()
    assert not report.lost
    assert not report.problems


def test_the_abstract_of_a_talk_stands_on_its_page_and_other_fields_are_told(tmp_path: Path) -> None:
    report = with_talks(tmp_path, {"_pages/talks.md": PAGE})
    page = (tmp_path / "site/content/pages/winds.md").read_text()
    assert page == "---\ntitle: Knots in the Wind\n---\n\nOn knots \\* and wind.\n"
    told = [str(note) for note in report.of("left out")]
    assert "_bibliography/talks.bib:5: the field sponsor of a talk: The Guild" in told
    assert any("talks.bib" in str(note) and "became talks" in str(note) for note in report.of("guess"))


def test_talks_below_a_heading_among_papers_are_a_section_of_their_own(tmp_path: Path) -> None:
    lists = "## Papers\n{% bibliography -f papers %}\n## Invited talks\n{% bibliography -f talks %}\n"
    report = with_talks(tmp_path, {"_pages/publications.md": HEAD + lists})
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert next(one["title"] for one in sections if one["kind"] == "talks") == "Invited talks"
    assert not report.lost


def test_a_list_of_talks_within_a_text_is_a_list_of_that_text(tmp_path: Path) -> None:
    page = "---\npermalink: /cv-page/\ntitle: record\n---\nI weave.\n\n{% bibliography -f talks %}\n\nAnd more.\n"
    report = with_talks(tmp_path, {"_pages/record.md": page})
    text = (tmp_path / "site/content/pages/cv-page.md").read_text()
    assert "- M. T. Vântu. [Knots in the Wind](https://rope.example.org/). *Rope Colloquium, Bergen, May 4" in text
    assert not report.problems


def test_papers_shown_as_presentations_stay_papers(tmp_path: Path) -> None:
    papers = (
        "@inproceedings{p, author={Mirela V{\\^a}ntu}, title={Ropes}, booktitle={Rope Days}, pages={1--2}, year=2020}"
    )
    page = PAGE.replace("talks", "presentations")
    site_like(tmp_path, {"_bibliography/presentations.bib": papers, "_pages/presentations.md": page})
    assert "Ropes" in (tmp_path / "site/content/publications.bib").read_text()
    assert not (tmp_path / "site/content/talks.yaml").exists()


COLLECTION = """---
layout: page
title: Notes at the Margin
subtitle: a knot
author: Kwame Osei, Mirela Vântu and Sara Lindqvist
description: Keynote
eventtitle: Rope Days 2018
venue: Rope School
location: Antwerp
eventdate: 2018-04-18/2018-04-20
slides: https://slides.example.org/n
---
{% include talk_intro.liquid %}
"""
LISTED = """---
permalink: /talks/
title: talks
description: Talks that I gave.
display_categories: [2018]
---
{% if page.display_categories %}
{% for category in page.display_categories %}
<a id="{{ category }}" href=".#{{ category }}"><h2>{{ category }}</h2></a>
{% assign sorted = site.talks | where: "year", category %}
{% for talk in sorted %}{% include talks.liquid %}{% endfor %}
{% endfor %}
{% endif %}
"""


def test_a_collection_of_talks_becomes_talks(tmp_path: Path) -> None:
    config = (
        (FIXTURES / "al-folio-new/_config.yml")
        .read_text()
        .replace("collections:\n", "collections:\n  talks:\n    output: true\n")
    )
    assert "talks:" in config
    abstract = "---\ntitle: Ropes\ndate: 2019-05-01\nvenue: Wind School\n---\nOn *ropes*.\n"
    files = {"_config.yml": config, "_talks/2018-antwerp.md": COLLECTION, "_talks/ropes.md": abstract}
    report = site_like(tmp_path, {**files, "_pages/talks.md": LISTED})
    ropes, notes = yaml.safe_load((tmp_path / "site/content/talks.yaml").read_text())
    assert ropes == {"title": "Ropes", "date": ropes["date"], "event": "Wind School", "url": "ropes/"}
    assert notes["title"] == "Notes at the Margin: a knot"
    assert (notes["kind"], notes["event"]) == ("Keynote", "Rope Days 2018")
    assert (notes["location"], notes["date_text"]) == ("Rope School, Antwerp", "Apr 18, 2018 – Apr 20, 2018")
    assert notes["speaker"] == ["Kwame Osei", "Mirela Vântu", "Sara Lindqvist"]
    assert notes["links"][0]["label"] == "Slides"
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert next(one["intro"] for one in sections if one["kind"] == "talks") == "Talks that I gave."
    assert not report.lost


def test_years_right_below_a_heading_stand_under_it_whatever_their_level(tmp_path: Path) -> None:
    lists = (
        "<h2>Journals</h2>\n<h2>2024</h2>\n{% bibliography -f papers -q @article[year=2024] %}\n"
        "<h2>2023</h2>\n{% bibliography -f papers -q @article[year!=2024] %}\n"
        "<h2>Leaflets</h2>\n{% bibliography -f papers -q @inproceedings %}\n"
    )
    site_like(tmp_path, {"_pages/publications.md": HEAD + lists})
    topics = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["topics"]
    assert [topic["title"] for topic in topics] == ["Journals", "Leaflets"]


def test_rows_of_links_within_a_page_are_left_out_and_told(tmp_path: Path) -> None:
    menu = "<div>\n<a href='#a'>Books</a> |\n<a href='#b'>Talks</a>\n</div>\n\n"
    report = site_like(tmp_path, {"_pages/publications.md": HEAD + menu + "{% bibliography %}\n"})
    assert "_pages/publications.md:7: a menu of places within its page: Books | Talks" in map(
        str, report.of("left out")
    )
    assert "Books" not in (tmp_path / "site/site.yaml").read_text()
    assert not report.lost


def test_a_sentence_with_links_within_its_page_is_no_menu() -> None:
    text = "See [books](#books) and [talks](#talks).\n\n[one](#one)\n"
    assert without_jumps(text) == (text, [])
    assert without_jumps("- [A](#a)\n- [B](#b)\n\nC\n") == ("\n\n\nC\n", [(0, "- A - B")])


def test_a_family_name_in_chinese_letters_is_found_in_whole_names(tmp_path: Path) -> None:
    config = (FIXTURES / "al-folio-new/_config.yml").read_text()
    scholar = "scholar:\n  last_name: [Vântu, 松岡]\n  first_name: [Mirela, 大樹]\n"
    bib = "@misc{a, author={松岡大樹 and Kwame Osei}, title={Roots}, year=2020}\n"
    start, end = (
        config.index("scholar:"),
        config.index("\n\n", config.index("scholar:")) if "\n\n" in config[config.index("scholar:") :] else len(config),
    )
    site_like(tmp_path, {"_config.yml": config[:start] + scholar + config[end:], "_bibliography/papers.bib": bib})
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert "松岡大樹" in person["aliases"]
    assert not any("大樹 Vântu" in one or "Mirela 松岡" in one for one in person["aliases"])


EVENTS = """@article{days, title = {<a href="https://days.example.org">Rope Days</a>, Bergen}, year = {2024},
  journal = {With Kwame Osei.}}
@article{night, title = {Knot Night}, link = {https://night.example.org}, year = {2023}}
"""


def test_a_bibliography_without_authors_is_a_list_of_the_page_that_shows_it(tmp_path: Path) -> None:
    page = "---\npermalink: /events/\ntitle: events\n---\n{% bibliography -f events %}\n"
    report = site_like(tmp_path, {"_bibliography/events.bib": EVENTS, "_pages/events.md": page})
    text = (tmp_path / "site/content/pages/events.md").read_text()
    assert "- [Rope Days](https://days.example.org), Bergen. *With Kwame Osei.*, 2024\n" in text
    assert "- [Knot Night](https://night.example.org). 2023\n" in text
    assert "Rope Days" not in (tmp_path / "site/content/publications.bib").read_text()
    assert any("events.bib" in str(note) and "holds no publications" in str(note) for note in report.of("guess"))
    assert not report.lost


PLAIN = """@article{talk, title = {<a href="https://days.example.org">Rope Days</a>, Bergen}, year = {2024},
  journal = {April,}}
@article{talk, title = {Knot Night}, year = {2023}, color = {red}}
@article{talk, title = {Old Knots}, year = {2001}}
"""


def test_talks_without_speakers_may_share_a_key_and_say_the_month_anywhere(tmp_path: Path) -> None:
    report = with_talks(tmp_path, {"_bibliography/talks.bib": PLAIN, "_pages/talks.md": PAGE.replace("2022", "2024")})
    knots, days = yaml.safe_load((tmp_path / "site/content/talks.yaml").read_text())
    assert days == {"title": "Rope Days, Bergen", "date": "2024-04", "url": "https://days.example.org"}
    assert knots == {"title": "Knot Night", "date": 2023}
    assert not any("the key" in str(note) for note in report.of("guess"))
    assert "_bibliography/talks.bib:4: a talk that no list shows: Old Knots" in map(str, report.of("left out"))
    assert not report.lost


def test_talks_that_the_biography_lists_are_a_section(tmp_path: Path) -> None:
    about = "---\nlayout: about\npermalink: /\n---\nI weave.\n\n## Lectures\n\n{% bibliography -f talks %}\n"
    report = with_talks(tmp_path, {"_pages/about.md": about})
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert next(one["title"] for one in sections if one["kind"] == "talks") == "Lectures"
    assert (tmp_path / "site/content/bio.md").read_text() == "I weave.\n"
    assert not report.lost


def test_a_long_text_above_a_list_and_its_filters_are_no_section_of_their_own(tmp_path: Path) -> None:
    filters = '<p><abbr onclick="go(1)">All</abbr>&ensp;\n<abbr onclick="go(2)">Ropes</abbr></p>\n\n'
    head = HEAD + "I write about ropes. " * 40 + "\n\n" + filters
    report = site_like(tmp_path, {"_pages/publications.md": head + "{% bibliography %}\n"})
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert "All works" not in [one["title"] for one in sections if one["kind"] == "text"]
    told = [str(note) for note in report.of("left out")]
    assert any(one.endswith("a button, which needs a script: Ropes") for one in told)
    assert not report.lost


def test_a_collection_of_courses_becomes_courses_with_their_term_and_place(tmp_path: Path) -> None:
    config = (FIXTURES / "al-folio-new/_config.yml").read_text()
    files = {
        "_config.yml": config.replace("collections:\n", "collections:\n  courses:\n    output: true\n"),
        "_courses/hitches.md": "---\ntitle: Hitches\nsemester: Fall\ncourse_year: 2024\ninstitution: Wind School\n"
        "description: How hitches hold.\n---\n\n## Weeks\n\nOne hitch a week.\n",
        "_courses/sails.md": "---\ntitle: Sails\nterm: Spring 2023\nrole: Lecturer\ncourse_id: W 12\n---\n",
    }
    report = site_like(tmp_path, files)
    found = [one.read_text() for one in (tmp_path / "site/content").glob("courses*.yaml")]
    hitches, sails = yaml.safe_load(next(one for one in found if "Sails" in one))
    assert hitches == {
        "title": "Hitches",
        "start": 2024,
        "period_text": "Fall 2024",
        "organization": "Wind School",
        "url": "hitches/",
    }
    assert (sails["code"], sails["role"], sails["period_text"]) == ("W 12", "Lecturer", "Spring 2023")
    assert "How hitches hold." in (tmp_path / "site/content/pages/hitches.md").read_text()
    assert not report.lost
    assert not report.problems


def test_dated_entries_of_a_collection_called_blog_are_posts(tmp_path: Path) -> None:
    config = (FIXTURES / "al-folio-new/_config.yml").read_text()
    files = {
        "_config.yml": config.replace("collections:\n", "collections:\n  blog:\n    output: true\n"),
        "_blog/ropes/part-1.md": "---\ntitle: Ropes\ndate: 2024-05-01\n"
        "permalink: /blog/ropes/part-1/\n---\n\nOn ropes.\n",
    }
    report = site_like(tmp_path, files)
    (post,) = (tmp_path / "site/content/posts").glob("*part-1.md")
    assert "aliases: [blog/ropes/part-1/]" in post.read_text()
    assert not report.lost
    assert not report.problems


def test_a_page_at_the_top_beside_the_page_about_the_owner_is_told(tmp_path: Path) -> None:
    top = "---\nlayout: page\ntitle: Start\npermalink: /\n---\n\nStart here.\n"
    about = (FIXTURES / "al-folio-new/_pages/about.md").read_text().replace("permalink: /\n", "permalink: /about/\n", 1)
    report = site_like(tmp_path, {"_pages/start.md": top, "_pages/about.md": about})
    assert any("stood at the top of the site" in str(note) for note in report.of("guess"))
    assert not report.lost


def test_links_to_a_page_that_lists_a_collection_lead_to_its_section(tmp_path: Path) -> None:
    config = (FIXTURES / "al-folio-new/_config.yml").read_text()
    files = {
        "_config.yml": config.replace("collections:\n", "collections:\n  courses:\n    output: true\n"),
        "_courses/sails.md": "---\ntitle: Sails\nterm: Spring 2023\n---\n",
        "_pages/lessons.md": "---\ntitle: lessons\npermalink: /lessons/\n---\n"
        "{% for one in site.courses %}\n{{ one.title }}\n{% endfor %}\n",
        "_pages/friends.md": "---\ntitle: friends\npermalink: /friends/\n---\nSee [my lessons](/lessons/).\n",
    }
    report = site_like(tmp_path, files)
    assert "[my lessons](index.html#courses)" in (tmp_path / "site/content/pages/friends.md").read_text()
    assert not report.lost
    assert not report.problems
