"""What templates ask of a record beyond its fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from homepage.build import produce

Make = Callable[[dict[str, str]], Path]


def test_a_control_character_of_a_bibliography_stands_in_no_page(site: Make) -> None:
    bib = "@article{a,\n  title = {One \x02 two},\n  abstract = {x\x03y\x07},\n  note = {z\x02},\n  year = {2020},\n}\n"
    outputs = produce(site({"content/publications.bib": bib})).outputs
    for path, data in outputs.items():
        if path.endswith((".html", ".xml", ".json")):
            assert not {b"\x02", b"\x03", b"\x07"} & {data[at : at + 1] for at in range(len(data))}, path
    page = outputs["publications/a/index.html"].decode()
    assert "title = {One \ufffd two}" in page
    assert "../../ two" not in page


def test_an_orcid_id_is_one_of_the_links_once(site: Make) -> None:
    link = '<li><a href="https://orcid.org/0000-0002-1825-0097">ORCID</a></li>'
    person = "name: Ada Example\norcid: 0000-0002-1825-0097\n"
    page = produce(site({"content/person.yaml": person})).outputs["index.html"].decode()
    assert page.count(link) == 1
    person += "links:\n  - {label: ORCID, url: https://orcid.org/0000-0002-1825-0097}\n"
    page = produce(site({"content/person.yaml": person})).outputs["index.html"].decode()
    assert page.count(link) == 1


@pytest.mark.parametrize(
    ("authors", "settings", "shown"),
    [
        ("Lee, Ann", "", "Ann Lee"),
        ("Lee, Ann and Ray, Bo", ", authors_and: and", "Ann Lee and Bo Ray"),
        ("Lee, Ann and Ray, Bo and Poe, Di", ', authors_and: ", and"', "Ann Lee, Bo Ray, and Di Poe"),
        ("Lee, Ann and Ray, Bo and Poe, Di", "", "Ann Lee, Bo Ray, Di Poe"),
        (
            "Lee, Ann and Ray, Bo and Poe, Di",
            ", authors_and: and, authors_max: 2, authors_end: et al.",
            "Ann Lee, Bo Ray",
        ),
        (
            "Lee, Ann and Ray, Bo and Example, Ada",
            ", authors_max: 1, authors_end: et al.",
            'Ann Lee, … <b class="self">Ada Example</b>',
        ),
    ],
)
def test_names_are_joined_as_the_site_asks(authors: str, settings: str, shown: str, site: Make) -> None:
    root = site(
        {
            "content/publications.bib": f"@article{{a, author = {{{authors}}}, title = {{T}}, year = 2020}}\n",
            "site.yaml": f"sections:\n  - {{kind: publications, title: Papers{settings}}}\n",
        }
    )
    by = produce(root).outputs["index.html"].decode().split(' class="by">', 1)[1]
    assert by.startswith(shown + ("</p>" if "et al" not in settings else " et al."))


@pytest.mark.parametrize(
    ("tag", "authors", "shown"),
    [
        ("ja", "山田, 太郎 and 佐藤, 花子", '<p class="by">山田太郎、佐藤花子</p>'),
        ("ja", "Lee, Ann and Ray, Bo", '<p class="by">Ann Lee, Bo Ray</p>'),
        ("zh", "鞠, 策 and Ray, Bo", '<p class="by">鞠策, Bo Ray</p>'),
        ("ar", "مثال, آدا and رو, بدر", '<p class="by">آدا مثال، بدر رو</p>'),
    ],
)
def test_authors_have_the_commas_of_their_letters(tag: str, authors: str, shown: str, site: Make) -> None:
    bib = f"@article{{a, author = {{{authors}}}, title = {{T}}, year = 2020}}\n"
    outputs = produce(site({"site.yaml": f"language: {tag}\n", "content/publications.bib": bib})).outputs
    assert shown in outputs["index.html"].decode()


def test_authors_who_unfold_have_the_same_commas(site: Make) -> None:
    bib = "@article{a, author = {山田, 太郎 and 佐藤, 花子 and 鈴木, 一郎}, title = {T}, year = 2020}\n"
    outputs = produce(site({"site.yaml": "language: ja\nauthors_max: 1\n", "content/publications.bib": bib})).outputs
    assert "</summary> 佐藤花子、鈴木一郎</details>" in outputs["index.html"].decode()


def test_a_page_of_a_tag_switches_to_the_posts_of_the_other_language(site: Make) -> None:
    root = site(
        {
            "site.yaml": "languages: [en, zh]\nbase_url: https://ada.example.org/\n",
            "content/posts/2024-01-02-one.md": "---\ntitle: One\ntags: [robots]\n---\nText.\n",
        }
    )
    page = produce(root).outputs["posts/tags/robots/index.html"].decode()
    assert '<a href="../../../zh/posts/index.html" lang="zh" hreflang="zh">' in page
    assert "x-default" not in page  # it is no translation


def test_pages_beside_the_home_page_keep_the_profile_of_the_sidebar(site: Make) -> None:
    outputs = produce(site({"site.yaml": "theme: {layout: sidebar}\n"})).outputs
    home, other = outputs["index.html"].decode(), outputs["404.html"].decode()
    assert "<h1>Ada Example</h1>" in home
    assert other.count("<h1>") == 1
    assert '<p class="name"><a href="/index.html">Ada Example</a></p>' in other


REACHED = (
    "name: Ada Example\nemail: ada@example.org\nemail_label: Write to\nstats: [{label: looms, value: '7'}]\n"
    "metrics: [{source: Scholar, citations: 760+, i10_index: '12'}]\n"
)


@pytest.mark.parametrize(
    ("layout", "path", "place"),
    [("sidebar", "index.html", "aside"), ("sidebar", "404.html", "aside"), ("header", "index.html", "main")],
)
def test_figures_and_addresses_stand_once_beside_the_name(layout: str, path: str, place: str, site: Make) -> None:
    files = {"site.yaml": f"theme: {{layout: {layout}}}\nsections: [{{kind: about}}]\n", "content/person.yaml": REACHED}
    page = produce(site(files)).outputs[path].decode()
    for text in ("Write to", "<dd>7</dd>", "Scholar", "ada<wbr>[at]"):
        assert page.count(text) == 1
        assert text in page.partition(f"<{place} ")[2].partition(f"</{place}>")[0]


def test_no_figure_of_citations_is_broken_between_two_lines(site: Make) -> None:
    page = produce(site({"content/person.yaml": REACHED})).outputs["index.html"].decode()
    assert '<span class="figure">Citations 760+</span>, <span class="figure">I10-index 12</span>' in page


def test_the_top_bar_marks_the_page_one_reads(site: Make) -> None:
    files = {"content/pages/cv.md": "---\ntitle: CV\nnav: true\n---\nText.\n"}
    outputs = produce(site(files)).outputs
    assert '<a href="../cv/index.html" aria-current="page">CV</a>' in outputs["cv/index.html"].decode()
    assert '<a href="cv/index.html">CV</a>' in outputs["index.html"].decode()


LINKED = """
p: {title: P, type: software, url: "https://a.example/", pdf: "https://a.example/p.pdf",
  links: [{label: Code, url: "https://c.example/"}]}
q: {title: Q, type: article-journal, url: "https://a.example/q.pdf", links: [{label: Text, url: "https://a.example/q.pdf"}]}
r: {title: R, pdf: "https://a.example/r", url: "https://a.example/r"}
"""
SHOWN = "sections: [{kind: publications, title: Papers}]\n"


def links_of(page: str, key: str) -> list[str]:
    row = page.partition(f'id="{key}"')[2].partition('<p class="links')[2].partition("</p>")[0]
    return re.findall(r"<a[^>]*>([^<]*)</a>", row)


def test_a_work_has_the_same_links_wherever_it_stands(site: Make) -> None:
    outputs = produce(site({"content/publications.yaml": LINKED, "site.yaml": SHOWN})).outputs
    listed, home = outputs["publications/index.html"].decode(), outputs["index.html"].decode()
    assert links_of(listed, "p") == ["PDF", "Software", "Code", "BibTeX"]
    assert links_of(home, "p") == ["PDF", "Code", "BibTeX"], "the title leads to the address itself"
    page = outputs["publications/p/index.html"].decode()
    assert links_of('id="p"' + page, "p") == ["PDF", "Software", "Code"]


def test_two_documents_of_a_work_are_not_both_called_pdf(site: Make) -> None:
    bib = "@article{a, title={T}, author={Ada Example}, year=2020, pdf={https://a.org/a.pdf}, url={https://b.org/b.pdf}}\n"
    page = produce(site({"content/publications.bib": bib})).outputs["publications/index.html"].decode()
    assert links_of(page, "a") == ["Paper", "PDF", "BibTeX"]


def test_a_link_that_the_author_gave_stays_and_no_address_is_there_twice(site: Make) -> None:
    outputs = produce(site({"content/publications.yaml": LINKED, "site.yaml": SHOWN})).outputs
    for path in ("publications/index.html", "index.html"):
        assert links_of(outputs[path].decode(), "q") == ["Text", "BibTeX"]
    assert links_of(outputs["publications/index.html"].decode(), "r") == ["PDF", "BibTeX"]


def test_texts_of_a_work_in_another_language_than_the_page_say_so(site: Make) -> None:
    works = """
a: {title: {en: Looms, zh: 织机}, container_title: {en: Journal}, abstract: {en: "See https://a.example/."},
  note: {en: Remark}, author: [Ada Example], pdf: "https://a.example/a.pdf"}
"""
    yaml = "languages: [zh, en]\nbase_url: https://ada.example/\ncitation_style: apa\n"
    outputs = produce(site({"content/publications.yaml": works, "site.yaml": yaml})).outputs
    page = outputs["publications/a/index.html"].decode()
    assert "<h1>织机</h1>" in page
    assert '<span lang="en">Journal</span>' in page
    assert '<span lang="en">Remark</span>' in page
    assert '<span lang="en">See <a href="https://a.example/">https://a.example/</a>.</span>' in page
    assert '<span lang="en">' not in outputs["en/publications/a/index.html"].decode()
    (found,) = json.loads(outputs["publications.json"])
    assert (found["title"], found["container-title"]) == ("织机", "Journal")


def test_a_title_in_a_language_that_the_bibliography_states_says_so(site: Make) -> None:
    bib = """
    @book{a, title = {Die Kunst des {\\emph Webens}}, langid = {german}, year = {2020}}
    @book{b, title = {On Looms}, langid = {american}, year = {2020}}
    @book{c, title = {织机}, langid = {chinese}, year = {2020}}
    """
    page = produce(site({"content/publications.bib": bib})).outputs["publications/index.html"].decode()
    assert '<span lang="de">Die Kunst des ' in page
    assert page.count("lang=") == 3
    assert '<span lang="zh">织机</span>' in page


def test_the_orcid_id_has_an_icon_where_the_other_links_have_one(site: Make) -> None:
    person = "name: Ada Example\norcid: 0000-0002-1825-0097\nlinks:\n  - {label: Code, url: cv/, icon: code}\n"
    root = site({"content/person.yaml": person, "content/pages/cv.md": "# CV\n"})
    page = produce(root).outputs["index.html"].decode()
    assert page.count('<svg class="icon"') == 2


def test_the_own_part_in_a_course_stands_beside_its_level(site: Make) -> None:
    courses = "- {title: Weaving, level: UG, role: Teaching Assistant}\n- {title: Looms, role: Tutor}\n"
    files = {"site.yaml": "sections: [{kind: courses, title: Teaching}]", "content/courses.yaml": courses}
    html = produce(site(files)).outputs["index.html"].decode()
    assert "Weaving (UG, Teaching Assistant)" in html
    assert "Looms (Tutor)" in html


def test_what_a_member_is_stands_before_when(site: Make) -> None:
    files = {
        "site.yaml": "sections: [{kind: members, title: Group}]",
        "content/members.yaml": "- {name: Grace Sample, role: PhD student, start: 2024}\n",
    }
    html = produce(site(files)).outputs["index.html"].decode()
    assert html.index("Grace Sample") < html.index("PhD student") < html.index("<span>2024")


TALKS = (
    "- {title: Looms, kind: Keynote, event: Weavers, location: Vienna, speaker: Ann Lee, links: [{label: Slides}]}\n"
    "- {title: Threads, location: Oslo}\n- {title: Knots}\n"
)


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("", ["Looms Slides / Keynote, Ann Lee, Weavers, Vienna", "Threads / Oslo", "Knots"]),
        (", lead: event", ["Keynote, Ann Lee, Weavers, Vienna. “Looms” Slides", "Oslo. “Threads”", "“Knots”"]),
    ],
)
def test_a_talk_begins_with_its_title_or_with_its_event(lead: str, shown: list[str], site: Make) -> None:
    files = {"site.yaml": f"sections: [{{kind: talks, title: Talks{lead}}}]", "content/talks.yaml": TALKS}
    html = produce(site(files)).outputs["index.html"].decode()
    rows = re.findall(r"<li>(.*?)</li>", html.partition('<ul class="dated talks">')[2], re.DOTALL)
    lines = [row.replace('<span class="second">', " / ") for row in rows]
    assert [re.sub(r"<[^>]+>", "", line).strip() for line in lines] == shown
