"""Text to HTML: what is Markdown, what is not, and what is never shown."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.content.records import Email
from homepage.content.words import Words
from homepage.languages import KNOWN, direction, table
from homepage.output.markup import Writer, hidden, language_of, with_languages
from homepage.site.urls import ROOT

WRITER = Writer("en", "at")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def text_of(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize(
    "text",
    [
        "A*STAR",
        "Zhang*",
        "Zhang*, Li*",
        "MF^2",
        "P(Y|do(X))",
        "US$1,000 and US$2,000",
        "``sense-making''",
        "{1,...,t}",
        "EReL@MIR",
        "@CVPR'21 @ECCV'22",
        "<b>bold</b> & more",
        "a_b_c",
        "# 1",
        "1. x",
        "--- x ---",
        "[x](y)",
        "~~x~~",
    ],
)
def test_plain_text_is_never_read_as_markdown(text: str) -> None:
    assert text_of(WRITER.plain(text)) == re.sub(r"(?<=[A-Z])'(?=2)", "’", text)
    assert text_of(WRITER.passage(text)) == text
    assert not re.search("<(em|strong|a|b|del|h1|li)>", WRITER.plain(text))


@given(TEXT)
def test_plain_text_is_shown_whole_and_escaped(text: str) -> None:
    shown = WRITER.plain(text)
    assert text_of(shown).replace("’", "'") == text.replace("’", "'")
    assert set(re.findall(r"<[^>]*>", shown)) <= {f'<span lang="{tag}">' for tag in ("zh", "ja", "ko")} | {"</span>"}


@given(TEXT)
def test_an_abstract_is_shown_whole_and_escaped(text: str) -> None:
    assert text_of(WRITER.passage(text)) == text


@given(TEXT)
def test_marking_languages_changes_no_text_and_no_tag(text: str) -> None:
    page = f'<p title="鞠陈">{html.escape(text)}</p>'
    marked = with_languages(page, "en")
    assert re.sub(r'<span lang="\w\w">|</span>', "", marked) == page


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("鞠陈", "zh"),
        ("拍立淘 (search)", "zh"),
        ("ひらがな", "ja"),
        ("日本語の", "ja"),
        ("한국어", "ko"),
        ("Ada", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_the_script(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Chen Ju (鞠陈)", 'Chen Ju (<span lang="zh">鞠陈</span>)'),
        ("《一种方法》", '<span lang="zh">《一种方法》</span>'),
        ("标签：内容", '<span lang="zh">标签：内容</span>'),
        ("Creative AIGC：", "Creative AIGC："),
        ("国家杰青 & 长江学者", '<span lang="zh">国家杰青</span> &amp; <span lang="zh">长江学者</span>'),
        ("👨\u200d🎓 🗞\ufe0f", "👨\u200d🎓 🗞\ufe0f"),
        ("Zürich", "Zürich"),
    ],
)
def test_text_in_another_script_carries_its_language(text: str, shown: str) -> None:
    assert WRITER.plain(text) == shown


def test_text_in_the_language_of_the_page_is_not_marked() -> None:
    assert Writer("zh-Hans", "at").plain("鞠陈") == "鞠陈"
    assert Writer("ja", "at").plain("鞠陈") == "鞠陈"
    assert Writer("zh", "at").plain("한국어") == '<span lang="ko">한국어</span>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CVPR '24", "CVPR ’24"),
        ("CVPR'19", "CVPR’19"),
        ("IJCAI'21-'24", "IJCAI’21-’24"),
        ("I'm", "I’m"),
        ('a "quoted" word', "a “quoted” word"),
        ("it's '24, isn't it?", "it’s ’24, isn’t it?"),
        ("`'24`", "<code>'24</code>"),
    ],
)
def test_quotation_marks_and_apostrophes_are_typographic(text: str, shown: str) -> None:
    assert html.unescape(WRITER.inline(text)) == shown
    assert html.unescape(WRITER.block(text)) == f"<p>{shown}</p>"


def test_a_line_of_markdown_has_no_paragraph_and_a_text_has() -> None:
    assert WRITER.inline("**One** [a](cv.pdf)") == f'<strong>One</strong> <a href="{ROOT}cv.pdf">a</a>'
    assert WRITER.inline("One\n\nTwo") == "<p>One</p>\n<p>Two</p>"
    assert WRITER.inline("Plain & simple") == "Plain &amp; simple"
    assert WRITER.inline(None) == WRITER.inline("") == ""
    assert WRITER.block("One\n\nTwo") == "<p>One</p>\n<p>Two</p>"


def test_headings_begin_below_those_of_the_page() -> None:
    assert "<h2" in WRITER.block("# One")
    assert "<h3" in WRITER.block("# One", level=3)
    assert "<h3" in WRITER.block("## One", level=3)  # no level is left out, whichever the author began with
    assert "<h4" in WRITER.block("# One\n\n## Two", level=3)


def test_one_text_does_not_change_the_next() -> None:
    first = WRITER.block("# One\n\nA note[^1].\n\n[^1]: Foot.\n\n*[HTML]: Hyper")
    WRITER.block("# One\n\nAnother[^1].\n\n[^1]: Foot.")
    assert WRITER.block("# One\n\nA note[^1].\n\n[^1]: Foot.\n\n*[HTML]: Hyper") == first
    assert WRITER.block("HTML[^1]") == "<p>HTML[^1]</p>"


@pytest.mark.parametrize(
    ("markdown", "attribute"),
    [
        ("[a](https://x.org/?tp=&arnumber=1)", 'href="https://x.org/?tp=&amp;arnumber=1"'),
        ("[a](https://x.org/?tp=&amp;arnumber=1)", 'href="https://x.org/?tp=&amp;arnumber=1"'),
        ("[a](https://x.org/a%2Cb)", 'href="https://x.org/a%2Cb"'),
        ("[a](#news)", 'href="#news"'),
        ("[a](publications/)", f'href="{ROOT}publications/index.html"'),
        ("![a](images/a.png)", f'src="{ROOT}images/a.png"'),
        ("[a](mailto:a@b.org)", 'href="mailto:a@b.org"'),
    ],
)
def test_an_address_is_escaped_once_and_kept(markdown: str, attribute: str) -> None:
    assert attribute in WRITER.inline(markdown)


def test_a_link_followed_by_a_bracket_stays_a_link() -> None:
    shown = WRITER.inline("[Weidi Xie](https://weidixie.github.io/)(海外优青)")
    assert shown == '<a href="https://weidixie.github.io/">Weidi Xie</a>(<span lang="zh">海外优青</span>)'


@pytest.mark.parametrize(
    ("text", "url", "rest"),
    [
        ("Code: https://github.com/a/DIGER.", "https://github.com/a/DIGER", "."),
        ("(see http://a.org/x?y=1&z=2)", "http://a.org/x?y=1&amp;z=2", ")"),
        ("https://a.org/x, and", "https://a.org/x", ", and"),
    ],
)
def test_addresses_in_an_abstract_are_links_without_the_point_after_them(text: str, url: str, rest: str) -> None:
    assert f'<a href="{url}">{url}</a>{rest}' in WRITER.passage(text)


def test_an_e_mail_address_is_hidden_unless_it_is_to_be_plain() -> None:
    email = Email(address="a.b@c-d.org")
    assert _without_joints("at", email) == '<span class="email">a.b[at]c-d.org</span>'
    assert _without_joints("at-dot", email) == '<span class="email">a[dot]b[at]c-d[dot]org</span>'
    assert _without_joints("plain", email) == '<a href="mailto:a.b@c-d.org">a.b@c-d.org</a>'


def _without_joints(style: str, email: Email) -> str:
    return Writer("en", style).email(email).replace("<wbr>", "")


def test_an_e_mail_address_may_go_on_in_the_next_line_before_its_signs() -> None:
    email = Email(address="ann.lee@x.org")
    assert "ann<wbr>.lee<wbr>[at]x<wbr>.org" in Writer("en", "at").email(email)
    assert "ann<wbr>[dot]lee<wbr>[at]x<wbr>[dot]org" in Writer("en", "at-dot").email(email)
    assert ">ann<wbr>.lee<wbr>@x<wbr>.org</a>" in Writer("en", "plain").email(email)


@given(st.emails(), st.sampled_from(["at", "at-dot"]))
def test_a_hidden_address_has_no_sign_of_one(address: str, style: str) -> None:
    assert "@" not in hidden(address, style)
    assert address not in Writer("en", style).email(Email(address=address))


@pytest.mark.parametrize(
    ("page", "language", "attributes"),
    [
        ("en", "de", ' lang="de"'),
        ("en", "he", ' lang="he" dir="rtl"'),
        ("ar", "en", ' lang="en" dir="ltr"'),
        ("ar", "fa-AF", ' lang="fa-AF"'),
        ("ar", "", ""),
        ("ar", None, ""),
    ],
)
def test_a_text_that_runs_the_other_way_than_the_page_says_so(page: str, language: str | None, attributes: str) -> None:
    assert Writer(page, "plain", Words(page, table(page) or {})).marks(language) == attributes


def test_the_languages_of_the_program_run_as_their_words_say() -> None:
    assert {tag: direction(tag) for tag in KNOWN} == {tag: (table(tag) or {})["direction"] for tag in KNOWN}
