"""What authors write in Markdown, as HTML: only what a text uses is loaded, nothing comes from another host."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from homepage import theme
from homepage.build import produce
from homepage.content import words
from homepage.errors import Location
from homepage.output.files import contrast
from homepage.output.highlight import is_known, language_of
from homepage.output.markup import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STYLE = (theme.root() / "static" / "style.css").read_text("utf-8")


def block(text: str, **how: object) -> str:
    html = Writer("en", "at").block(text, **how)  # type: ignore[arg-type]
    return str(html).replace("\x02", "")


def test_quotes_are_typographic_and_years_take_an_apostrophe() -> None:
    assert block("Since '24 it is \"good\" -- `'24`.") == (
        "<p>Since ’24 it is “good” &ndash; <code>'24</code>.</p>"
    )


def test_a_table_scrolls_in_itself_and_its_headings_have_a_scope() -> None:
    html = block("| a | |\n|:-|-:|\n| 1 | 2 |\n")
    assert '<div class="table" tabindex="0" role="group" aria-label="Table"><table>' in html
    assert '<th scope="col" class="left">a</th>' in html
    assert "<td></td>" in html  # an empty heading heads nothing
    assert "style=" not in html


def test_tasks_say_their_state() -> None:
    html = block("- [x] one\n- [ ] two\n- [y] three\n")
    assert '<li class="task"><span class="box done" role="img" aria-label="done:"></span> one</li>' in html
    assert '<li class="task"><span class="box open" role="img" aria-label="to do:"></span> two</li>' in html
    assert "<li>[y] three</li>" in html


def test_definitions_abbreviations_attributes_and_html() -> None:
    html = block("Term\n:   Meaning of HTML\n\n*[HTML]: a language\n\nText\n{: .lead }\n\n<b>own</b>\n")
    assert "<dt>Term</dt>" in html
    assert '<abbr title="a language">HTML</abbr>' in html
    assert '<p class="lead">' in html
    assert "<b>own</b>" in html


def test_a_note_is_named_in_the_language_of_the_page() -> None:
    chinese, _ = words.of("zh", None, Location("site.yaml"))
    note = Writer("zh", "at", chinese).block("!!! tip\n    Text\n")
    assert '<div class="admonition tip" role="note">' in note
    assert '<p class="admonition-title">提示</p>' in note
    assert '<p class="admonition-title">Mine</p>' in block('!!! note "Mine"\n    Text\n')


def test_footnotes_lead_back_and_those_of_two_texts_are_told_apart() -> None:
    text = "A.[^1]\n\n[^1]: Note.\n"
    assert 'href="#fnref:1" title="Back to the text"' in block(text)
    assert 'id="fn:teaching-1"' in block(text, notes="teaching")
    assert 'href="#fn:teaching-1"' in block(text, notes="teaching")


def test_headings_begin_at_the_level_asked_for_whatever_the_author_began_with() -> None:
    for first in ("#", "##", "###"):
        assert block(f"{first} One\n\n{first}# Two\n") == '<h2 id="one">One</h2>\n<h3 id="two">Two</h3>'
    assert block("One\n===\n\nTwo\n---\n", level=3).startswith('<h3 id="one">')


def test_headings_have_anchors_in_any_script_and_a_list_of_them() -> None:
    html = block("[TOC]\n\n## 第二节 $x$\n\n## A & B\n", anchors=True)
    assert '<nav class="toc" aria-label="Contents">' in html
    assert 'id="第二节"' in html
    assert '<a class="anchor" href="#a-b" title="Link to this section">#</a></h2>' in html
    assert "\ue0f2" not in html


def test_formulas_become_mathml() -> None:
    assert block("Let $x$ be.") == "<p>Let <math><mrow><mi>x</mi></mrow></math> be.</p>"
    html = block("$$\nx\n$$\n")
    assert html.startswith('<p><span class="formula"><math display="block">')
    assert "tabindex" not in html
    wide = block("$$\n" + "abcdefgh + " * 5 + "x\n$$\n")
    assert '<span class="formula" tabindex="0" role="group" aria-label="Formula">' in wide


def test_a_formula_in_an_attribute_is_text() -> None:
    assert 'alt="a graph of x"' in block("![a graph of $x$](a.png)")


def test_prices_and_shell_variables_are_no_formulas() -> None:
    assert "<math" not in block("US$1,000 … $5 and `$x$`\n\n```sh\necho $A $B\n```\n")


def test_code_is_marked_up_in_classes_and_can_be_reached_by_keyboard() -> None:
    html = block('```python\ndef f(x): return "<b>"\n```\n')
    assert html.startswith('<pre class="code" tabindex="0" role="group" aria-label="Code"><code class="language-py')
    assert '<span class="k">def</span>' in html
    assert "&lt;b&gt;" in html
    assert "style=" not in html


def test_code_without_a_known_language_is_left_as_it_is() -> None:
    assert "<code>a &lt;b&gt; *c*</code>" in block("```\na <b> *c*\n```\n")
    assert '<code class="language-nonesuch">a</code>' in block("```nonesuch\na\n```\n")
    assert not is_known("nonesuch")


def test_code_stands_within_lists_and_notes() -> None:
    html = block("- one\n\n  ```\n  a\n    b\n  ```\n\n- two\n")
    assert html.count("<ul>") == 1
    assert "<code>a\n  b</code></pre>\n</li>" in html


@pytest.mark.parametrize("info", ["python", "{.python}", "Python", 'python title="x"', "python{1,2}"])
def test_the_language_of_code_is_the_first_word(info: str) -> None:
    assert language_of(info) == "python"


def test_a_picture_alone_with_a_title_is_a_figure_with_a_caption() -> None:
    html = block('![cogs](a.png "The *engine* of $n$ cogs")')
    assert html.startswith('<figure><img alt="cogs" src="a.png"><figcaption>The <em>engine</em> of <math>')
    assert block("![cogs](a.png)").startswith("<p><img")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.youtube.com/watch?v=a&t=3", "YouTube"),
        ("https://youtu.be/a", "YouTube"),
        ("https://vimeo.com/1", "Vimeo"),
        ("https://www.bilibili.com/video/BV1/", "Bilibili"),
    ],
)
def test_a_video_of_another_host_is_a_link_that_says_so(url: str, host: str) -> None:
    for text in (url, f"<{url}>", f"[The talk]({url})", f"[![still](a.png)]({url})"):
        html = block(text)
        assert f'href="{url.replace("&", "&amp;")}"' in html
        assert host in html
        assert "iframe" not in html
        assert "&lt;img" not in html


def test_other_links_alone_stay_links() -> None:
    assert block("[text](https://example.org/)") == '<p><a href="https://example.org/">text</a></p>'


def test_a_film_of_the_site_is_loaded_when_it_is_played() -> None:
    html = block('![cogs](a.mp4 "They turn"){poster=b.png captions=c.vtt}')
    film = '<video controls preload="none" src="a.mp4" aria-label="cogs" poster="b.png">'
    assert html.startswith(f'<figure class="video">{film}')
    assert '<track kind="captions" src="c.vtt" default>' in html
    assert "<figcaption>They turn</figcaption>" in html


def variables(style: str) -> list[dict[str, str]]:
    """The colours of each rule that declares those of code, with the surface they stand on."""
    found = []
    for rule in re.findall(r"\{([^{}]*--code-keyword:[^{}]*)\}", style):
        colours = dict(re.findall(r"--(code-\w+): (#\w+)", rule))
        found.append(colours)
    return found


def test_the_colours_of_code_can_be_read_on_both_surfaces() -> None:
    light, dark, chosen = variables(STYLE)
    assert dark == chosen
    surfaces = re.findall(r"--surface: (#\w+)", STYLE)
    assert len(set(surfaces)) == 2
    for colours, surface in ((light, surfaces[0]), (dark, surfaces[1])):
        assert set(colours) == set(re.findall(r"var\(--(code-\w+)\)", STYLE))
        for name, colour in colours.items():
            assert contrast(colour, surface) >= 4.5, f"{name} {colour} on {surface}"


def loaded(root: Path) -> set[str]:
    """The top modules that a build of a site imports, in a program of its own."""
    lines = "import sys, pathlib", "from homepage.build import produce", "produce(pathlib.Path(sys.argv[1]))"
    code = "; ".join((*lines, "print(*sys.modules)"))
    done = subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_a_plain_site_loads_neither_pygments_nor_latex2mathml(site: Callable[[dict[str, str]], Path]) -> None:
    plain = {"content/bio.md": "I am *Ada*; see [this](https://example.org/). It costs $5.\n\n- one\n"}
    assert not {"pygments", "latex2mathml"} & loaded(site(plain))


def test_code_without_a_language_needs_no_pygments(site: Callable[[dict[str, str]], Path]) -> None:
    assert "pygments" not in loaded(site({"content/bio.md": "```\ncode\n```\n"}))


def test_what_a_text_uses_is_loaded(site: Callable[[dict[str, str]], Path]) -> None:
    assert {"pygments", "latex2mathml"} <= loaded(site({"content/bio.md": "$x$\n\n```python\na\n```\n"}))


def test_formulas_are_shown_wherever_markdown_is(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"content/news.yaml": "- We prove that $x^2 > 0$.\n"})
    assert b"<msup>" in produce(root).outputs["index.html"]


def test_a_text_is_made_once_and_again_only_when_it_changes(site: Callable[[dict[str, str]], Path]) -> None:
    heavy = {"markdown", "pygments", "latex2mathml"}
    root = site({"content/bio.md": "$x$ and *y*\n\n```python\na\n```\n"})
    first = produce(root).outputs
    assert not heavy & loaded(root)
    assert produce(root).outputs == first
    (root / "content" / "bio.md").write_text("$x$ and *z*\n")
    assert {"markdown", "latex2mathml"} <= loaded(root)


@pytest.mark.parametrize("damage", [b"", b"not what was written", b"\x00" * 40])
def test_a_damaged_cache_of_texts_changes_nothing(damage: bytes, site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"content/bio.md": "Some *text*.\n"})
    first = produce(root).outputs
    (root / ".homepage-cache" / "texts").write_bytes(damage)
    assert produce(root).outputs == first


def test_a_text_in_another_wording_is_another_text(site: Callable[[dict[str, str]], Path]) -> None:
    root = site({"content/bio.md": "!!! note\n    Text\n", "languages/en.yaml": "feed: News feed\n"})
    assert b">Note</p>" in produce(root).outputs["index.html"]
    (root / "languages" / "en.yaml").write_text("note_note: Mind\n")
    assert b">Mind</p>" in produce(root).outputs["index.html"]


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://youtu.be/dQw4w9WgXcQ?t=3", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        (
            "https://www.bilibili.com/video/BV1xx411c7mD/",
            "https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&amp;autoplay=0",
        ),
    ],
)
def test_a_player_stands_in_the_page_when_it_is_asked_for(address: str, player: str) -> None:
    html = block(f"[The talk]({address}){{.frame}}\n")
    assert f'<figure class="player"><iframe src="{player}" title="The talk" loading="lazy"' in html
    assert "<figcaption>The talk <a href=" in html


def test_a_still_with_a_frame_becomes_the_player_and_keeps_its_caption() -> None:
    html = block('[![Two robots](still.jpg)](https://youtu.be/abc "At *work*"){.frame}\n')
    assert '<iframe src="https://www.youtube-nocookie.com/embed/abc" title="Two robots"' in html
    assert '<figcaption>At <em>work</em> <a href="https://youtu.be/abc">Video on YouTube</a></figcaption>' in html
    assert "<img" not in html


def test_what_is_no_single_video_stays_a_link() -> None:
    html = block("[Channel](https://www.youtube.com/@ada){.frame}\n")
    assert "<iframe" not in html


def test_only_the_page_with_a_player_allows_its_host(site: Callable[[dict[str, str]], Path]) -> None:
    outputs = produce(
        site(
            {
                "content/pages/film.md": "---\ntitle: Film\n---\n[Talk](https://youtu.be/abc){.frame}\n",
                "content/pages/own.md": '---\ntitle: Own\n---\n<iframe title="Map" src="https://maps.example.org/x"></iframe>\n',
                "content/pages/link.md": "---\ntitle: Link\n---\n[Talk](https://youtu.be/abc)\n",
            }
        )
    ).outputs
    allowed = {path: found for path in outputs if (found := re.findall(rb"frame-src ([^;]*);", outputs[path]))}
    assert allowed == {
        "film/index.html": [b"https://www.youtube-nocookie.com"],
        "own/index.html": [b"https://maps.example.org"],
    }
