"""What a page shows at a click: hidden elements, the panes of tabs, the parts of accordions, each below its label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.html.shapes import HIDDEN, is_hidden
from homepage.importers.prose import kinds
from homepage.importers.prose.html_tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLICKED = ("onclick", "href", "data-target", "data-bs-target", "aria-controls")
_LABELS = frozenset({"collapsible", "accordion", "accordion-button", "accordion-toggle"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTION = "h2"
_SUB = "h5"  # below whatever headings the page has
_LONGEST = 12  # words of a label
_GOES = re.compile(r"(?:location(?:\.href)?\s*=\s*|window\.open\(\s*)[\"']([^\"']+)[\"']")
_PART = re.compile(r"accordion(?:-header|-title|-item)?|card-header|panel-heading|panel-title")


def unfold(root: Node) -> None:
    """Show what a click shows, with the words that one clicks where these name it."""
    for node in root.walk():
        if node.tag == "button" and (target := _GOES.search(node.attributes.get("onclick", ""))):
            node.tag, node.attributes = "a", {"href": target.group(1)}
    _head_toggled(root)
    _show_named(root)
    _show_next(root)
    for tabs in _tab_lists(root):
        _label_panes(root, tabs)
    _label_parts(root)


def _show_named(root: Node) -> None:
    """Show hidden elements that a link, a button or a script in a tag names, such as abstracts."""
    named = {name for node in root.walk() for key in _CLICKED for name in _named(key, node.attributes.get(key, ""))}
    for node in root.walk():
        if is_hidden(node) and node.attributes.get("id", "") in named:
            _show(node)


def _head_toggled(root: Node) -> None:
    """Let buttons that name a section head the hidden element that they show, if it has no heading."""
    hidden = {node.attributes["id"]: node for node in root.walk() if is_hidden(node) and node.attributes.get("id")}
    for button in [node for node in root.walk() if node.tag == "button" and kinds.kind(node.words())]:
        names = [hidden[name] for name in _named("onclick", button.attributes.get("onclick", "")) if name in hidden]
        if len(names) != 1 or any(one.tag in _HEADINGS for one in names[0].walk()):
            continue
        names[0].children.insert(0, Node(tag=_SECTION, line=button.line, children=[Node(text=button.words())]))


def _named(key: str, value: str) -> list[str]:
    """The elements that an attribute of what is clicked names."""
    if key == "onclick" or value.startswith("javascript:"):
        return [name.lstrip("#") for name in re.findall(r"[\"']([#\w-]+)[\"']", value)]
    if key == "aria-controls":
        return value.split()
    return [value[1:]] if value.startswith("#") else []


def _show(node: Node) -> None:
    node.attributes.pop("hidden", None)
    node.attributes["style"] = HIDDEN.sub("", node.attributes.get("style", ""))


def _show_next(root: Node) -> None:
    """Show what is hidden beside a label that says whether it is unfolded, and in lists that BibBase writes."""
    for node in root.walk():
        labelled = False
        for child in node.children:
            if labelled or "bibbase_paper_content" in node.classes:
                for one in child.walk():
                    _show(one) if is_hidden(one) else None
            labelled = labelled or "aria-expanded" in child.attributes or bool(child.classes & _LABELS)


def _tab_lists(root: Node) -> Iterator[Node]:
    """The elements that hold nothing but the labels of tabs."""
    for node in root.walk():
        links = [one for one in node.walk() if _target(one)]
        is_list = node.tag in ("ul", "div", "nav") and (
            "nav-tabs" in node.classes or node.attributes.get("role") == "tablist"
        )
        if len(links) > 1 and is_list:
            yield node


def _target(node: Node) -> str:
    """The element that a label of a tab shows."""
    said = (node.attributes.get(key, "") for key in ("data-bs-target", "data-target", "href", "aria-controls"))
    return next(filter(None, said), "").lstrip("#") if node.tag in ("a", "button") else ""


def _label_panes(root: Node, tabs: Node) -> None:
    """Put the label of each tab above its pane as a heading; the list of the labels goes."""
    panes = {node.attributes["id"]: node for node in root.walk() if node.attributes.get("id")}
    labels = [(one, panes.get(_target(one))) for one in tabs.walk() if _target(one)]
    if not all(pane for _, pane in labels):
        return
    for label, pane in labels:
        if pane is not None and pane.children:
            pane.children.insert(0, _heading(label))
            pane.attributes.pop("style", None)
    tabs.children = []


def _heading(label: Node) -> Node:
    return Node(tag=_SUB, line=label.line, children=[Node(text=label.words(), line=label.line)])


def _label_parts(root: Node) -> None:
    """Let the buttons and headings of accordions be headings of what they unfold."""
    for node in root.walk():
        if node.tag in _HEADINGS:
            _keep_words(node)
            if any(map(_PART.fullmatch, node.classes)):
                node.tag = max(node.tag, _SUB)
        elif any(map(_PART.fullmatch, node.classes)):
            _raise(node)
        elif node.tag == "button" and node.classes & _LABELS and 0 < len(node.words().split()) <= _LONGEST:
            node.tag = _SUB


def _keep_words(heading: Node) -> None:
    """The words of a button that is a heading are those of the heading."""
    for one in heading.walk():
        if one.tag == "button" or (one.tag == "a" and one.attributes.get("href", "").startswith("#")):
            one.tag, one.attributes = "span", {}


def _raise(node: Node) -> None:
    """Set the headings and the button of a part as headings below those of the page."""
    for one in node.walk():
        if one.tag in _HEADINGS:
            one.tag = max(one.tag, _SUB)
        elif one.tag == "button" and 0 < len(one.words().split()) <= _LONGEST and _target(one):
            one.tag, one.attributes = _SUB, {}
