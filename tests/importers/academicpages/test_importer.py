from __future__ import annotations

import html
import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from homepage.importers.academicpages.citation import people
from homepage.importers.academicpages.texts import without_bare_headings
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

NAME = "academicpages-site"
RAIN = """---
title: "Voting in the rain keeps people dry."
collection: publications
permalink: https://www.journal.example.org/S0261379421001335
acceptance: 'Acceptance rate: 15%'
dataverse: https://data.example.org/xx
citation: 'Merk, Erik., and Mia Lapp. (2022). &quot;Paper Title Number 1.&quot; <i>Electoral Studies</i>. 75: 102421.'
---
[Pre-print available here](https://osf.example.org/qbjzf/)

Merk, Erik., Tom Berger, and Mia Lapp. (2022). "Voting in the rain keeps people dry.," <i>Electoral Studies</i>. 75.
"""
HIDDEN = ("2009-10-01-paper-title-number-1.md", "2012-03-01-talk-1.md", "terms.md")
VISIBLE = {
    "_publications": ("title", "venue", "excerpt", "citation", "author"),
    "_talks": ("title", "type", "venue", "location"),
    "_teaching": ("title", "type", "venue", "location"),
    "_portfolio": ("title", "excerpt"),
    "_posts": ("title",),
    "_pages": (),
}


def texts() -> str:
    """What a reader of the source sees, read from its files by other means than those of the importer."""
    found = []
    for path in sorted((FIXTURES / NAME).rglob("*.md")):
        if path.name in HIDDEN:
            continue
        _, head, body = path.read_text().split("---\n", 2)
        fields = yaml.safe_load(head)
        body = re.sub(
            r"\[Download paper here\]\S*|Recommended citation:|Publications\n=+|<!--.*?-->|\{%.*?%\}",
            " ",
            body,
            flags=re.DOTALL,
        )
        found += [body, *(str(fields.get(key, "")) for key in VISIBLE[path.parent.name])]
    text = html.unescape(re.sub(r"\]\([^)]*\)|<[^>]*>", " ", " ".join(found)))
    return re.sub(r"\bpp\b", " ", text)


def test_the_template_is_recognised() -> None:
    source = FIXTURES / NAME
    assert detect(Folder(source, ImportReport()), source) == "academicpages"


def test_every_visible_word_comes_over_and_the_site_builds(tmp_path: Path) -> None:
    report = imported(NAME, "academicpages", tmp_path / "site")
    assert report.problems == ()
    assert report.lost == ()
    assert not missing(texts(), tmp_path / "site")


def test_authors_and_pages_come_from_the_citation(tmp_path: Path) -> None:
    imported(NAME, "academicpages", tmp_path / "site")
    works = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    clay = works["keller-2021-clay"]
    assert [one["family"] for one in clay["author"]] == ["Keller", "Van der Berg", "Ito"]
    assert clay["author"][2]["marks"] == ["*"]
    assert (str(clay["volume"]), str(clay["issue"]), clay["page"]) == ("12", "3", "45–67")
    assert works["ito-2025-glaze"]["author"] == ["Hiro Ito", "Rosa Keller", "Kwame Osei"]


def test_twins_whose_titles_differ_by_a_colon_become_one_record(tmp_path: Path) -> None:
    imported(NAME, "academicpages", tmp_path / "site")
    works = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    assert [key for key in works if "glaze" in key] == ["ito-2025-glaze"]
    assert str(works["ito-2025-glaze"]["eprint"]) == "2502.00001"
    assert str(works["ito-2025-glaze"]["issued"]) == "2025-02-28"


def test_who_wrote_a_paper_with_the_owner_is_an_author(tmp_path: Path) -> None:
    report = imported(NAME, "academicpages", tmp_path / "site")
    works = yaml.safe_load((tmp_path / "site/content/publications.yaml").read_text())
    assert works["keller-2019-shards"]["author"] == ["Rosa Keller", "David Harris"]
    assert any("taken to be the first author" in str(note) for note in report.of("guess"))


def test_authors_that_cannot_be_told_apart_are_kept_as_written(tmp_path: Path) -> None:
    author = 'author: "the <b>whole</b> pottery, and friends of clay"'
    text = (FIXTURES / NAME / "_publications/2019-shards.md").read_text()
    text = re.sub(r"(?m)^author:.*$", author, text)
    out, report = rebuilt(tmp_path, {"_publications/2019-shards.md": text})
    works = yaml.safe_load((out / "content/publications.yaml").read_text())
    assert works["2019-shards"]["note"] == "the whole pottery, and friends of clay"
    assert any("2019-shards.md:6" in str(note) for note in report.of("kept"))


def test_the_citation_of_the_text_is_used_when_the_field_holds_the_sample(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(FIXTURES / NAME, source)
    (source / "_publications/1-rain (2022).md").write_text(RAIN)
    works = yaml.safe_load(read_bytes(source, "academicpages")["content/publications.yaml"])
    rain = works["merk-2022-voting"]
    assert rain["author"] == [{"family": "Merk", "given": "Erik"}, "Tom Berger", "Mia Lapp"]
    assert str(rain["issued"]) == "2022"
    assert [link["label"] for link in rain["links"]] == ["Link", "Dataverse", "Pre-print available here"]


def test_samples_and_pages_outside_the_menu_are_left_out(tmp_path: Path) -> None:
    report = imported(NAME, "academicpages", tmp_path / "site")
    assert missing("relevant privacy divorce", tmp_path / "site") == ["divorce", "privacy", "relevant"]
    left = [str(note) for note in report.of("left out")]
    assert any("Paper Title Number 1" in note for note in left)
    assert any("iframe" in note for note in left)


def test_the_profile_has_no_defaults_of_the_template(tmp_path: Path) -> None:
    imported(NAME, "academicpages", tmp_path / "site")
    person = yaml.safe_load((tmp_path / "site/content/person.yaml").read_text())
    assert (person["name"], person["native_name"]) == ("Rosa Keller", "凯乐")
    assert [link["label"] for link in person["links"]] == ["Google Scholar", "ORCID", "GitHub"]
    assert person["orcid"] == "0000-0001-5000-0007"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Keller, R., Van der Berg, J. &amp; Ito, H.* (2021). "', ["R. Keller", "J. Van der Berg", "H. Ito"]),
        ("Rosa Keller and Hiro Ito, ", ["Rosa Keller", "Hiro Ito"]),
        ("Keller, Rosa. ", ["Rosa Keller"]),
        ("Keller R, Ito H, Osei K. ", ["R Keller", "H Ito", "K Osei"]),
        ("Keller, Rosa, Hiro Ito, and Kwame Osei. 2021. ", ["Rosa Keller", "Hiro Ito", "Kwame Osei"]),
        ("Keller, Rosa; Ito, Hiro (2020)", ["Rosa Keller", "Hiro Ito"]),
        ("Keller, Rosa and Ito, Hiro ", ["Rosa Keller", "Hiro Ito"]),
        ("Keller, R., Ito, H., & Weller, A. (2023, July). ", ["R. Keller", "H. Ito", "A. Weller"]),
        ("王小明，李四", ["王小明", "李四"]),
        ("R Keller, H Ito et al. (2020)", ["R Keller", "H Ito"]),
        ("Presented with great joy at the kiln, ", []),
        ("Smith, John. ", []),  # one author or two people: nobody can tell
    ],
)
def test_authors_are_told_apart_only_when_that_is_certain(text: str, expected: list[str]) -> None:
    found, _ = people(html.unescape(text), Identity(["Rosa Keller"]))
    assert [author.full for author in found] == expected


def test_an_import_gives_the_same_bytes_twice() -> None:
    assert read_bytes(FIXTURES / NAME, "academicpages") == read_bytes(FIXTURES / NAME, "academicpages")


@MANY
@given(data=st.data())
def test_a_damaged_file_never_ends_in_a_traceback(data: st.DataObject) -> None:
    survives(NAME, "academicpages", data.draw(st.sampled_from(text_files(NAME))), data.draw(damages()))


def rebuilt(tmp_path: Path, files: dict[str, str]) -> tuple[Path, ImportReport]:
    """The fixture with other files in it, imported."""
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    for name, text in files.items():
        (source / name).write_text(text)
    return tmp_path / "out", run(source, tmp_path / "out", kind="academicpages")


PLACES = ("publications", "talks", "teaching", "portfolio")  # the collections that the settings of the template name


HOME = """---
permalink: /
---
I throw pots.

[[to the top](https://pots.example.org/)]

News
======
- **March 2024**: The kiln is hot.
- **June 2023**: Moved to a [new shed](https://shed.example.org).

Education
======
- *2016 - 2020*, Ph.D., University of Clay

Selected publications
======
- Rosa Keller, Mia Lapp. **How a pot breaks when it is dropped twice.** *Journal of Clay*, 2021.
- Rosa Keller, Mia Lapp. **A pot that holds no water at all.** *Journal of Clay*, 2020.

{% for post in site.talks %}
  {% include archive-single-talk.html %}
{% endfor %}
"""


def test_headings_of_the_home_page_are_sections_of_ours(tmp_path: Path) -> None:
    out, report = rebuilt(tmp_path, {"_pages/about.md": HOME})
    sections = yaml.safe_load((out / "site.yaml").read_text())["sections"]
    assert [one["kind"] for one in sections][:4] == ["about", "news", "positions", "publications"]
    news = yaml.safe_load((out / "content/news.yaml").read_text())
    assert [str(one["date"]) for one in news] == ["2024-03", "2023-06"]
    assert "News" not in (out / "content/bio.md").read_text()
    assert not report.lost
    assert not report.problems


def test_a_line_in_brackets_stays_a_link_and_becomes_no_formula(tmp_path: Path) -> None:
    out, report = rebuilt(tmp_path, {"_pages/about.md": HOME})
    assert "&#91;[to the top](https://pots.example.org/)" in (out / "content/bio.md").read_text()
    assert not report.lost


SPLIT = """---
title: "Why a cup rings"
excerpt: '> *> Journal of Clay, 2021*<br>> ***Rosa Keller** and Mia Lapp*<br>> It rings for a reason.'
date: 2021-03-04
venue: 'Journal of Clay'
---

Authors:
===
**Rosa Keller**, [Mia Lapp](https://lapp.example.org) and Tom Berger

**Abstract:** A cup rings when it is whole.

More
===
- The [scripts](https://github.com/potter/ring) and [the paper](https://arxiv.org/abs/2103.00001).
"""
VENUE = """---
title: "Why a bowl hums"
date: 2020-03-04
venue: 'Journal of Clay'
authors: 'Mia Lapp, <strong>Rosa Keller</strong>, and Tom Berger, in Journal of Clay, 2020.'
---
"""
ALONE = """---
title: "Why a jug whistles"
date: 2019-03-04
venue: '--'
paperurl: 'https://arxiv.org/abs/1903.00002'
---
Rosa Keller, Mia Lapp.

Recommended citation: Keller, R. B. (2019). Why a jug whistles. arXiv preprint arXiv:1903.00002.
"""


def works(tmp_path: Path, text: str) -> dict[str, object]:
    """The record of the one publication of this text."""
    out, _ = rebuilt(tmp_path, {"_publications/2021-new.md": text})
    records = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    found: list[dict[str, object]] = [one for one in records if one["title"].startswith("Why a")]
    return found[0]


def test_the_text_of_a_publication_comes_apart_into_authors_abstract_and_links(tmp_path: Path) -> None:
    work = works(tmp_path, SPLIT)
    lapp = {"name": "Mia Lapp", "url": "https://lapp.example.org"}
    assert work["author"] == ["Rosa Keller", lapp, "Tom Berger"]
    assert work["url"] == "https://arxiv.org/abs/2103.00001"
    assert work["abstract"] == "It rings for a reason.\n\nA cup rings when it is whole."
    more = (tmp_path / "out/content/publications/keller-2021-rings.md").read_text()
    assert more.startswith("## More\n\n- The [scripts](https://github.com/potter/ring) and [the paper]")


def test_a_line_of_authors_may_name_the_venue_after_them(tmp_path: Path) -> None:
    work = works(tmp_path, VENUE)
    assert work["author"] == ["Mia Lapp", "Rosa Keller", "Tom Berger"]
    assert "note" not in work


def test_a_text_of_names_alone_is_the_list_of_authors(tmp_path: Path) -> None:
    work = works(tmp_path, ALONE)
    assert work["author"] == ["Rosa Keller", "Mia Lapp"]
    assert not {"abstract", "note", "container_title"} & set(work)


def test_initials_keep_the_point_that_ends_the_list() -> None:
    author = people("Keller, R. B. (2019).", Identity(["Rosa Keller"]))[0]
    assert [(one.family, one.given) for one in author] == [("Keller", "R. B.")]


PAPERS = """---
title: "Publications"
permalink: /publications/
---
{% include base_path %}

## Books
R. Keller, M. Lapp (2023) <em>Pots and how they came to be</em> (Clay Press), <a href="https://doi.org/10.1000/182">doi:10.1000/182</a>

## Articles
R. Keller (2022) <em>Why some pots have no bottom</em>. Journal of Clay, <a href="https://doi.org/10.1000/183">doi:10.1000/183</a>
"""
PRIZES = """---
title: "Awards"
permalink: /prizes/
---
- 2021, Golden Pot of the Clay Society
- 2019, Silver Pot
"""
PROSE = """---
title: "Teaching"
permalink: /teach/
---
I teach pots. [My papers](/publications/) and [prizes](/prizes/) say why.
"""


def test_pages_that_are_lists_written_by_hand_are_sections(tmp_path: Path) -> None:
    pages = {"_pages/publications.md": PAPERS, "_pages/prizes.md": PRIZES, "_pages/teach.md": PROSE}
    out, report = rebuilt(tmp_path, {"_pages/about.md": HOME, **pages})
    records = yaml.safe_load((out / "content/publications-2.yaml").read_text())
    book = next(one for one in records.values() if one["title"].startswith("Pots"))
    assert (book["author"], str(book["issued"]), book["doi"]) == (["R. Keller", "M. Lapp"], "2023", "10.1000/182")
    assert [one["title"] for one in yaml.safe_load((out / "content/awards.yaml").read_text())] == [
        "Golden Pot of the Clay Society",
        "Silver Pot",
    ]
    assert sorted(path.name for path in (out / "content/pages").glob("p*.md")) == ["pots.md"]
    text = (out / "content/pages/teach.md").read_text()
    assert "[My papers](publications/) and [prizes](index.html#awards)" in text
    assert not report.lost
    assert not report.problems


LISTS = {
    "_pages/publications.html": """---
title: "Works"
permalink: /publications/
---
{% if site.author.googlescholar %}
  All of them are on <a href="{{site.author.googlescholar}}">Google Scholar</a>.
{% endif %}
{% if site.talkmap_link == true %}<p>See the map of all talks!</p>{% else %}There is no map.{% endif %}
{% if page.secret %}Kept.{% endif %}
{% include base_path %}
{% for post in site.publications reversed %}
  {% include archive-single.html %}
{% endfor %}
Ask for copies.
""",
    "_pages/talks.html": """---
title: "Talks and presentations"
permalink: /talks/
---
{% for post in site.talks reversed %}{% include archive-single-talk.html %}{% endfor %}
""",
}
ABOUT = """---
permalink: /
---
I throw pots.

Teaching pots
======
What I teach, the newest first.

{% for post in site.teaching reversed %}
  {% include archive-single.html %}
{% endfor %}

Awards
======
- 2021, Golden Pot
"""


def test_words_and_headings_of_lists_that_the_template_makes_are_those_of_the_sections(tmp_path: Path) -> None:
    out, report = rebuilt(tmp_path, {"_pages/about.md": ABOUT, **LISTS})
    sections = yaml.safe_load((out / "site.yaml").read_text())["sections"]
    kinds = [one["kind"] for one in sections]
    assert kinds == ["about", "courses", "awards", "publications", "talks", "projects", "positions", "service"]
    shown = {one["kind"]: one for one in sections}
    assert (shown["courses"]["title"], shown["courses"]["intro"]) == (
        "Teaching pots",
        "What I teach, the newest first.",
    )
    scholar = "[Google Scholar](https://scholar.google.com/citations?user=RoSa12&hl=en)"
    intro = f"All of them are on {scholar}. There is no map. Kept."
    assert " ".join(shown["publications"]["intro"].replace("<br>", " ").split()) == intro
    assert (shown["publications"]["title"], shown["publications"]["outro"]) == ("Works", "Ask for copies.")
    assert shown["talks"]["title"] == "Talks and presentations"
    assert not (out / "content/pages/publications-page.md").exists()
    assert not report.lost


def test_a_home_page_written_again_in_another_language_is_the_same_site_in_both(tmp_path: Path) -> None:
    english = """---
permalink: /
author: en
---
I throw pots.

Education
======
- **Ph.D. in Clay**, University of Clay, 2020

Working papers
======
- **How pots fall.**
  with Mia Lapp. Revise and resubmit, *Clay Letters*.

[中文](/zh/)
"""
    chinese = """---
permalink: /zh/
lang: zh-Hans
author: zh
---
我做陶器。

教育背景
======
- **陶土学博士**，陶土大学，2020年

工作论文
======
- **How pots fall.**
  合作者：Mia Lapp。Revise and resubmit, *Clay Letters*.

[English](/)
"""
    authors = "zh:\n  name: 凯乐\n  bio: 陶工\n"
    pages = {"_pages/about.md": english, "_pages/about-zh.md": chinese}
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    for name, text in {**pages, "_data/authors.yml": authors}.items():
        (source / name).write_text(text)
    out = tmp_path / "out"
    report = run(source, out, kind="academicpages")
    settings = yaml.safe_load((out / "site.yaml").read_text())
    assert settings["languages"] == ["en", "zh"]
    assert settings["sections"][1]["title"] == {"en": "Education", "zh": "教育背景"}
    assert (out / "content/bio.zh.md").read_text() == "我做陶器。\n"
    position = yaml.safe_load((out / "content/positions.yaml").read_text())[0]
    assert position["organization"] == {"en": "University of Clay", "zh": "陶土大学"}
    paper = next(iter(yaml.safe_load((out / "content/publications.yaml").read_text()).values()))
    assert (paper["author"], paper["status"]) == (["Rosa Keller", "Mia Lapp"], "submitted")
    assert not (out / "content/pages/zh-page.zh.md").exists()
    assert any("as its version in zh" in str(note) for note in report.of("guess"))
    assert not report.problems


def test_a_home_page_in_another_language_that_says_something_else_stays_a_page(tmp_path: Path) -> None:
    chinese = "---\npermalink: /zh/\nlang: zh\n---\n我做陶器。\n\n奖\n======\n- 2021，金壶\n- 2020，银壶\n"
    out, report = rebuilt(tmp_path, {"_pages/about.md": HOME, "_pages/about-zh.md": chinese})
    assert (out / "content/pages/zh-page.zh.md").exists()
    assert not report.problems


TURN = """---
title: "Why a vase turns"
permalink: /publication/vase
date: 04-03-2018
venue: 'Journal of Clay'
conference_short: "JC 2018"
award: "Best pot"
project_page: "https://rkeller.example.org/publication/vase"
doiurl: "https://doi.org/10.1000/200"
abstract: "It turns."
bibtex: "@article{old, <br>
  title = {Why a vase turns}, <br>
  author = {Keller, Rosa}, <br>
}"
citation: 'Keller, R., Lapp, M. (2018). "Why a vase turns." <i>Journal of Clay</i>, 121, 103190. https://doi.org/10.1000/200'
---
Vases have turned for long.

The code is [here](https://github.com/potter/vase), the film
below.
{% include youtubePlayer.html id="sI-4a1BBoW8" %}
"""
TALK = """---
permalink: /
---
I throw pots. [My vase](/publication/vase) turns, says [its page](https://rkeller.example.org/publication/vase).

<video controls><source src="/files/turn.mp4" type="video/mp4"></video>

<object data="{{ site.url }}/files/clay.pdf" width="10" type="application/pdf"/>

<iframe src="https://www.youtube.com/embed/sI-4a1BBoW8?rel=0" title="A film of pots"></iframe>
"""


def test_a_paper_with_a_longer_text_has_it_on_its_page_and_links_to_its_old_page_lead_there(tmp_path: Path) -> None:
    out, report = rebuilt(tmp_path, {"_publications/vase.md": TURN, "_pages/about.md": TALK, "files/turn.mp4": "film"})
    vase = next(
        one
        for one in yaml.safe_load((out / "content/publications.yaml").read_text()).values()
        if "vase" in one["title"]
    )
    assert (vase["abstract"], vase["container_title_short"], vase["honor"]) == ("It turns.", "JC", ["Best pot"])
    assert (str(vase["issued"]), vase["doi"]) == ("2018-03-04", "10.1000/200")
    assert (str(vase["volume"]), str(vase["page"]), vase.get("note")) == ("121", "103190", None)
    assert all("vase" not in str(link.get("url")) for link in vase.get("links", []))
    more = (out / "content/publications/keller-2018-vase.md").read_text()
    assert more.startswith("Vases have turned for long.\n\nThe code is [here](https://github.com/potter/vase)")
    assert "[YouTube](https://www.youtube.com/watch?v=sI-4a1BBoW8)" in more
    assert "<br>" not in (out / "content/publications.bib").read_text()
    bio = (out / "content/bio.md").read_text()
    assert "[My vase](publications/keller-2018-vase/)" in bio
    assert "[its page](publications/keller-2018-vase/)" in bio
    assert "![](files/turn.mp4)" in bio
    assert "[clay.pdf](files/clay.pdf)" in bio
    assert "[A film of pots](https://www.youtube.com/watch?v=sI-4a1BBoW8)" in bio
    assert not report.lost
    assert not report.problems


KINDS = """---
title: "Publications"
permalink: /publications/
---
Journals
======
{% assign journals = site.publications | where: "category", "journal" %}
{% for post in journals reversed %}{% include archive-single.html %}{% endfor %}

Meetings of potters
======
{% for post in site.publications %}
  {% if post.category == "meeting" %}{% include archive-single.html %}{% endif %}
{% endfor %}
"""
PAPER = """---
title: "Why a {0} falls"
permalink: /publication/{0}
date: 2017-03-04
category: {1}
venue: '{2}'
authors: [Rosa Keller, Mia Lapp]
---
"""
CONFIG = """
collections:
  helpers:
    output: true
  publications:
    output: true
"""
HELPERS = """---
title: "For helpers"
permalink: /helpers/
---
What you need.
{% for post in site.helpers %}{% include archive-single.html %}{% endfor %}
"""
MENU = """main:
  - title: "Lectures"
    url: /talks/
  - title: "Helpers"
    url: /helpers/
  - title: "Papers"
    url: /publications/
"""


def test_headings_over_lists_are_topics_and_own_collections_are_lists_in_the_order_of_the_menu(tmp_path: Path) -> None:
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    (source / "_helpers").mkdir()
    files = {
        "_pages/publications.md": KINDS,
        "_pages/helpers.html": HELPERS,
        "_publications/1.md": PAPER.format("cup", "journal", "Potters and Clay"),
        "_publications/2.md": PAPER.format("jug", "meeting", "MEET 2017"),
        "_helpers/wheel.md": "---\ntitle: The wheel\ndescription: It turns.\nresource_url: https://wheel.org\n---\n",
        "_data/navigation.yml": MENU,
        "_config.yml": (source / "_config.yml").read_text() + CONFIG,
    }
    for name, text in files.items():
        (source / name).write_text(text)
    report = run(source, tmp_path / "out", kind="academicpages")
    site = yaml.safe_load((tmp_path / "out/site.yaml").read_text())
    assert [one["title"] for one in site["topics"]] == ["Journals", "Meetings of potters"]
    works = yaml.safe_load((tmp_path / "out/content/publications.yaml").read_text())
    falls = [(one["topic"], one["type"]) for one in works.values() if "falls" in one["title"]]
    assert sorted(falls) == [("journals", "article-journal"), ("meetings-of-potters", "paper-conference")]
    assert [(one["title"], one.get("nav_label")) for one in site["sections"][2:5]] == [
        ("Talks", "Lectures"),
        ("For helpers", "Helpers"),
        ("Publications", "Papers"),
    ]
    helpers = yaml.safe_load((tmp_path / "out/content" / site["sections"][3].get("file", "items.yaml")).read_text())
    assert helpers[0]["text"] == "It turns."
    assert helpers[0]["links"] == [{"label": "Resource", "url": "https://wheel.org"}]
    assert not (tmp_path / "out/content/pages/publications-page.md").exists()
    assert not report.lost
    assert not report.problems


BOTH = """---
permalink: /publications/
---
Publications
----
{% for post in site.publications reversed %}
  {% include archive-single.html %}
{% endfor %}

My talks
----
{% for post in site.talks %}
  {% include archive-single.html %}
{% endfor %}

In progress
----
  * <span class="title">How pots rise</span>, with <a href="https://a.org">A</a><a href="https://b.org">B</a>.
"""


def test_a_page_with_several_lists_gives_each_its_heading_and_keeps_the_rest(tmp_path: Path) -> None:
    out, report = rebuilt(tmp_path, {"_pages/publications.md": BOTH})
    sections = yaml.safe_load((out / "site.yaml").read_text())["sections"]
    titles = {one["kind"]: one.get("title") for one in sections}
    assert (titles["publications"], titles["talks"]) == ("Publications", "My talks")
    page = (out / "content/pages/publications-page.md").read_text()
    assert page.split("---\n", 2)[2].strip() == (
        'In progress\n----\n\n* How pots rise, with <a href="https://a.org">A</a> <a href="https://b.org">B</a>.'
    )
    assert 'nav_label: ""' not in page
    assert not report.lost


RESEARCH = """---
title: "Research"
permalink: /research/
---
<h2 style="border: 0;">Job Market Paper</h2>

**Estimation of pots with many handles**

<details>
<summary>Full abstract</summary>

{0}

</details>

<h2 style="border: 0;">Working Papers</h2>

**[How pots stand on one leg](https://pots.org/leg.pdf)** (with Mia Lapp and Tom Berger)

*Abstract:*

{0}

**How pots lie on their side for years** with Mia Lapp

## Awards and Honors
Golden Pot Prize of the Clay Society, 2018

Silver Pot Medal, 2017
"""


def test_a_page_of_research_whose_headings_name_papers_is_a_page_of_papers(tmp_path: Path) -> None:
    abstract = "This study proposes a way to lift a pot by any of its many handles. " * 4
    out, report = rebuilt(tmp_path, {"_pages/research.md": RESEARCH.format(abstract), "_pages/about.md": HOME})
    sections = {one.get("title"): one for one in yaml.safe_load((out / "site.yaml").read_text())["sections"]}
    assert [sections[name]["kind"] for name in ("Job Market Paper", "Working Papers", "Awards and Honors")] == [
        "publications",
        "publications",
        "awards",
    ]
    papers = yaml.safe_load((out / "content" / sections["Working Papers"]["file"]).read_text()).values()
    assert [(one["title"], one["author"]) for one in papers] == [
        ("How pots stand on one leg", ["Rosa Keller", "Mia Lapp", "Tom Berger"]),
        ("How pots lie on their side for years", ["Rosa Keller", "Mia Lapp"]),
    ]
    (job,) = yaml.safe_load((out / "content" / sections["Job Market Paper"]["file"]).read_text()).values()
    assert (job["title"], job["abstract"]) == ("Estimation of pots with many handles", abstract.strip())
    assert not (out / "content/pages/research.md").exists()
    assert not report.lost
    assert not report.problems


def test_a_site_without_collections_is_told_by_the_template_that_its_settings_name(tmp_path: Path) -> None:
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_pages/about.md").write_text(ABOUT)
    config = tmp_path / "_config.yml"
    config.write_text("repository: academicpages/academicpages.github.io\n")
    assert detect(Folder(tmp_path, ImportReport()), tmp_path) == "academicpages"
    config.write_text("collections:\n" + "".join(f"  {name}:\n    output: true\n" for name in PLACES))
    assert detect(Folder(tmp_path, ImportReport()), tmp_path) == "academicpages"
    config.write_text("# after academicpages\ngoogle_scholar_stats_use_cdn: true\n")
    assert detect(Folder(tmp_path, ImportReport()), tmp_path) == "acad-homepage"


def test_a_paper_of_the_home_page_and_a_collection_keeps_what_either_says_and_shows_its_journal_once(
    tmp_path: Path,
) -> None:
    home = """---
permalink: /
---
I throw pots.

Selected papers
======
- Rosa Keller, Mia Lapp. **Why a vase turns.** *Journal of Clay*, 121, 45, 2018. [[PDF](https://clay.org/vase.pdf)]
- Rosa Keller, Mia Lapp. **A pot that holds no water at all.** *Journal of Clay*, 2020.
"""
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    for path in (source / "_publications").iterdir():
        path.unlink()
    (source / "_pages/about.md").write_text(home)
    (source / "_publications/vase.md").write_text(TURN)
    report = run(source, tmp_path / "out", kind="academicpages")
    site = yaml.safe_load((tmp_path / "out/site.yaml").read_text())
    assert [one["title"] for one in site["sections"] if one["kind"] == "publications"] == ["Selected papers"]
    works = yaml.safe_load((tmp_path / "out/content/publications.yaml").read_text())
    vase = works["keller-2018-vase"]
    assert (vase["container_title_short"], vase.get("container_title"), vase["abstract"]) == (
        "Journal of Clay",
        None,
        "It turns.",
    )
    assert "https://clay.org/vase.pdf" in [link["url"] for link in vase["links"]]
    assert not report.lost


FENCED = """---
title: "Why a plate spins"
collection: {0}
authors: '<b>R. Keller</b>, M. Lapp'
date: 2016-01-22
excerpt: "![pot](/images/pot.png){{: style='float: left'}}"
venue: '{1}'
kind: 'oral presentation'
preprint: true
---
A plate spins when it is thrown.

Recommended citation:
```bibtex
@inproceedings{{keller2016,
  title={{Why a plate spins}},
  author={{Keller, Rosa and Lapp, Mia}},
  year={{2016}}
}}
```
"""
YEARS = """---
title: "Publications"
permalink: /publications/
---
{% assign current_year = '' %}
{% for post in site.publications reversed %}
  {% assign pub_year = post.date | date: "%Y" %}
  {% if pub_year != current_year %}<h2>{{ pub_year }}</h2>{% endif %}
  {% include archive-single.html %}
{% endfor %}
"""
DRAFTS = """---
title: "Pre-prints"
permalink: /drafts/
---
{% for post in site.drafts reversed %}{% include archive-single.html %}{% endfor %}
"""
LECTURE = """---
title: "On spinning"
venue: "<a href='https://meeting.org'>The meeting of plates</a>"
date: 2015-03-12
slides: '/files/kiln slides.pdf'
recording: 'https://www.youtube.com/watch?v=_WKIzowbSVA'
---
"""


def test_papers_bring_the_bibtex_of_their_texts_and_talks_all_their_links(tmp_path: Path) -> None:
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    (source / "_preprints").mkdir()
    config = (source / "_config.yml").read_text() + "\ncollections:\n  preprints:\n    output: true\n"
    files = {
        "_publications/plate.md": FENCED.format("publications", "MEET"),
        "_preprints/dish.md": FENCED.format("preprints", "").replace("plate", "dish"),
        "_pages/publications.md": YEARS,
        "_pages/drafts.html": DRAFTS.replace("site.drafts", "site.preprints"),
        "_talks/2015-spin.md": LECTURE,
        "_config.yml": config,
    }
    for name, text in files.items():
        (source / name).write_text(text)
    report = run(source, tmp_path / "out", kind="academicpages")
    sections = {one.get("title"): one for one in yaml.safe_load((tmp_path / "out/site.yaml").read_text())["sections"]}
    assert sections["Publications"]["group_by"] == "year"
    assert (sections["Pre-prints"]["kind"], sections["Pre-prints"]["file"]) == ("publications", "pre-prints.bib")
    assert "@inproceedings{keller-2016-dish" in (tmp_path / "out/content/pre-prints.bib").read_text()
    plate = yaml.safe_load((tmp_path / "out/content/publications.yaml").read_text())["keller-2016-plate"]
    assert (plate["abstract"], plate["honor"], plate.get("note")) == (
        "A plate spins when it is thrown.",
        ["oral presentation"],
        None,
    )
    assert "author={Keller, Rosa and Lapp, Mia}" in (tmp_path / "out/content/publications.bib").read_text()
    talk = next(
        one
        for one in yaml.safe_load((tmp_path / "out/content/talks.yaml").read_text())
        if one["title"] == "On spinning"
    )
    assert [link["label"] for link in talk["links"]] == ["Slides", "Recording", "Event"]
    assert not report.lost
    assert not report.problems


def test_a_heading_above_nothing_but_lists_of_the_template_goes_with_those_below_it() -> None:
    loop = "{% for post in site.talks %}{{ post }}{% endfor %}"
    body = f"## Papers\n### Reviewed\n{loop}\n### Others\n{loop}\n## Languages\n* Clay\n"
    assert without_bare_headings(body)[0].split() == ["##", "Languages", "*", "Clay"]


def test_pages_in_folders_and_at_the_top_come_over_when_they_have_an_address(tmp_path: Path) -> None:
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    (source / "_pages/syllabi").mkdir()
    page = "---\ntitle: {0}\npermalink: /{0}/\n---\nWhat I say of {0}.\n"
    (source / "_pages/syllabi/wheels.md").write_text(page.format("wheels"))
    (source / "kilns.md").write_text(page.format("kilns"))
    (source / "README.md").write_text("# How to install this\n")
    report = run(source, tmp_path / "out", kind="academicpages")
    assert "What I say of wheels." in (tmp_path / "out/content/pages/wheels.md").read_text()
    assert "What I say of kilns." in (tmp_path / "out/content/pages/kilns.md").read_text()
    assert not any("README" in path for path in report.files)
    assert not report.problems


def test_a_page_of_publications_that_stays_a_page_keeps_its_address_where_there_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "source/_pages").mkdir(parents=True)
    (tmp_path / "source/_data").mkdir()
    (tmp_path / "source/_config.yml").write_text("name: Rosa Keller\nurl: https://pots.example.org\n")
    (tmp_path / "source/_data/navigation.yml").write_text("main:\n- title: My papers\n  url: /publications/\n")
    (tmp_path / "source/_pages/about.md").write_text("---\npermalink: /\n---\nI throw pots.\n")
    page = '---\ntitle: " "\npermalink: /publications/\n---\nAsk me for *The pot*. \\\\\nI have copies.\n'
    (tmp_path / "source/_pages/publications.md").write_text(page)
    run(tmp_path / "source", tmp_path / "out", kind="academicpages")
    (found,) = (tmp_path / "out/content/pages").iterdir()
    _, head, body = found.read_text().split("---\n")
    fields = yaml.safe_load(head)
    assert (fields["title"], fields["aliases"]) == ("My papers", ["publications/"])
    assert "nav_label" not in fields
    assert body.strip() == "Ask me for *The pot*.<br>\nI have copies."


BESIDE = """---
title: " "
permalink: /publications/
---
Published papers
======

<details>
<summary>
How pots stand on one leg. \\\\
**Rosa Keller**, Mia Lapp\\\\
*ICLR 2022.* \\\\
[Paper](https://pots.example.org/leg.pdf)
</summary>
`@inproceedings{keller2022leg,
  title = {How pots stand on one leg},
  author = {Keller, Rosa and Lapp, Mia},
  year = {2022}
}`
</details>

How pots lie on their side. \\\\
**Rosa Keller**, Tom Berger\\\\
*NeurIPS 2021.* \\\\
[Paper](https://pots.example.org/side.pdf)

How pots roll down a hill. \\\\
Tom Berger, **Rosa Keller**\\\\
*ICML 2020.* \\\\
[Paper](https://pots.example.org/hill.pdf)

How pots are shown
======
They are shown in a cupboard, which stands in the hall.
"""


def test_papers_come_apart_beside_a_section_of_text_on_their_page(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "_pages").mkdir(parents=True)
    (source / "_data").mkdir()
    (source / "_config.yml").write_text("author:\n  name: Rosa Keller\n")
    (source / "_data/navigation.yml").write_text("main:\n- title: Papers\n  url: /publications/\n")
    (source / "_pages/about.md").write_text("---\npermalink: /\n---\nI throw pots.\n")
    (source / "_pages/publications.md").write_text(BESIDE)
    run(source, tmp_path / "out", kind="academicpages")
    papers = yaml.safe_load((tmp_path / "out/content/publications.yaml").read_text()).values()
    assert [(one["title"], one["container_title_short"], one["issued"]) for one in papers] == [
        ("How pots stand on one leg", "ICLR", 2022),
        ("How pots lie on their side", "NeurIPS", 2021),
        ("How pots roll down a hill", "ICML", 2020),
    ]
    assert not any("abstract" in one for one in papers)
    assert (tmp_path / "out/content/publications.bib").read_text().startswith("@inproceedings{keller2022leg,")
    sections = yaml.safe_load((tmp_path / "out/site.yaml").read_text())["sections"]
    assert [(one["kind"], one.get("title")) for one in sections][1:] == [
        ("publications", "Papers"),
        ("text", "How pots are shown"),
    ]


def test_an_embedded_page_whose_address_is_damaged_is_left_out(tmp_path: Path) -> None:
    page = '---\ntitle: Kilns\npermalink: /kilns/\n---\nOne kiln.\n\n<iframe src="https://[*a"></iframe>\n'
    out, report = rebuilt(tmp_path, {"_pages/kilns.md": page})
    assert "One kiln." in (out / "content/pages/kilns.md").read_text()
    assert not report.problems


VITA = """---
title: "CV"
permalink: /cv/
redirect_from: /resume
---
[As a file](files/cv.pdf)

Education
======
* M.S. in Clay, Kiln University, 2012
* Ph.D. in Clay, Kiln University, 2016 (expected)

Work experience
======
* Summer 2015: Research Assistant
  * Floor Institute
  * Supervisor: Professor Ash

Skills
======
* Throwing

Publications
======
  <ul>{% for post in site.publications %}{% include archive-single-cv.html %}{% endfor %}</ul>
"""


def test_a_curriculum_vitae_of_records_is_sections_after_all_others(tmp_path: Path) -> None:
    source = tmp_path / "source" / NAME
    shutil.copytree(FIXTURES / NAME, source)
    (source / "_pages/cv.md").write_text(VITA)
    (source / "files").mkdir(exist_ok=True)
    (source / "files/cv.pdf").write_bytes(b"%PDF-1.4")
    report = run(source, tmp_path / "out", kind="academicpages")
    site = yaml.safe_load((tmp_path / "out/site.yaml").read_text())
    last = site["sections"][-3:]
    assert [(one["kind"], one["title"]) for one in last] == [
        ("positions", "Education"),
        ("positions", "Work experience"),
        ("text", "Skills"),
    ]
    assert last[0]["intro"] == "[As a file](files/cv.pdf)"
    assert {"cv/", "resume"} <= set(site["aliases"])
    work = yaml.safe_load((tmp_path / "out/content" / last[1]["file"]).read_text())
    assert (work[0]["title"], work[0]["organization"], work[0]["period_text"]) == (
        "Research Assistant",
        "Floor Institute",
        "Summer 2015",
    )
    assert not (tmp_path / "out/content/pages/cv.md").exists()
    assert (report.lost, report.problems) == ((), ())


def test_a_curriculum_vitae_stays_a_page_where_the_home_page_says_the_same(tmp_path: Path) -> None:
    home = "---\npermalink: /\n---\nI throw pots.\n\nEducation\n======\n* Ph.D. in Clay, Kiln University, 2016\n"
    out, report = rebuilt(
        tmp_path, {"_pages/cv.md": VITA.replace("[As a file](files/cv.pdf)", ""), "_pages/about.md": home}
    )
    sections = yaml.safe_load((out / "site.yaml").read_text())["sections"]
    assert sum(one["kind"] == "positions" for one in sections) == 1
    assert "Floor Institute" in (out / "content/pages/cv.md").read_text()
    assert any("“Work experience” stands as text on the page cv" in str(note) for note in report.of("kept"))
    told = "a list that the template makes of publications, which have a section or pages of their own"
    assert any(told in str(note) for note in report.of("left out"))


def test_a_page_that_only_an_old_address_leads_to_comes_over(tmp_path: Path) -> None:
    page = "---\ntitle: Kilns\nredirect_from:\n  - /kilns.html\n---\nThey are <b>hot</b>.\n"
    out, report = rebuilt(tmp_path, {"_pages/kilns.md": page})
    assert "kilns.html" in (out / "content/pages/kilns.md").read_text()
    assert not any("kilns.md" in str(note) for note in report.of("left out"))


def test_links_to_the_files_of_entries_lead_to_their_lists_and_paths_above_the_top_stay_there(tmp_path: Path) -> None:
    paper = "---\ntitle: Blue glazes\ndate: 2020-01-02\nvenue: Kiln\n---\n"
    talk = "---\ntitle: Red glazes\ndate: 2020-01-02\nvenue: Guild\nslidesurl: ../../files/red.pdf\n---\n"
    page = (
        "---\npermalink: /thesis/\ntitle: Thesis\n---\nSee [blue](_publications/blue.md), [red](/_talks/red.md) and "
        "[pots](../../files/red.pdf).\n"
    )
    files = {"_publications/blue.md": paper, "_talks/red.md": talk, "_pages/thesis.md": page, "files/red.pdf": "%PDF"}
    out, report = rebuilt(tmp_path, files)
    text = (out / "content/pages/thesis.md").read_text()
    assert "[blue](publications/), [red](index.html#talks) and [pots](files/red.pdf)" in text
    talks = {one["title"]: one for one in yaml.safe_load((out / "content/talks.yaml").read_text())}
    assert talks["Red glazes"]["links"] == [{"label": "Slides", "url": "files/red.pdf", "rel": ["slides"]}]
    assert not [*(out / "content").rglob("*.txt")]
    assert report.problems == ()
    assert not [note for note in report.of("missing") if "red.pdf" in str(note)]


def test_the_newer_sample_text_of_a_paper_is_no_abstract(tmp_path: Path) -> None:
    sample = (
        "The contents above will be part of a list of publications, if the user clicks the link for the publication "
        "than the contents of section will be rendered as a full page.\n"
    )
    out, _ = rebuilt(tmp_path, {"_publications/a.md": f"---\ntitle: Blue glazes\nvenue: Kiln\n---\n\n{sample}"})
    works = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert ["abstract" in one for one in works if one["title"] == "Blue glazes"] == [False]


@pytest.mark.parametrize(
    ("citation", "expected", "note"),
    [
        (
            "Keller, R., Ito, H., &amp; Osei, K. (2016). Bleu glazes. Kiln, 45e75.",
            ["Keller R.", "Ito H.", "Osei K."],
            "Bleu glazes. Kiln, 45e75.",
        ),
        ("Keller, R., Ito, H., … others. (2016). Blue glazes. Kiln.", ["Keller R.", "Ito H."], None),
        ("Keller R, Vandersee KJ, Xu J. Blue glazes. Kiln. 2016.", ["Keller R", "Vandersee KJ", "Xu J"], None),
        ("The kiln (2016). Red.", [], "The kiln (2016). Red."),
    ],
)
def test_authors_are_read_where_the_citation_words_the_title_otherwise_or_names_only_some(
    citation: str, expected: list[str], note: str | None, tmp_path: Path
) -> None:
    page = f"---\ntitle: Blue glazes\nvenue: Kiln\ndate: 2016-01-01\ncitation: '{citation}'\n---\n"
    out, report = rebuilt(tmp_path, {"_publications/a.md": page})
    works = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    (work,) = (one for one in works if one["title"] == "Blue glazes")
    assert [f"{one['family']} {one['given']}" for one in work.get("author", [])] == expected
    assert work.get("note") == note
    assert report.problems == ()


def test_addresses_of_the_site_itself_lead_there_by_either_scheme_and_signs_are_called_by_their_titles(
    tmp_path: Path,
) -> None:
    page = (
        "---\npermalink: /cv/\ntitle: CV\n---\nEducation\n======\n* M.A., Clay School, 2011 - 2013. "
        'Thesis: <a href="http://pots.example.org/files/red.pdf\n">\n<img src="../images/i.png" title="pdf"/>\n</a>\n'
    )
    config = "url: https://pots.example.org\nauthor:\n  name: Rosa Keller\n"
    files = {"_pages/cv.md": page, "files/red.pdf": "%PDF", "_config.yml": config}
    out, _ = rebuilt(tmp_path, files)
    assert (out / "content/files/red.pdf").read_text() == "%PDF"
