"""Drawings that come from elsewhere: SVG without anything that acts or that reaches another host.

Read with defusedxml (PSF licence), which refuses entities. A drawing in which nothing has to go keeps its bytes. What
is allowed is listed here; the elements of SVG 2 that run scripts, embed HTML or play media are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_ELEMENTS = (
    "a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix "
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
    "feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter font font-face g glyph hkern image line "
    "linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline radialGradient rect set "
    "stop style svg switch symbol text textPath title tref tspan use view vkern"
)
_INERT = (  # what drawing programs note for themselves; browsers ignore it
    "http://www.inkscape.org/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch/",
    "http://www.figma.com/",
    "http://www.serif.com/",
    "https://boxy-svg.com",
    "http://schemas.microsoft.com/visio/",
)
_ALLOWED = frozenset(_ELEMENTS.split())
_PREFIXES = (("", _SVG[1:-1]), ("xlink", _XLINK[1:-1]))
_INLINE = lazy(r"data:image/(?:png|jpeg|gif|webp|avif)[;,]", re.IGNORECASE)
_TARGET = lazy(r"url\(\s*[\"']?\s*([^)\"']*)", re.IGNORECASE)
_ACTIVE = lazy(r"@import|expression\s*\(|javascript:|-moz-binding|behavior\s*:", re.IGNORECASE)
_COMMENT = lazy(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = lazy(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")


def cleaned(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The drawing and what was removed from it; the same bytes when nothing was. ValueError if it cannot be read."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(data)
    except DefusedXmlException:
        raise ValueError("declares entities, which can hide anything") from None
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError(f"is not well-formed SVG: {error}") from None
    if root.tag != f"{_SVG}svg":
        raise ValueError("is not an SVG drawing")
    try:
        removed = tuple(dict.fromkeys([*_clean_attributes(root), *_clean(root)]))
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    if b"<?xml-stylesheet" in data:
        removed = (*removed, "a style sheet of its own")
    if not removed:
        return data, ()
    for prefix, namespace in _PREFIXES:
        register_namespace(prefix, namespace)
    return tostring(root, encoding="utf-8", xml_declaration=False) + b"\n", removed


def _clean(parent: Element) -> Iterator[str]:
    """Remove what is not allowed below ``parent``; yields what that was."""
    for child in list(parent):
        if reason := _forbidden(child):
            _remove(parent, child)
            yield reason
            continue
        yield from _clean_attributes(child)
        yield from _clean(child)


def _forbidden(element: Element) -> str:
    """What an element is that may not stay; empty for one that may."""
    namespace, _, name = element.tag.rpartition("}")
    if namespace + "}" != _SVG:
        return "" if namespace[1:].startswith(_INERT) else f"<{name}> of another language"
    if name not in _ALLOWED:
        return f"<{name}>"
    animated = element.get("attributeName", "").rpartition(":")[2].lower()
    if animated in ("href", "style") or animated.startswith("on"):
        return f"<{name}> of {animated}"
    if name == "style" and _reaches_out("".join(element.itertext())):
        return "<style> with an address of another host"
    return ""


def _remove(parent: Element, child: Element) -> None:
    """Remove an element, keeping the text after it."""
    if child.tail:
        index = list(parent).index(child)
        if index:
            parent[index - 1].tail = (parent[index - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _clean_attributes(element: Element) -> Iterator[str]:
    for name, value in list(element.attrib.items()):
        bare = name.rpartition("}")[2].lower()
        reason = ""
        if bare.startswith("on"):
            reason = f"the event handler {bare}"
        elif bare in ("href", "src") and not _stays(value):
            reason = f"the address {value[:60]!r}"
        elif bare == "base" and name.startswith("{http://www.w3.org/XML"):
            reason = "xml:base"
        elif _reaches_out(value):
            reason = f"{bare} with an address of another host"
        if reason:
            del element.attrib[name]
            yield reason


def _stays(address: str) -> bool:
    """Whether an address leads into the drawing itself."""
    bare = re.sub(r"[\s\x00-\x1f]", "", address)
    return not bare or bare.startswith("#") or _INLINE.match(bare) is not None


def _reaches_out(style: str) -> bool:
    """Whether a style, comments and escapes read as browsers read them, does more than style."""
    if "url" not in style.lower() and "\\" not in style and _ACTIVE.search(style) is None:
        return False
    text = _COMMENT.sub("", _ESCAPE.sub(_character, style))
    return _ACTIVE.search(text) is not None or any(not _stays(target) for target in _TARGET.findall(text))


def _character(match: re.Match[str]) -> str:
    if match[1] is None:
        return str(match[2])
    code = int(match[1], 16)
    return chr(code) if code < 0x110000 else ""
