"""References of the content to the site itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.content.config import Group, Section, Site
from homepage.content.notes import Reference
from homepage.errors import Location
from homepage.site.links import problems

OUTPUTS = ["index.html", "cv.pdf", "my cv.pdf", "publications/index.html", "bib/a.bib", "images/ada.png"]
CONFIG = Site(
    topics=(Group(id="vision", title="Vision"),),
    sections=(Section(kind="members", groups=(Group(id="phd", title="PhD"),)),),
)


def found(kind: str, value: str, location: Location | None = None) -> list[str]:
    reference = Reference(kind, value, location or Location("content/x.yaml", 3, 5))
    return [str(problem) for problem in problems([reference], CONFIG, OUTPUTS, OUTPUTS)]


@pytest.mark.parametrize(
    "url",
    [
        "cv.pdf",
        "/cv.pdf",
        "./cv.pdf",
        "cv.pdf#page=2",
        "my%20cv.pdf",
        "publications/",
        "",
        "#news",
        "/",
        "https://example.org/none.pdf",
        "//example.org/x",
        "mailto:a@example.org",
        "HTTPS://example.org",
    ],
)
def test_an_address_that_leads_somewhere_is_fine(url: str) -> None:
    assert found("url", url) == []


@pytest.mark.parametrize("url", ["cv.doc", "publications", "publication/", "images/", "cv.pdf/", "../cv.pdf", "a/../b"])
def test_an_address_that_leads_nowhere_is_reported_where_it_is_written(url: str) -> None:
    (problem,) = found("url", url)
    assert problem.startswith("content/x.yaml:3:5: ")
    assert repr(url) in problem


def test_a_host_without_its_scheme_is_told_in_markdown_too() -> None:
    (problem,) = found("markdown", "[a](www.example.org/a)")
    assert problem.endswith("'www.example.org/a' has no scheme (write https://www.example.org/a)")


@pytest.mark.parametrize(
    "markdown",
    [
        "[a](cv.pdf)",
        r"\[a\](none.pdf) is no link",
        "![a](images/ada.png)",
        '<a href="cv.pdf">a</a>',
        "[a](<my%20cv.pdf>)",
        "`[a](none.pdf)`",
        "```\n[a](none.pdf)\n```",
        "[a]: cv.pdf",
        "[a](https://example.org/(x))",
        "[^note]: not a link",
        "a [b] (c)",
    ],
)
def test_markdown_whose_links_lead_somewhere_is_fine(markdown: str) -> None:
    assert found("rich", markdown) == []


def test_a_link_in_a_text_is_reported_in_its_line_and_column() -> None:
    text = "One [a](cv.pdf)\n\n  and ![b](none.png \"title\").\n[c]: <gone.pdf>\n<img src='lost.svg'>"
    places = [one.partition(": ")[0] for one in found("markdown", text, Location("content/bio.md", 4))]
    assert places == ["content/bio.md:6:12", "content/bio.md:7:7", "content/bio.md:8:11"]


def test_undeclared_names_are_reported_with_the_nearest_one() -> None:
    assert found("topic", "vision") == found("group", "phd") == []
    assert found("topic", "visoin") == [
        "content/x.yaml:3:5: topic 'visoin' is not declared in site.yaml (did you mean vision?)"
    ]
    assert found("group", "staff") == ["content/x.yaml:3:5: group 'staff' is not declared in site.yaml (known: phd)"]


def test_without_any_topic_the_hint_says_where_to_declare_one() -> None:
    (problem,) = problems([Reference("topic", "a", Location("x", 1))], Site(), [], [])
    assert problem.hint == "declare it under topics in site.yaml"


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    found("markdown", text)
    found("rich", text)


def test_only_what_is_the_authors_own_is_proposed() -> None:
    reference = Reference("url", "con-512.png", Location("x", 1))
    (problem,) = problems([reference], CONFIG, ["icon-512.png"], [])
    assert problem.hint == "put the file at content/con-512.png"
    (problem,) = problems([reference], CONFIG, ["icon-512.png"], ["icon-512.png"])
    assert problem.hint == "did you mean icon-512.png?"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("picture", "https://example.org/a.jpg"),
        ("picture", "//example.org/a.jpg"),
        ("markdown", "A ![badge](https://example.org/a.jpg) here."),
        ("rich", '<img alt="" src="https://example.org/a.jpg">'),
        ("markdown", "<video src='https://example.org/a.jpg'></video>"),
    ],
)
def test_a_picture_of_another_host_is_told(kind: str, value: str) -> None:
    (problem,) = found(kind, value)
    assert problem.startswith("content/x.yaml:3:5: warning: ")
    assert "example.org/a.jpg' is not shown: pages load nothing from other hosts" in problem


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("<p class=a style='color:red'>x</p>", "style"),
        ('<a onclick="x()">x</a>', "onclick"),
        ("<script>alert(1)</script>", "script"),
        ("<style>p { color: red }</style>", "style"),
    ],
)
def test_a_style_or_script_within_a_text_is_told(value: str, word: str) -> None:
    (problem,) = found("markdown", value)
    assert f"warning: {word} has no effect here: pages allow no styles and scripts within" in problem
    (together,) = found("markdown", f"{value}\n\n{value}")
    assert "within; 1 more like it in this file: line 5" in together


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("markdown", "Style = x, `<p style='x'>`, a < b style=c"),
        ("picture", "images/ada.png"),
        ("url", "https://example.org/a.jpg"),
        ("markdown", "[a](https://example.org/a.jpg) `![x](https://example.org/a.jpg)`"),
        (
            "markdown",
            "<iframe src='https://example.org/'></iframe> ![a](images/ada.png) <img src='data:image/png;base64,'>",
        ),
    ],
)
def test_what_pages_may_show_is_fine(kind: str, value: str) -> None:
    assert found(kind, value) == []
