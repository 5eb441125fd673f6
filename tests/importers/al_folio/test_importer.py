from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from homepage.build import produce
from homepage.content.records import Author
from homepage.errors import Location
from homepage.importers.detect import detect
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from homepage.site.names import Identity
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

NAMES = ("al-folio-new", "al-folio-old")
HIDDEN = (  # samples of the template, unpublished news, other languages
    "announcement_1.md",
    "announcement_3.md",
    "2_project.md",
    "2015-03-15-formatting-and-links.md",
    "2022-hidden.md",
    "fr-fr",
    "boat_de.md",
    "repositories.md",
    "publications.md",
)
VISIBLE = {
    "_news": ("title",),
    "_projects": ("title", "description"),
    "_posts": ("title",),
    "_pages": (),
    "_teachings": ("title", "description", "term", "year", "location", "time", "course_id", "instructor"),
}

CURRICULUM = """
cv:
  name: Mirela T. Vântu
  label: Weaver
  summary: Weaves by day.
  sections:
    Education:
      - {institution: Loom School, area: Weaving, studyType: Ph.D., start_date: 2016-10, end_date: 2021-09}
    Skills:
      - {name: Looms, level: Master, icon: fa-solid fa-flask}
"""

SAMPLES = """
- title: General Information
  type: map
  contents:
    - {name: Full Name, value: Albert Einstein}
    - {name: Date of Birth, value: 14th March 1879}
    - {name: Languages, value: "English, German"}
- title: Education
  type: time_table
  contents:
    - title: PhD
      institution: Loom School
      year: 2021
      description:
        - Description 1.
        - title: Description 3.
          contents: [Sub-description 1., Sub-description 2.]
    - {title: Diploma, institution: "Eidgenössische Technische Hochschule, Zurich", year: 1900}
- title: Experience
  type: time_table
  contents:
    - {title: Director, institution: Kaiser Wilhelm Institute for Physics, year: 1917-1933}
- title: Skills
  type: list
  contents: [English, Weaving]
"""


def body_and_fields(path: Path) -> tuple[str, dict[str, object]]:
    """A Markdown file read by other means than those of the importer."""
    _, head, body = path.read_text().split("---\n", 2)
    body = re.sub(r"<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}", " ", body, flags=re.DOTALL)
    body = re.sub(r"\]\([^)]*\)|<[^>]*>|:sparkles:|^\s*\d+\.", " ", body, flags=re.MULTILINE)
    return body, yaml.safe_load(head)


def texts(name: str) -> str:
    """What a reader of the source sees, read from its files."""
    found = []
    for path in sorted((FIXTURES / name).rglob("*.md")):
        if any(part in HIDDEN for part in path.parts):
            continue
        body, fields = body_and_fields(path)
        found += [body, *(str(fields.get(key, "")) for key in VISIBLE[path.parent.name])]
    return re.sub(r"<[^>]*>|\]\([^)]*\)", " ", " ".join(found))


def curriculum(found: object) -> list[str]:
    """Every text of a curriculum vitae, dates with months left out."""
    if isinstance(found, dict):
        return [
            text
            for key, one in found.items()
            if key not in ("type", "title_", "start_date", "end_date")
            for text in curriculum(one)
        ]
    if isinstance(found, list):
        return [text for one in found for text in curriculum(one)]
    return [re.sub(r"\]\([^)]*\)|<[^>]*>", " ", str(found))]


@pytest.mark.parametrize("name", NAMES)
def test_the_template_is_recognised(name: str) -> None:
    source = FIXTURES / name
    assert detect(Folder(source, ImportReport()), source) == "al-folio"


@pytest.mark.parametrize("name", NAMES)
def test_every_visible_word_comes_over_and_the_site_builds(name: str, tmp_path: Path) -> None:
    report = imported(name, "al-folio", tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    assert not missing(texts(name), tmp_path / "site")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_the_curriculum_comes_over(name: str, tmp_path: Path) -> None:
    imported(name, "al-folio", tmp_path / "site")
    found = yaml.safe_load((FIXTURES / name / "_data/cv.yml").read_text())
    sections = found["cv"]["sections"] if isinstance(found, dict) else found
    assert not missing(" ".join(curriculum(sections)).replace("present", ""), tmp_path / "site")


@pytest.mark.parametrize("name", NAMES)
def test_titles_and_authors_of_the_bibliography_are_shown(name: str, tmp_path: Path) -> None:
    imported(name, "al-folio", tmp_path / "site")
    expected = {
        "al-folio-new": "Kites on a Loom Threaded Sails Vântu Kwame Osei Sara Lindqvist Journal of Woven Theory "
        "Best Knot Award Threads as Messages Proceedings of the Wind Conference",
        "al-folio-old": "Roots that Remember Paula Einstein Willow Letters Bark Leaflet",
    }
    assert not missing(expected[name], tmp_path / "site")


def test_what_is_hidden_stays_hidden(tmp_path: Path) -> None:
    imported("al-folio-new", "al-folio", tmp_path / "new")
    imported("al-folio-old", "al-folio", tmp_path / "old")
    assert missing("flat announced", tmp_path / "new") == ["announced", "flat"]
    assert missing("drawer", tmp_path / "old") == ["drawer"]


def test_residue_of_the_template_is_left_out_with_a_note(tmp_path: Path) -> None:
    report = imported("al-folio-old", "al-folio", tmp_path / "site")
    assert missing("Brownian jean announcements Courier", tmp_path / "site") == [
        "announcements",
        "brownian",
        "courier",
        "jean",
    ]
    text = report.text()
    assert "Brownian" in text
    assert "last\\_name says Einstein" in text
    assert "Edwin\\_Plimpton\\_Adams" in text
    # A co-author of the same name is nobody's sample.
    assert "Einstein, Paula" in (tmp_path / "site/content/publications.bib").read_text()


def test_a_bibliography_without_residue_is_copied_byte_for_byte(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "_bibliography").mkdir(parents=True)
    (source / "_config.yml").write_text("first_name: Ada\nlast_name: Reed\nscholar:\n  bibliography: papers.bib\n")
    data = b"---\n---\r\n@misc{a,\n title={Reeds \\& {W}ind},\tauthor={Reed, Ada}, year = 2020,}\n\n% end"
    (source / "_bibliography/papers.bib").write_bytes(data)
    assert read_bytes(source, "al-folio")["content/publications.bib"] == data


def test_versions_in_other_languages_are_kept_beside_the_main_one(tmp_path: Path) -> None:
    imported("al-folio-new", "al-folio", tmp_path / "new")
    imported("al-folio-old", "al-folio", tmp_path / "old")
    new = yaml.safe_load((tmp_path / "new/content/news.yaml").read_text())
    old = yaml.safe_load((tmp_path / "old/content/news.yaml").read_text())
    assert new[0]["text"]["fr"] == "Notre article sur les cerfs-volants a paru !"
    assert old[1]["text"] == {"en": "I bought a boat.", "de": "Ich habe ein Boot gekauft."}
    assert (tmp_path / "new/content/bio.fr.md").read_text() == "Je tisse et je mesure le vent.\n"


def test_settings_of_every_generation_say_who_it_is(tmp_path: Path) -> None:
    imported("al-folio-new", "al-folio", tmp_path / "new")
    imported("al-folio-old", "al-folio", tmp_path / "old")
    new = yaml.safe_load((tmp_path / "new/content/person.yaml").read_text())
    old = yaml.safe_load((tmp_path / "old/content/person.yaml").read_text())
    assert new["name"] == "Mirela T. Vântu"
    assert Identity([new["name"], *new.get("aliases", [])]).matches(Author(name="Mirela Vântu"))
    assert [link["label"] for link in new["links"]][:3] == ["CV", "ORCID", "Google Scholar"]
    assert old["name"] == "Petru Salcie"
    assert old["email"] == ["petru@willow.example.org"]
    assert [link["label"] for link in old["links"]] == ["Twitter", "GitHub", "Google Scholar", "ORCID"]


def test_degrees_role_and_summary_of_a_curriculum_come_over_and_names_of_icons_do_not(tmp_path: Path) -> None:
    source = tmp_path / "source/al-folio-new"
    shutil.copytree(FIXTURES / "al-folio-new", source)
    (source / "_data/cv.yml").write_text(CURRICULUM)
    run(source, tmp_path / "site", kind="al-folio")
    content = tmp_path / "site/content"
    (degree,) = yaml.safe_load((content / "positions.yaml").read_text())
    assert degree["title"] == "Ph.D., Weaving"
    assert (content / "summary.md").read_text() == "**Weaver**\n\nWeaves by day.\n"
    assert "flask" not in (content / "skills.md").read_text()


def site_like(tmp_path: Path, files: dict[str, str], name: str = "al-folio-new") -> ImportReport:
    """The report of an import of a fixture in which some files are others; the site is at tmp_path/site."""
    source = tmp_path / "source" / name
    shutil.copytree(FIXTURES / name, source)
    for path, text in files.items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text)
    return run(source, tmp_path / "site", kind="al-folio")


def test_samples_in_a_curriculum_are_left_out_one_by_one(tmp_path: Path) -> None:
    report = site_like(tmp_path, {"_data/cv.yml": SAMPLES})
    content = tmp_path / "site/content"
    (degree,) = yaml.safe_load((content / "positions.yaml").read_text())
    assert (degree["organization"], degree.get("text")) == ("Loom School", None)
    assert missing("Kaiser Einstein 1879 1900", tmp_path / "site") == ["1879", "1900", "einstein", "kaiser"]
    assert not missing("English Weaving", tmp_path / "site")
    assert any(
        "Kaiser Wilhelm" in str(note) and str(note).startswith("_data/cv.yml:") for note in report.of("left out")
    )


def test_a_resume_takes_the_place_of_a_curriculum_that_is_a_sample(tmp_path: Path) -> None:
    work = '{"name": "Loom School", "position": "Weaver", "startDate": "2021-01-01"}'
    general = SAMPLES.partition("- title: Education")[0]
    files = {"_data/cv.yml": general, "assets/json/resume.json": f'{{"basics": {{}}, "work": [{work}]}}'}
    site_like(tmp_path, files)
    (position,) = yaml.safe_load((tmp_path / "site/content/positions.yaml").read_text())
    assert position["organization"] == "Loom School"


HEAD = "---\ntitle: All works\npermalink: /publications/\nnav: true\n---\n"


def publications_page(site: Path) -> str:
    """The built page that lists all works."""
    return produce(site).outputs["publications/index.html"].decode()


def test_a_page_of_one_heading_over_a_bibliography_gives_way_to_the_list(tmp_path: Path) -> None:
    page = f"{HEAD}### Books\n***\n{{% bibliography -f books %}}\n"
    report = site_like(tmp_path, {"_pages/publications.md": page})
    assert not [path for path in report.files if path.startswith("content/pages/publications")]
    assert any("“Books”" in str(note) for note in report.of("left out"))
    assert report.problems == ()


def test_headings_over_several_lists_become_topics_of_the_works(tmp_path: Path) -> None:
    lists = (
        "## Selected\n{% bibliography --query @*[selected=true] %}\n"
        "<h2>Journals</h2>\n<div>{% bibliography --group_by none -q @article[year>=2020 && abbr=JWT]* %}</div>\n"
        "<h2>In <b>conferences</b></h2>\n### 2022\n{% bibliography -f papers -q @inproceedings %}\n"
        "## Leaflets\n{% bibliography -f leaflets --max 5 %}"
    )
    leaflet = "@misc{leaf, title = {A Leaf}, author = {V{\\^a}ntu, Mirela}, year = 2019}"
    report = site_like(tmp_path, {"_pages/publications.md": HEAD + lists, "_bibliography/leaflets.bib": leaflet})
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    assert [topic["title"] for topic in site["topics"]] == ["Journals", "In conferences"]
    assert site["publications"]["group_by"] == "topic"
    page = publications_page(tmp_path / "site")
    assert page.index("Journals") < page.index("Kites on a Loom") < page.index("In conferences")
    assert page.index("In conferences") < page.index("Threads as Messages") < page.index("A Leaf")
    assert not report.problems
    assert not report.lost


def test_lists_that_a_loop_makes_of_years_are_one_list_by_year(tmp_path: Path) -> None:
    loop = "{%- for y in page.years %}\n<h2>{{y}}</h2>\n{% bibliography -f papers -q @*[year={{y}}]* %}\n{% endfor %}"
    page = HEAD.replace("nav:", "years: [2024, 2022]\nnav:") + loop
    site_like(tmp_path, {"_pages/publications.md": page})
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    assert "topics" not in site
    assert "group_by" not in site["publications"]


def test_lists_that_a_loop_makes_of_settings_are_topics(tmp_path: Path) -> None:
    parts = "parts:\n  - {name: Talks, query: '@inproceedings'}\n  - {name: Articles, query: '@article'}\nnav:"
    loop = (
        "{% for p in page.parts %}\n### {{ p.name }}\n"
        "{% bibliography -f {{ site.scholar.bibliography }} -q {{ p.query }} %}\n{% endfor %}"
    )
    site_like(tmp_path, {"_pages/publications.md": HEAD.replace("nav:", parts) + loop})
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    assert [topic["title"] for topic in site["topics"]] == ["Talks", "Articles"]


def test_an_award_that_is_one_line_keeps_its_link(tmp_path: Path) -> None:
    cv = "- title: Awards\n  type: time_table\n  contents:\n    - title: Grant of the [Wind Fund](https://wind.example.org)\n"
    report = site_like(
        tmp_path,
        {
            "_data/cv.yml": f"{cv}      year: 2020\n",
            "_pages/cv.md": "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n",
        },
    )
    award = yaml.safe_load((tmp_path / "site/content/awards.yaml").read_text())[0]
    assert (award["title"], award["url"]) == ("Grant of the Wind Fund", "https://wind.example.org")
    assert report.lost == ()


def test_what_a_page_of_lists_says_stands_beside_the_list(tmp_path: Path) -> None:
    head = HEAD.replace("nav:", "description: § stands for a shared knot.\nnav:")
    body = "Find more on my shelf.\n\n{% bibliography %}\n\n## Patents\n\n1. A quiet loom\n2. A loud loom\n"
    report = site_like(tmp_path, {"_pages/publications.md": head + body})
    assert report.lost == ()
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    works, patents = (one for one in site["sections"] if one["kind"] == "publications" or one["title"] == "Patents")
    assert works["outro"] == "§ stands for a shared knot.\n\nFind more on my shelf."
    assert "A loud loom" in (tmp_path / "site/content" / patents["file"]).read_text()


ABOUT = "---\nlayout: about\npermalink: /\nannouncements: {enabled: true, limit: 1}\n"


def test_the_home_page_shows_as_much_of_news_and_posts_as_it_did(tmp_path: Path) -> None:
    about = ABOUT + "latest_posts:\n  enabled: true\n  limit: 2\n---\nI weave.\n"
    site_like(tmp_path, {"_pages/about.md": about})
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    limits = {one["kind"]: one.get("limit") for one in sections}
    assert (limits["news"], limits["posts"]) == (1, 2)


def test_lists_within_the_biography_are_sections_of_the_name_they_had(tmp_path: Path) -> None:
    about = (
        "---\nlayout: about\npermalink: /\n---\nI weave.\n\n## What is new\n{% include news.liquid limit=true %}\n\n"
        "<h2>Best <i>papers</i></h2>\n<div class='publications'>\n{% bibliography -q @inproceedings %}\n</div>\n\n"
        "## Letters\n\nWrite to me.\n"
    )
    bib = (FIXTURES / "al-folio-new/_bibliography/papers.bib").read_text().replace("selected     = {true},", "")
    site_like(tmp_path, {"_pages/about.md": about, "_bibliography/papers.bib": bib})
    assert (tmp_path / "site/content/bio.md").read_text() == "I weave.\n\n## Letters\n\nWrite to me.\n"
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert [one["title"] for one in sections][:2] == ["What is new", "Best papers"]
    beside = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    assert beside == {"vantu2022threads": {"selected": True}}


def test_pages_that_the_settings_exclude_stay_behind(tmp_path: Path) -> None:
    config = (FIXTURES / "al-folio-new/_config.yml").read_text() + "exclude: [bin, _pages/students.md]\n"
    report = site_like(tmp_path, {"_config.yml": config})
    assert not [path for path in report.files if "students" in path]


def test_an_older_menu_names_every_page_with_a_title(tmp_path: Path) -> None:
    page = "---\npermalink: /lectures/\ntitle: lectures\n---\nKnots.\n"
    cv = "---\nlayout: cv\ntitle: cv\n---\n"
    site_like(tmp_path, {"_pages/lectures.md": page, "_pages/cv.md": cv}, "al-folio-old")
    assert "nav: true" in (tmp_path / "site/content/pages/lectures.md").read_text()


def test_a_short_address_below_the_portrait_says_where_the_owner_is(tmp_path: Path) -> None:
    imported("al-folio-new", "al-folio", tmp_path / "site")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert person["location"] == "Room 12, Wind Wing, 5003 Bergen"
    assert person["notice"] == ["Letters reach me faster than phone calls."]


def test_links_and_a_role_below_the_portrait_are_those_of_the_owner(tmp_path: Path) -> None:
    links = (
        "profile:\n  role: Weaver @<br>Loom\n  links:\n    - {label: Bergen}\n    - {label: CV, url: /cv/}\n"
        "    - {label: Letters, url: 'mailto:m@loom.example.org'}\n    - {label: Shop, url: 'https://shop.example.org'}\n"
    )
    site_like(tmp_path, {"_pages/about.md": f"{ABOUT}{links}---\nI weave.\n"}, "al-folio-old")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert (person["job_title"], person["location"]) == ("Weaver @ Loom", "Bergen")
    assert person["links"][-1] == {"label": "Shop", "url": "https://shop.example.org"}
    assert person["email"] == ["petru@willow.example.org"]


def test_coauthors_may_be_listed_by_their_whole_names(tmp_path: Path) -> None:
    site_like(tmp_path, {"_data/coauthors.yml": "Kwame Osei:\n  url: https://osei.example.org/\n"})
    people = yaml.safe_load((tmp_path / "site/content/people.yaml").read_text())
    assert people == [{"name": "Kwame Osei", "url": "https://osei.example.org/"}]


def test_the_own_lines_of_a_paragraph_with_a_sample_stay(tmp_path: Path) -> None:
    sample = "Put your address / P.O. box / other info right below your picture. You can also disable any of them."
    site_like(tmp_path, {"_pages/about.md": f"{ABOUT}---\nFind me at the loom.\n{sample}\n"})
    assert (tmp_path / "site/content/bio.md").read_text() == "Find me at the loom.\n"


def test_posts_without_a_title_are_called_as_their_files_and_formulas_within_lines_stay_there(tmp_path: Path) -> None:
    post = (
        "---\nlayout: post\n---\nLet $$y = 1$$ be one.[^one]\n\n$$\\frac{1}{2}$$\n\n[^one]: A note on $$\\theta_0$$.\n"
    )
    report = site_like(tmp_path, {"_posts/2020-01-02-the-first-knot.md": post})
    text = (tmp_path / "site/content/posts/2020-01-02-the-first-knot.md").read_text()
    assert "title: The First Knot\n" in text
    assert "Let $y = 1$ be one.[^one]\n\n$$\\frac{1}{2}$$\n" in text
    assert not report.lost


def test_what_the_owner_says_below_the_name_stays_where_samples_stood_beside_it(tmp_path: Path) -> None:
    line = "subtitle: >\n  <a href='#'>Affiliations</a>. Weaver at Loom School\n  <!-- Address. Motto. Etc. -->\n"
    said = "Write your biography here. Tell the world about yourself."
    report = site_like(tmp_path, {"_pages/about.md": f"{ABOUT}{line}---\nI weave.\n\n<!-- {said} -->\n"})
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert person["tagline"] == "Weaver at Loom School"
    assert not any("about.md" in str(note) for note in report.of("left out"))


def test_a_table_of_names_and_values_in_a_curriculum_is_a_list(tmp_path: Path) -> None:
    section = "- title: Current position\n  type: map\n  contents:\n    - {name: Title, value: Weaver}\n"
    site_like(tmp_path, {"_data/cv.yml": section})
    assert (tmp_path / "site/content/current-position.md").read_text() == "- Title: Weaver\n"


def test_what_explains_the_template_on_a_page_of_ones_own_is_left_out(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A loom\n---\nIt sings.\n\n"
        '<div class="caption">You can also have artistically styled 2/3 + 1/3 images, like these.</div>\n\n'
        "```html\n<div class='row justify-content-sm-center'>\n\n  example image\n</div>\n```\n"
    )
    site_like(tmp_path, {"_projects/1_loom.md": text})
    assert (tmp_path / "site/content/projects/1_loom.md").read_text().endswith("---\n\nIt sings.\n")


WORKS = """---
permalink: /publications/
title: publications
---
<ol reversed>
<h3>Preprints</h3>
<h3 class="year">2022</h3>
<li> <strong>Roots and rain</strong><br/>
  <ins>P. Salcie</ins>, M. Vântu, O. Kwame<br/>
  <em>Delta</em>, 2022. [<a href="https://doi.org/10.5555/delta.2022">DOI</a>]</li><br/>
<h3 class="year">2021</h3>
<li> <strong>Wind and willow</strong><br/>
  <ins>P. Salcie</ins>, M. Vântu<br/>
  <em>Bark</em>, 2021. [<a href="/assets/img/me.png">PDF</a>]</li><br/>
</ol>

<h4>Thesis</h4>

<strong>Trees that bend</strong><br/>
<em>Supervisor:</em> O. Kwame
"""


def test_publications_written_by_hand_come_apart_where_there_is_no_bibliography(tmp_path: Path) -> None:
    source = tmp_path / "source/al-folio-old"
    shutil.copytree(FIXTURES / "al-folio-old", source)
    shutil.rmtree(source / "_bibliography")
    (source / "_config.yml").write_text((source / "_config.yml").read_text() + "theme: al-folio\n")
    (source / "_pages/publications.md").write_text(WORKS)
    report = run(source, tmp_path / "site", kind="al-folio")
    content = tmp_path / "site/content"
    first, second = yaml.safe_load((content / "publications.yaml").read_text()).values()
    assert (first["title"], first["author"]) == ("Roots and rain", ["P. Salcie", "M. Vântu", "O. Kwame"])
    assert (second["container_title_short"], second["issued"]) == ("Bark", 2021)
    assert "Supervisor" in (content / "thesis.md").read_text()
    assert any("“Preprints”" in str(note) for note in report.of("left out"))
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert [one for one in sections if one["kind"] == "about"] == []
    assert next(one for one in sections if one["kind"] == "publications").get("authors_and") != "and"
    assert not report.lost


def test_tables_of_html_are_tables_still(tmp_path: Path) -> None:
    rows = (
        "<tr>\n<td>since<br/> 2022 </td>\n<td>Ranger | <a href='/projects/'>hut</a></td>\n</tr><tr><td>2019</td></tr>"
    )
    page = f"---\npermalink: /years/\ntitle: years\n---\n<br/>\n\n<table class='t'>\n{rows}\n</table>\nEnd.\n"
    report = site_like(tmp_path, {"_pages/years.md": page})
    text = (tmp_path / "site/content/pages/years.md").read_text().partition("---\n\n")[2]
    assert text.startswith("|  |  |\n| --- | --- |\n| since<br/> 2022 | Ranger \\| <a href=")
    assert text.endswith("\n| 2019 |  |\n\nEnd.\n")
    assert not report.lost


def test_sections_of_the_page_about_the_owner_are_sections(tmp_path: Path) -> None:
    body = (
        '<div class="row d-none" aria-hidden="true">\n  Also a\n  smith\n</div>\n\nI weave in the old harbour.\n\n'
        '{% include figure.liquid path="assets/img/me.png" alt="A loom" %}\n\n'
        "## Research interests\n\n- **Knots**: tight ones\n\n"
        "## Education\n\n- 2016 - 2021, Ph.D., Loom School\n- 2012 - 2016, B.Sc., Thread College\n\n"
        "## Openings\n\nWrite to me, {% cite salcie2018roots %}.\n"
    )
    files = {"_pages/about.md": f"{ABOUT}---\n{body}"}
    report = site_like(tmp_path, files, "al-folio-old")
    content = tmp_path / "site/content"
    assert (content / "bio.md").read_text() == "I weave in the old harbour.\n\n![A loom](assets/img/me.png)\n"
    assert yaml.safe_load((content / "person.yaml").read_text())["interests"][0]["label"] == "Knots"
    assert len(yaml.safe_load((content / "education.yaml").read_text())) == 2
    assert "2018](publications/salcie2018roots/)" in (content / "openings.md").read_text()
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert [one["kind"] for one in sections][:4] == ["interests", "positions", "text", "news"]
    assert any("is hidden: Also a smith" in str(note) for note in report.of("left out"))
    assert not report.lost


def test_a_biography_below_a_heading_stays_one(tmp_path: Path) -> None:
    body = "#### Weaver\n\nLoom School\n\nI weave in the old harbour.\n"
    site_like(tmp_path, {"_pages/about.md": f"{ABOUT}---\n{body}"}, "al-folio-old")
    assert "#### Weaver\n\nLoom School\n" in (tmp_path / "site/content/bio.md").read_text()


def test_folders_named_after_countries_hold_their_languages(tmp_path: Path) -> None:
    about = "---\nlayout: about\npermalink: /\n---\n{}\n"
    files = {"_pages/en/about.md": about.format("I weave."), "_pages/cn/about.md": about.format("我织布。")}
    site_like(tmp_path, {**files, "_pages/about.md": "---\n---\n"}, "al-folio-old")
    assert (tmp_path / "site/content/bio.zh.md").read_text() == "我织布。\n"


def test_sections_of_the_page_about_the_owner_are_in_all_its_languages(tmp_path: Path) -> None:
    head = "---\nlayout: about\npermalink: /\n---\n"
    text = "{}\n\n## {}\n\nMany.\n\n## {}\n\n- {}, 2020\n"
    one = text.format("I weave in the old harbour.", "Threads", "Awards", "Golden Knot")
    other = text.format("Je tisse dans le vieux port.", "Fils", "Prix et distinctions", "Nœud d'or")
    report = site_like(tmp_path, {"_pages/about.md": head + one, "_pages/fr-fr/about.md": head + other})
    content = tmp_path / "site/content"
    assert (content / "bio.fr.md").read_text() == "Je tisse dans le vieux port.\n"
    assert yaml.safe_load((content / "awards.yaml").read_text())[0]["title"] == {"en": "Golden Knot", "fr": "Nœud d'or"}
    assert not report.lost


def test_works_that_the_biography_repeats_by_hand_are_not_listed_twice(tmp_path: Path) -> None:
    work = "- **Roots that Remember**, P. Salcie, P. Einstein, *Willow Letters*, 2018.\n"
    body = f"I weave in the old harbour.\n\n## Publications\n\n{work}"
    files = {"_pages/about.md": f"{ABOUT}---\n{body}"}
    report = site_like(tmp_path, files, "al-folio-old")
    assert "Roots that Remember" not in (tmp_path / "site/content/bio.md").read_text()
    assert list(yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text()).values()) == [
        {"selected": True}
    ]
    assert any("“Roots that Remember”, which the bibliography" in str(note) for note in report.of("left out"))
    assert not report.lost


def test_a_resume_says_what_the_owner_is_and_stands_for_the_curriculum(tmp_path: Path) -> None:
    basics = '{"label": "Weaver", "phone": "+47 1", "summary": "Weaves by day.", "location": {"city": "Bergen"}}'
    config = (FIXTURES / "al-folio-new/_config.yml").read_text() + "jekyll_get_json:\n  - data: resume\n"
    files = {"assets/json/resume.json": f'{{"basics": {basics}}}', "_config.yml": config}
    report = site_like(tmp_path, files)
    assert (tmp_path / "site/content/basics.md").read_text() == "**Weaver**\n\nWeaves by day.\n\n+47 1<br>Bergen\n"
    assert any("cv.yml: is not shown" in str(note) for note in report.of("left out"))


def test_an_address_that_a_page_shows_is_shown(tmp_path: Path) -> None:
    page = "---\ntitle: A loom\n---\nWrite to [me](mailto:mirela@loom.example.org).\n"
    socials = "email: mirela@loom.example.org\n"
    report = site_like(tmp_path, {"_projects/1_loom.md": page, "_data/socials.yml": socials})
    assert yaml.safe_load((tmp_path / "site/site.yaml").read_text())["email_style"] == "plain"
    assert not report.problems


def test_a_site_in_two_languages_is_in_both_wherever_its_files_correspond(tmp_path: Path) -> None:
    award = "- title: {0}\n  contents:\n    - {{year: 2020, items: [{1}]}}\n"
    about = "---\nlayout: about\npermalink: /\nsubtitle: {}\n---\n{}\n"
    listing = "---\npermalink: /publications/\ntitle: works\ndescription: {}\n---\n{{% bibliography %}}\n"
    files = {
        "_pages/publications.md": listing.format("By year."),
        "_pages/fr-fr/publications.md": listing.format("Par année."),
        "_pages/about.md": about.format("Weaver", "I weave."),
        "_pages/fr-fr/about.md": about.format("Tisserande", "Je tisse."),
        "_pages/it-it/about.md": about.format("Tessitrice", "Io."),
        "_data/en-us/cv.yml": award.format("Awards", "Golden Knot"),
        "_data/fr-fr/cv.yml": award.format("Prix et récompenses", "Nœud d'or"),
        "_projects/fr-fr/1_loom.md": "---\ntitle: Un métier\ndescription: Il chante.\n---\n",
    }
    report = site_like(tmp_path, files)
    content = tmp_path / "site/content"
    person = yaml.safe_load((content / "person.yaml").read_text())
    assert person["tagline"] == {"en": "Weaver", "fr": "Tisserande"}
    (award_,) = yaml.safe_load((content / "awards.yaml").read_text())
    assert award_["title"] == {"en": "Golden Knot", "fr": "Nœud d'or"}
    assert "summary: Il chante.\n" in (content / "projects/1_loom.fr.md").read_text()
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert {"en": "News", "fr": "Actualités"} in [one["title"] for one in sections]
    works = next(one for one in sections if one["kind"] == "publications")
    assert works["outro"] == {"en": "By year.", "fr": "Par année."}
    assert not (content / "bio.it.md").exists()
    assert any("is in 'it'" in str(note) for note in report.of("left out"))
    assert not report.problems


PEOPLE = """
- year: 2024
  people:
    - {name: Tove Lind, url: "https://tove.example.org", topics: [linen, felt]}
    - {name: Bjarne Kvist}
- year: 2023
  note: none
"""
PAGE = """---
title: apprentices
permalink: /students/
---
{% assign sorted = site.data.people.years | sort: "year" | reverse %}
{% for one in sorted %}
### {{ one.year | escape }}{% if one.note == 'none' %}: nobody{% endif %}

{% for person in one.people %}
- {% if person.url and person.name %}[{{ person.name }}]({{ person.url }}){% else %}{{ person.name }}{% endif %}\
{% unless forloop.last %},{% endunless %} {{ person.topics | join: " & " }}
{% endfor %}
{% endfor %}

{% for course in site.data.courses %}{% include course.html course=course %}{% endfor %}

<ul>
{% for person in site.data.alumni %}
  <li>
    {{ person | card }}
    {% if person.now %}
      → {{ person.now | replace: "loom", "Loom" }}
    {% endif %}
  </li>
{% endfor %}
</ul>

{% for project in site.projects %}{{ project.title }}{% endfor %}
"""


def test_pages_that_the_template_makes_of_data_come_over(tmp_path: Path) -> None:
    files = {
        "_data/people/years.yml": PEOPLE,
        "_data/alumni.json": '[{"name": "Siri", "url": "https://siri.example.org", "photo": "s.png", "now": "loom"}]',
        "_data/courses.csv": "code,title\nK1,Knots\nK2,Ropes\n",
        "_includes/course.html": "<p>{{ include.course.code }}: {{ include.course.title | default: 'x' }}</p>\n",
        "_pages/students.md": PAGE,
    }
    report = site_like(tmp_path, files)
    text = (tmp_path / "site/content/pages/students.md").read_text()
    assert "### 2024\n\n- [Tove Lind](https://tove.example.org), linen & felt\n" in text
    assert "\n- Bjarne Kvist" in text
    assert "### 2023: nobody\n" in text
    assert "K1: Knots\n\nK2: Ropes\n" in text
    assert '\n- <a href="https://siri.example.org">Siri</a>, loom → Loom\n' in text
    assert not report.lost


def test_data_that_includes_itself_ends(tmp_path: Path) -> None:
    loop = "{% for one in site.data.years %}{% include again.html all=site.data.years %}{% endfor %}"
    files = {
        "_data/years.yml": "- [a]\n- [b]\n- [c]\n",
        "_includes/again.html": "{% for x in include.all %}{% include again.html all=include.all %}{% endfor %}",
        "_pages/students.md": f"---\ntitle: apprentices\npermalink: /students/\n---\nFew.\n{loop}\n",
    }
    site_like(tmp_path, files)
    assert "Few." in (tmp_path / "site/content/pages/students.md").read_text()


def test_people_of_a_page_of_profiles_have_their_pictures_and_addresses(tmp_path: Path) -> None:
    page = (
        "---\npermalink: /people/\ntitle: people\nprofiles:\n"
        "  - {image: loom.png, content: tove.md, more_info: <p>Room 3</p>}\n---\n"
    )
    report = site_like(tmp_path, {"_pages/people.md": page, "_pages/tove.md": "---\ntitle: Tove\n---\nSpins.\n"})
    text = (tmp_path / "site/content/pages/people.md").read_text()
    assert "![Tove](assets/img/loom.png)\n\nSpins.\n\nRoom 3\n" in text
    assert not report.lost


def test_books_name_their_authors_and_words_for_empty_lists_stay_behind(tmp_path: Path) -> None:
    news = (
        "{% if site.collections.news.docs %}{% for item in site.collections.news.docs %}{{ item.title }}{% endfor %}"
        "{% else %}<p>No news yet.</p>{% endif %}"
    )
    files = {
        "_books/wool.md": "---\ntitle: Wool\nauthor: Ada Reed\ncover: assets/img/loom.png\n"
        "slides: /assets/pdf/cv.pdf\n---\nWarm.\n",
        "_pages/news.md": f"---\ntitle: News\npermalink: /news/\n---\n{news}\n",
    }
    report = site_like(tmp_path, files)
    lists = [yaml.safe_load(path.read_text()) for path in (tmp_path / "site/content").glob("*.yaml")]
    book = next(one for listed in lists for one in listed if isinstance(one, dict) and one.get("name") == "Wool")
    assert (book["text"], book["image"]) == ("Ada Reed<br>Warm.", "assets/img/loom.png")
    assert book["links"] == [{"label": "Slides", "url": "assets/pdf/cv.pdf", "rel": ["slides"]}]
    assert missing("No yet", tmp_path / "site") == ["yet"]
    assert not report.lost


def test_a_value_that_is_no_yaml_is_text_and_the_others_stay(tmp_path: Path) -> None:
    head = (
        "---\nlayout: about\npermalink: /\ntitle: Loom: a home\nsubtitle:\n"
        "  [Loom School](https://loom.example.org), Bergen\n  <!-- Motto. -->\nprofile:\n"
        "  image: portrait.png\n---\nI weave.\n"
    )
    report = site_like(tmp_path, {"_pages/about.md": head})
    content = tmp_path / "site/content"
    assert (content / "bio.md").read_text() == "[Loom School](https://loom.example.org), Bergen\n\nI weave.\n"
    assert yaml.safe_load((content / "person.yaml").read_text())["image"]["src"] == "assets/img/portrait.png"
    assert any("about.md:5: the value of subtitle is not valid YAML" in str(note) for note in report.of("guess"))


def test_lines_that_two_spaces_part_stay_apart(tmp_path: Path) -> None:
    body = "**Loom** – one  \n**Kite** – two\\\\\nthree  \n\n- four  \n  five\n\n```\nsix  \nseven\n```\n"
    site_like(tmp_path, {"_pages/lines.md": f"---\npermalink: /lines/\ntitle: lines\n---\n{body}"})
    text = (tmp_path / "site/content/pages/lines.md").read_text().partition("---\n\n")[2]
    assert text.startswith("**Loom** – one<br>\n**Kite** – two<br>\nthree\n\n- four<br>\n    five\n\n```\nsix")
    assert text.endswith("\nseven\n```\n")


DISTILL = """---
layout: distill
title: On wool
description: Why it <b>holds</b>.
bibliography: wool.bib
authors:
  - {name: Mirela Vântu, url: "https://loom.example.org/mv", affiliations: {name: Loom School}}
  - {name: Kwame Osei}
---
It holds <d-cite key="reed2019, osei2020"></d-cite>: <d-math>a = b</d-math>.<d-footnote>
As <d-cite key="reed2019"></d-cite> says.</d-footnote>

<d-code block language="python">
x = 1
</d-code>

{% highlight ruby linenos %}
def f
  1
end
{% endhighlight %}
"""
WOOL = """@book{reed2019, title = {Wool}, author = {Reed, Ada}, year = 2019, url = {https://wool.example.org}}
@misc{osei2020, title = {Felt}, author = {Osei, K. and Lind, T.}, year = 2020, doi = {10.5555/felt}}
@misc{other, title = {Silk}, year = 2021}
"""


def test_posts_in_the_layout_distill_are_markdown(tmp_path: Path) -> None:
    files = {"_posts/2022-05-06-felt.md": DISTILL, "assets/bibliography/wool.bib": WOOL}
    report = site_like(tmp_path, files)
    _, head, body = (tmp_path / "site/content/posts/2022-05-06-felt.md").read_text().split("---\n", 2)
    assert yaml.safe_load(head)["summary"] == "Why it **holds**."
    assert body == (
        "\n*[Mirela Vântu](https://loom.example.org/mv) (Loom School), Kwame Osei*\n\n"
        "It holds ([Reed, 2019](https://wool.example.org); [Osei & Lind, 2020](https://doi.org/10.5555/felt)): "
        "$a = b$.[^note-1]\n\n```python\nx = 1\n```\n\n```ruby\ndef f\n  1\nend\n```\n\n"
        "[^note-1]: As ([Reed, 2019](https://wool.example.org)) says.\n\n## References\n\n"
        "- Ada Reed. [Wool](https://wool.example.org). 2019\n"
        "- K. Osei, T. Lind. [Felt](https://doi.org/10.5555/felt). 2020\n"
    )
    assert not report.lost


def test_what_list_pages_say_introduces_their_sections_and_descriptions_stand_on_their_pages(tmp_path: Path) -> None:
    head = "---\ntitle: {0}\npermalink: /{0}/\nnav: true\ndescription: {1}\n---\n"
    loop = "{% for project in site.projects %}\n{% include projects.liquid %}\n{% endfor %}\n"
    students = (FIXTURES / "al-folio-new/_pages/students.md").read_text()
    files = {
        "_pages/projects.md": head.format("projects", "Looms and kites.") + "Current projects\n" + loop,
        "_pages/news.md": head.format("news", "What <b>happened</b>") + "{% include news.liquid %}",
        "_pages/students.md": students.replace("nav: true", "description: People I weave with."),
    }
    report = site_like(tmp_path, files)
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    intros = {one["kind"]: one.get("intro") for one in sections}
    assert (intros["projects"], intros["news"]) == ("Looms and kites.<br>Current projects", "What **happened**")
    assert "\n\nPeople I weave with.\n" in (tmp_path / "site/content/pages/students.md").read_text()
    assert not [path for path in report.files if path.startswith("content/pages/projects")]
    assert not report.lost


def test_citations_in_texts_are_links_to_the_papers(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Wool\n---\nSee {% cite vantu2024kites --locator 3 %} and "
        "{% cite vantu2022threads vantu2024kites %}.\n\n{% bibliography --cited %}\n"
    )
    report = site_like(tmp_path, {"_posts/2021-02-03-wool.md": text})
    post = (tmp_path / "site/content/posts/2021-02-03-wool.md").read_text()
    assert "See ([Vântu et al., 2024](publications/vantu2024kites/)) and ([Vântu & Osei, 2022](" in post
    assert "- M. Vântu, Kwame Osei. [Threads as Messages](publications/vantu2022threads/). *Proc" in post
    assert report.problems == ()


def test_an_address_comes_over_without_its_colours(tmp_path: Path) -> None:
    source = tmp_path / "source/al-folio-new"
    shutil.copytree(FIXTURES / "al-folio-new", source)
    box = '<p><font color="#666" size="3">Room <b>4</b></font></p><p><span style="color: red">Loom Street</span></p>'
    page = f"---\nlayout: about\npermalink: /\nprofile:\n  address: >\n    {box}\n---\nI weave.\n"
    (source / "_pages/about.md").write_text(page)
    run(source, tmp_path / "site", kind="al-folio")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert person["notice"][:1] == ["Room <b>4</b><br>Loom Street"]


def test_files_are_copied_and_missing_ones_reported(tmp_path: Path) -> None:
    report = imported("al-folio-new", "al-folio", tmp_path / "site")
    for name in ("kites.pdf", "kites.png", "assets/img/loom.png", "assets/img/portrait.png", "assets/pdf/cv.pdf"):
        assert (tmp_path / "site/content" / name).is_file()
    notes = [str(note) for note in report.of("missing")]
    assert any(note.startswith("_bibliography/papers.bib:25") and "threads-poster.pdf" in note for note in notes)
    assert any(note.startswith("_pages/about.md:28") and "lost.pdf" in note for note in notes)


@pytest.mark.parametrize("name", NAMES)
def test_an_import_gives_the_same_bytes_twice(name: str) -> None:
    assert read_bytes(FIXTURES / name, "al-folio") == read_bytes(FIXTURES / name, "al-folio")


@pytest.mark.parametrize("name", NAMES)
@MANY
@given(data=st.data())
def test_a_damaged_file_never_ends_in_a_traceback(name: str, data: st.DataObject) -> None:
    survives(name, "al-folio", data.draw(st.sampled_from(text_files(name))), data.draw(damages()))


TEACHING = """
- title: Current courses
  type: time_table
  contents:
    - {title: Knots I, institution: Loom School, year: 2024}
- title: Doctoral students
  type: time_table
  contents:
    - {title: Sara Lindqvist, year: 2023 -, description: [Ropes in the rain]}
"""
LAYOUT = "<article>\n{% for one in site.data.NAME %}<h3>{{ one.title }}</h3>{% endfor %}\n</article>\n"


def test_pages_whose_layout_shows_data_come_over_as_sections_or_as_text(tmp_path: Path) -> None:
    head = "---\nlayout: NAME\npermalink: /NAME/\ntitle: NAME\ndescription: I like it.\nnav: true\n---\n"
    files = {
        "_pages/teaching.md": head.replace("NAME", "teaching"),
        "_data/teaching.yml": TEACHING,
        "_pages/prizes.md": head.replace("NAME", "prizes"),
        "_layouts/prizes.html": LAYOUT.replace("NAME", "medals"),
        "_data/medals.yml": "- {title: Golden Needle}\n",
        "_data/unused.yml": "- {title: Nobody}\n",
    }
    report = site_like(tmp_path, files)
    content = tmp_path / "site/content"
    assert {"title": "Knots I", "start": 2024, "organization": "Loom School"} in yaml.safe_load(
        next(content.glob("c*courses.yaml")).read_text()
    )
    assert "Ropes in the rain" in (content / "doctoral-students.md").read_text()
    assert "Golden Needle" in (content / "pages/prizes.md").read_text()
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    labels = [(one["title"], one.get("nav_label"), one.get("nav")) for one in sections]
    assert ("Current courses", "teaching", None) in labels
    assert ("Doctoral students", None, False) in labels
    assert next(one["intro"] for one in sections if one["title"] == "Current courses") == "I like it."
    assert any(str(note).startswith("_data/unused.yml: is data") for note in report.of("left out"))
    assert not report.lost


def test_what_a_page_says_above_a_curriculum_stands_in_its_first_text(tmp_path: Path) -> None:
    cv = "- title: Skills\n  type: list\n  contents: [Weaving]\n"
    page = "---\nlayout: cv\npermalink: /cv/\ntitle: cv\nnav: true\ndescription: In short.\n---\n"
    report = site_like(tmp_path, {"_data/cv.yml": cv, "_pages/cv.md": page})
    assert (tmp_path / "site/content/skills.md").read_text() == "In short.\n\n- Weaving\n"
    assert not report.lost


def test_lines_below_the_portrait_that_say_a_name_or_a_role_are_no_place(tmp_path: Path) -> None:
    name = "<p>Petru Salcie <button class='b'><i></i></button></p>"
    lines = f"profile:\n  address: >\n    {name}\n    <p>Lecturer in Roots</p>\n"
    site_like(tmp_path, {"_pages/about.md": f"{ABOUT}{lines}---\nI plant.\n"}, "al-folio-old")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert person["notice"] == ["Petru Salcie<br>Lecturer in Roots"]
    assert "location" not in person


def test_an_address_below_the_name_is_no_line_about_the_owner(tmp_path: Path) -> None:
    line = "subtitle: petru at willow.example.org\n"
    report = site_like(tmp_path, {"_pages/about.md": f"{ABOUT}{line}---\nI plant.\n"}, "al-folio-old")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert "tagline" not in person
    assert any("petru at willow" in str(note) for note in report.of("left out"))


def test_buttons_and_stills_of_films_are_told(tmp_path: Path) -> None:
    page = (
        "---\npermalink: /films/\ntitle: films\n---\nA film.\n\n<button onclick='go()'>Next</button>\n"
        '<button><a href="https://films.example.org">More</a></button>\n\n'
        '{% include video.liquid path="assets/f.mp4" poster="assets/f.jpg" controls=true %}\n'
    )
    report = site_like(tmp_path, {"_pages/films.md": page, "assets/f.mp4": "x"})
    text = (tmp_path / "site/content/pages/films.md").read_text()
    assert "button" not in text
    assert "[More](https://films.example.org)" in text or "films.example.org" in text
    told = [str(note) for note in report.of("left out")]
    assert "_pages/films.md:7: a button, which needs a script: Next" in told
    assert any(one.startswith("_pages/films.md:10: the still assets/f.jpg of a film") for one in told)
    assert not report.lost


def test_words_that_are_lost_are_told_for_the_place_that_lacks_most_of_its_words() -> None:
    report = ImportReport()
    report.saw("the wind and the sea", Location("first.md", 3))
    report.saw("the sea", Location("second.md", 1))
    report.measure(["the sea"])
    assert {str(place) for _, place in report.lost} == {"first.md:3"}
    assert report.words_out == 2


def test_headings_of_lists_and_the_line_below_the_name_are_given_in_all_languages(tmp_path: Path) -> None:
    about = "---\nlayout: about\npermalink: /\nsubtitle: <b>Weaver</b> <br> <b>Sailor</b>\n---\nI weave.\n"
    other = (
        about.replace("about\n", "about\nlang: fr\n", 1).replace("Weaver", "Tisserande").replace("I weave", "Je tisse")
    )
    lists = "## Journals\n{% bibliography -q @article %}\n## Rest\n{% bibliography -q @inproceedings %}\n"
    files = {
        "_pages/about.md": about,
        "_pages/fr-fr/about.md": other,
        "_pages/publications.md": HEAD + lists,
        "_pages/fr-fr/publications.md": HEAD + lists.replace("Journals", "Revues").replace("Rest", "Reste"),
    }
    report = site_like(tmp_path, files)
    assert (tmp_path / "site/content/bio.fr.md").read_text() == "**Tisserande** <br> **Sailor**\n\nJe tisse.\n"
    topics = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["topics"]
    assert [topic["title"] for topic in topics] == [{"en": "Journals", "fr": "Revues"}, {"en": "Rest", "fr": "Reste"}]
    assert not report.problems


TYPED = """
## Chosen papers

- **Mirela T. Vântu**, Kwame Osei. [Threads as Messages](https://wind.example.org/t). Wind Conference, 2022.
  [[Film]](https://films.example.org/t)
- **Mirela T. Vântu**, Kwame Osei. [Ropes that nobody listed](https://ropes.example.org). Journal of Ropes, 2021.

## Letters

Write to me.
"""


def test_papers_typed_on_the_home_page_are_those_of_the_bibliography_or_stand_beside_it(tmp_path: Path) -> None:
    about = "---\nlayout: about\npermalink: /\n---\nI weave sails in Bergen.\n" + TYPED
    bib = (FIXTURES / "al-folio-new/_bibliography/papers.bib").read_text().replace("selected     = {true},", "")
    hidden = {"_pages/fr-fr/about.md": "---\npublished: false\n---\n"}
    report = site_like(tmp_path, {**hidden, "_pages/about.md": about, "_bibliography/papers.bib": bib})
    content = tmp_path / "site/content"
    beside = yaml.safe_load((content / "publications.yaml").read_text())
    assert beside["vantu2022threads"]["selected"] is True
    assert [link["label"] for link in beside["vantu2022threads"]["links"]][-1] == "Film"
    (new,) = (one for key, one in beside.items() if key != "vantu2022threads")
    assert (new["title"], new["author"]) == ("Ropes that nobody listed", ["Mirela T. Vântu", "Kwame Osei"])
    sections = yaml.safe_load((tmp_path / "site/site.yaml").read_text())["sections"]
    assert next(one["title"] for one in sections if one["kind"] == "publications") == "Chosen papers"
    assert "Threads" not in (content / "bio.md").read_text()
    told = [str(note) for note in report.notes]
    assert "_pages/about.md:9: “Threads as Messages”, which the bibliography holds too" in told
    assert any("“Ropes that nobody listed” is not in the bibliography" in one for one in told)
    assert produce(tmp_path / "site").outputs
    assert report.lost == ()


def test_a_page_of_papers_typed_beside_a_bibliography_is_named(tmp_path: Path) -> None:
    page = "---\npermalink: /preprints/\ntitle: preprints\n---\n- P. Salcie. *Roots again*. 2020.\n"
    report = site_like(tmp_path, {"_pages/preprints.md": page}, "al-folio-old")
    assert any("“preprints” stays text" in str(note) for note in report.of("kept"))
    assert "Roots again" in (tmp_path / "site/content/pages/preprints.md").read_text()


def test_pages_that_list_some_categories_of_projects_are_sections_of_their_own(tmp_path: Path) -> None:
    loop = (
        "{% for category in page.display_categories %}<h2>{{ category }}</h2>\n"
        '{% assign found = site.projects | where: "category", category %}{% endfor %}\n'
    )
    head = (
        "---\npermalink: /NAME/\ntitle: NAME\ndescription: All of NAME.\nnav: true\ndisplay_categories: [KINDS]\n---\n"
    )
    entry = "---\ntitle: TITLE\ncategory: KIND\n---\nA text.\n"
    files = {
        "_pages/projects.md": head.replace("NAME", "projects").replace("KINDS", "work") + loop,
        "_pages/theses.md": head.replace("NAME", "theses").replace("KINDS", "master, doctor") + loop,
        "_projects/3.md": entry.replace("TITLE", "Knots of the North").replace("KIND", "doctor"),
        "_projects/4.md": entry.replace("TITLE", "Knots of the South").replace("KIND", "master"),
    }
    report = site_like(tmp_path, files)
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    first, second = (one for one in site["sections"] if one["kind"] == "projects")
    assert [group["title"] for group in first["groups"]] == ["work"]
    assert (second["title"], second["intro"]) == ("Theses", "All of theses.")
    assert {group["title"] for group in second["groups"]} == {"master", "doctor"}
    assert second["filter"]["group"] == [group["id"] for group in second["groups"]]
    assert report.problems == ()
    assert report.lost == ()


def test_links_of_pictures_on_other_hosts_say_where_they_lead(tmp_path: Path) -> None:
    icon = "https://icons.example.org/r.svg"
    page = (
        "---\npermalink: /friends/\ntitle: friends\n---\nA friend.\n\n"
        f'<a href="https://www.researchgate.net/profile/K"><img src="{icon}" width="25"></a>'
        f'<a href="https://loom.example.org/k"><img src="{icon}" alt="Loom"></a>\n\n'
        f"[![]({icon})](https://scholar.google.com.mx/citations?user=K)\n"
    )
    report = site_like(tmp_path, {"_pages/friends.md": page})
    text = (tmp_path / "site/content/pages/friends.md").read_text()
    assert "[ResearchGate](https://www.researchgate.net/profile/K) [Loom](https://loom.example.org/k)" in text
    assert "[Google Scholar](https://scholar.google.com.mx/citations?user=K)" in text
    assert any("friends.md:7: a picture of another host" in str(note) for note in report.of("left out"))
    assert report.problems == ()


def test_names_on_networks_that_are_addresses_without_their_scheme_lead_there(tmp_path: Path) -> None:
    config = "first_name: Ada\nlast_name: Ek\ndblp_url: dblp.org/pid/12/34\nieee_id: ieeexplore.ieee.org/author/37\n"
    site_like(tmp_path, {"_config.yml": config})
    links = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())["links"]
    assert {"https://dblp.org/pid/12/34", "https://ieeexplore.ieee.org/author/37"} <= {one["url"] for one in links}


def test_works_of_a_resume_that_the_bibliography_has_stand_there_alone(tmp_path: Path) -> None:
    known = '{"name": "Threads as Messages", "publisher": "Guild of Weavers", "releaseDate": "2022-05"}'
    works = f'[{known}, {{"name": "A Knot for Nobody", "publisher": "Guild of Weavers", "releaseDate": "2020"}}]'
    config = "first_name: Ada\nlast_name: Ek\njekyll_get_json:\n  - data: resume\n    json: assets/json/resume.json\n"
    files = {
        "assets/json/resume.json": f'{{"basics": {{"name": "Ada Ek"}}, "publications": {works}}}',
        "_config.yml": config,
    }
    report = site_like(tmp_path, files)
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    assert len([one for one in site["sections"] if one["kind"] == "publications"]) == 1
    own = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text()).values()
    assert [one["title"] for one in own if "title" in one] == ["A Knot for Nobody"]
    assert any("stands in the bibliography, too" in str(note) for note in report.of("left out"))
    assert report.lost == ()


def test_a_collection_of_courses_is_called_as_its_page_and_has_all_its_years_and_teachers(tmp_path: Path) -> None:
    course = (
        "---\ntitle: Hitches\nyear: 2017 - 2025\nterm: Since 2025\ninstructor: Prof. Mia Lapp and Ada Ek\n"
        "university: Loom School\npermalink: /courses/hitches/\n---\nOn hitches.\n"
    )
    page = "---\nlayout: page\npermalink: /lessons/\ntitle: Lessons\n---\n{% for c in site.courses %}{% endfor %}\n"
    config = "first_name: Ada\nlast_name: Ek\ncollections:\n  courses:\n    output: true\n"
    site_like(tmp_path, {"_courses/hitches.md": course, "_pages/courses.md": page, "_config.yml": config})
    site = yaml.safe_load((tmp_path / "site/site.yaml").read_text())
    assert "Lessons" in [one["title"] for one in site["sections"] if one.get("id") == "courses"]
    text = (tmp_path / "site/content/pages/hitches.md").read_text()
    assert "Prof. Mia Lapp and Ada Ek" in text
    courses = "".join(one.read_text() for one in (tmp_path / "site/content").glob("*.yaml"))
    assert "start: 2017\n  end: 2025\n  period_text: Since 2025 (2017 - 2025)" in courses


def test_spaces_within_links_of_html_stay_between_the_words_around_them(tmp_path: Path) -> None:
    page = (
        "---\npermalink: /guild/\ntitle: guild\n---\n"
        'I am at the<a href="https://loom.example.org"> Loom School</a>, with <a href="https://a.example.org">\nAda</a>.\n'
    )
    report = site_like(tmp_path, {"_pages/guild.md": page})
    text = (tmp_path / "site/content/pages/guild.md").read_text()
    assert 'at the <a href="https://loom.example.org">Loom School</a>, with' in text
    assert '<a href="https://a.example.org">Ada</a>.' in text
    assert report.lost == ()


def test_addresses_of_services_that_a_theme_asks_for_pictures_are_no_lost_links(tmp_path: Path) -> None:
    services = "external_services:\n  github_readme_stats_url: https://stats.example.org\n"
    report = site_like(tmp_path, {"_config.yml": f"first_name: Ada\nlast_name: Ek\n{services}"})
    assert not [note for note in report.notes if "stats.example.org" in str(note)]


def test_a_quotation_of_a_paper_is_a_quotation_with_its_citation(tmp_path: Path) -> None:
    text = "---\ntitle: Wool\n---\nIt says:\n{% quote vantu2024kites %}\nKites fly.\nLooms stand.\n{% endquote %}\n"
    site_like(tmp_path, {"_posts/2021-02-03-wool.md": text})
    post = (tmp_path / "site/content/posts/2021-02-03-wool.md").read_text()
    assert "> Kites fly.\n> Looms stand. ([Vântu et al., 2024](publications/vantu2024kites/))" in post
