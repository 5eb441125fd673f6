"""Text to HTML: inline and block Markdown, plain text with its language marked, addresses that hide."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from homepage import languages
from homepage.content.foreign import Foreign
from homepage.content.values import is_local
from homepage.content.words import ENGLISH, Words
from homepage.languages import scripts
from homepage.output import prose, signs
from homepage.patterns import lazy
from homepage.site.urls import local

if TYPE_CHECKING:
    from homepage.content.records import Email
    from homepage.output.texts import Texts

_HAN: scripts.Letters = (
    ("\u2e80", "\u2fdf"),
    ("\u3005", "\u3007"),
    ("\u3021", "\u3029"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003fa1f"),
)
_KANA: scripts.Letters = (("\u3041", "\u30ff"), ("\u31f0", "\u31ff"))
_HANGUL: scripts.Letters = (("\u1100", "\u11ff"), ("\u3131", "\u318e"), ("\uac00", "\ud7a3"))
_POINTS = "\u3000-\u3003\u3008-\u301f\uff01-\uff65·"
_TAGS = lazy(r"(<[^>]*>)")
_MARKDOWN = lazy(r"[\\`*_\[\]<>&!~:\"'{}|$]|--|\.\.\.|^\s*[#\-+\d]|\n", re.MULTILINE)
_JOINT = lazy(r"(?=[@.\[])")  # where an e-mail address may go on in the next line
_YEAR = lazy(r"'(?=\d\d(?!\d))")
_ADDRESS = lazy(r"https?://[^\s<>\"'()]*[^\s<>\"'().,;:!?]")


def language_of(text: str) -> str | None:
    """The language of a run of East Asian characters, told by its script; None for any other text."""
    for letters, language in ((_KANA, "ja"), (_HANGUL, "ko"), (_HAN, "zh")):
        if scripts.has(text, letters):
            return language
    return None


@cache
def _foreign() -> re.Pattern[str]:
    """A run of East Asian text with its points and digits, which it does not end in; most sites need none of it."""
    letters = "".join(f"{first}-{last}" for first, last in (*_HAN, *_KANA, *_HANGUL))
    inside = rf"[{letters}{_POINTS}\d.-]*"
    return re.compile(rf"[{_POINTS}]*[{letters}]{inside}(?:(?<![\d.-])|(?<=[\uff10-\uff19]))")


def with_languages(html: str, language: str) -> str:
    """HTML in which East Asian text on a page of another language carries its ``lang``."""
    if html.isascii() or _foreign().search(html) is None:
        return html
    page = language.partition("-")[0]

    def marked(match: re.Match[str]) -> str:
        found = language_of(match.group())
        # Chinese characters are also how Japanese and Korean are written.
        if found == page or (found == "zh" and page in ("ja", "ko")):
            return match.group()
        return f'<span lang="{found}">{match.group()}</span>'

    parts = _TAGS.split(html)
    return "".join(part if part.startswith("<") else _foreign().sub(marked, part) for part in parts)


class Writer:
    """Turns the texts of one site into HTML."""

    def __init__(self, language: str, email_style: str, words: Words = ENGLISH) -> None:
        self.language, self.email_style, self.words = language, email_style, words
        self.texts: Texts | None = None
        self._inline: dict[str, Markup] = {}

    @cached_property
    def _wording(self) -> str:
        """The words that may stand in a text, told from those of another language or file."""
        return repr(sorted(self.words.table.items()))

    def plain(self, text: object) -> Markup:
        """Text as it stands; only the apostrophe of '24 is set as one."""
        if isinstance(text, Foreign):
            return self._foreign(self.within(text.language).plain(str(text)), text.language)
        written = str(text)
        if "'" in written:
            written = _YEAR.sub("\u2019", written)
        return Markup(with_languages(str(escape(written)), self.language))  # noqa: S704 (escaped above)

    def html(self, html: str) -> Markup:
        """HTML that a reader of ours made from LaTeX."""
        return Markup(with_languages(html, self.language))  # noqa: S704 (made and escaped by source.latex)

    def inline(self, text: str | None) -> Markup:
        """One paragraph of Markdown, without the paragraph."""
        if not text:
            return Markup("")
        if isinstance(text, Foreign):
            return self._foreign(self.within(text.language).inline(str(text)), text.language)
        found = self._inline.get(text)
        if found is None:
            found = self._inline[text] = self._make_inline(text)
        return found

    def within(self, language: str) -> Writer:
        """The writer of texts in a language on pages of this one, with its quotation marks; itself for no other."""
        if not language or language == self.language:
            return self
        table = languages.table(language)
        other = Writer(language, self.email_style, Words(language, table) if table else self.words)
        other.texts = self.texts
        return other

    def marks(self, language: str | None) -> Markup:
        """The attributes of an element whose text is in a language: which, and how it runs if not as the page does."""
        if not language:
            return Markup("")
        way = languages.direction(language)
        turned = "" if way == self.words.direction else f' dir="{way}"'
        return Markup(' lang="{}"').format(language) + Markup(turned)  # noqa: S704 (one of two words)

    def _foreign(self, html: Markup, language: str) -> Markup:
        return Markup("<span{}>{}</span>").format(self.marks(language), html)

    def _make_inline(self, text: str) -> Markup:
        if not _MARKDOWN.search(text):
            return self.plain(text)
        html = self.block(text)
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704 (the author's own Markdown)

    def block(self, text: str, *, level: int = 2, anchors: bool = False, notes: str = "") -> Markup:
        """Paragraphs, lists and the rest of Markdown; its first heading level becomes ``level``.

        ``anchors`` links each heading to itself; ``notes`` tells the footnotes of several texts on one page apart.
        """
        if isinstance(text, Foreign):
            inner = self.within(text.language).block(str(text), level=level, anchors=anchors, notes=notes)
            return Markup("<div{}>{}</div>").format(self.marks(text.language), inner)

        def make() -> str:
            return prose.html(text, self.words, level=level, anchors=anchors, notes=notes)

        parts = (text, str(level), str(anchors), notes, self._wording)
        html = self.texts.made(parts, make) if self.texts else make()
        return Markup(with_languages(_with_local(html), self.language))  # noqa: S704 (the author's own Markdown)

    def icon(self, sign: str) -> Markup:
        """An emoji or an icon before a text; a name that is not known is reported by the check of a site."""
        return signs.before_text(sign) or escape(sign)

    def passage(self, text: str) -> Markup:
        """Plain text in which only web addresses become links, such as an abstract."""
        if isinstance(text, Foreign):
            return self._foreign(self.within(text.language).passage(str(text)), text.language)
        html, at = [], 0
        for match in _ADDRESS.finditer(text):
            html.append(escape(text[at : match.start()]))
            html.append(Markup('<a href="{0}">{0}</a>').format(match.group()))
            at = match.end()
        html.append(escape(text[at:]))
        return Markup(with_languages("".join(html), self.language))  # noqa: S704 (escaped above)

    def link(self, url: str | None) -> str:
        """An address as a page carries it: of another host as it is, of this site by its place."""
        if not url:
            return ""
        return local(url) if is_local(url) else url

    def email(self, email: Email) -> Markup:
        """An address in the style of the site: a link when plain, otherwise text that no program reads as one."""
        written = Markup(_JOINT.sub("<wbr>", escape(hidden(email.address, self.email_style))))  # noqa: S704 (escaped)
        if self.email_style == "plain":
            return Markup('<a href="mailto:{}">{}</a>').format(email.address, written)
        return Markup('<span class="email">{}</span>').format(written)


def hidden(address: str, style: str) -> str:
    """An e-mail address with its signs in words."""
    if style == "plain":
        return address
    written = address.replace("@", "[at]")
    return written.replace(".", "[dot]") if style == "at-dot" else written


_ADDRESSED = lazy(r"<(?:a|img|source|video|track)\b[^>]*>")
_HREF = lazy(r'(\s(?:href|src|poster)=")([^"]*)"')


def _with_local(html: str) -> str:
    """HTML whose addresses within the site are kept relative to its top; anchors of the same page stay."""
    if "href=" not in html and "src=" not in html:
        return html

    def replaced(match: re.Match[str]) -> str:
        url = match.group(2)
        if url.startswith("#") or not is_local(url):
            return match.group()
        return f'{match.group(1)}{local(url)}"'

    return _ADDRESSED.sub(lambda tag: _HREF.sub(replaced, tag[0]), html)
