"""Elements that Markdown has no sign for: figures with captions, videos, task lists, notes, a table of contents.

What is rewritten is HTML as the ``markdown`` package makes it, so the expressions know its exact form.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from homepage.content.records import VIDEOS
from homepage.output import frames
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.content.words import Words

NOTES = ("note", "tip", "important", "warning", "caution")
_HOSTS = {
    "YouTube": lazy(
        r"https://(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?|shorts/|embed/|live/)|youtu\.be/)"
    ),
    "Vimeo": lazy(r"https://(?:www\.|player\.)?vimeo\.com/"),
    "Bilibili": lazy(r"https://(?:(?:www\.|m\.|player\.)?bilibili\.com/|b23\.tv/)"),
}
_ALONE = lazy(
    r"<p>(?:(?P<open><a\b[^>]*>)?(?P<img><img\b[^>]*>)(?(open)</a>)"
    r'|(?P<tag><a\b[^>]*?\bhref="(?P<href>https://[^"]+)"[^>]*>)(?P<label>[^<]*)</a>'
    r"|(?P<bare>https://[^\s<]+))</p>"
)
_ATTRIBUTE = lazy(r'([\w-]+)(?:="([^"]*)")?')
_PLAYER = Markup(
    'loading="lazy" allow="fullscreen; picture-in-picture" referrerpolicy="strict-origin-when-cross-origin"'
)
_TASK = lazy(r"<li>(\s*<p>)?\[([ xX])\] ")
_NOTE = lazy(r'<div class="admonition (\w+)([^"]*)">\n<p class="admonition-title">([^<]*)</p>')
_CONTENTS = lazy(r'<div class="toc">(.*?)</div>', re.DOTALL)
_TABLE = lazy(r"<table>(.*?)</table>", re.DOTALL)


def shaped(html: str, words: Words, inline: Callable[[str], str]) -> str:
    """The HTML of a text with its figures, videos, task lists, notes and tables as they should be.

    ``inline`` makes HTML of the Markdown of a caption.
    """
    if "<img" in html or "<p>https://" in html or "<p><a" in html:
        html = _ALONE.sub(lambda match: _figure(match, words, inline), html)
    if "[" in html:
        html = _TASK.sub(lambda match: _task(match, words), html)
    if '<div class="admonition' in html:
        html = _NOTE.sub(lambda match: _note(match, words), html)
    if '<div class="toc">' in html:
        html = _CONTENTS.sub(lambda match: _contents(match, words), html)
    if "<table>" in html:
        html = _TABLE.sub(lambda match: _table(match, words), html)
    return html


def host(url: str) -> str | None:
    """The name of the video host that an address leads to."""
    return next((name for name, pattern in _HOSTS.items() if pattern.match(url)), None)


def _figure(match: re.Match[str], words: Words, inline: Callable[[str], str]) -> str:
    """What stands alone in a paragraph: a picture with a caption, a film, or a link to one."""
    if not match["img"]:
        return _linked(match, words)
    image = dict(_ATTRIBUTE.findall(match["img"][4:]))
    link = dict(_ATTRIBUTE.findall((match["open"] or "")[2:]))
    title = image.pop("title", "") or link.get("title", "")
    caption = inline(unescape(title)) if title else ""
    if image.get("src", "").lower().endswith(VIDEOS):
        return _film(image, caption)
    where = host(unescape(link.get("href", "")))
    if not caption and not where:
        return match[0]
    if frame := _player(link, image.get("alt", ""), caption, words):
        return frame
    inner = _element("img", image)
    if where:
        hidden = Markup('<span class="play" aria-hidden="true"></span><span class="hidden">{}</span>')
        inner += str(hidden.format(words("video_on", host=where)))
    if link:
        inner = f'<a href="{link["href"]}">{inner}</a>'
    return _framed(inner, caption, "video" if where else "")


def _linked(match: re.Match[str], words: Words) -> str:
    """A link alone in a paragraph: to a video it says so; the video itself is never loaded from another host."""
    url = unescape(match["href"] or match["bare"])
    where = host(url)
    if where is None:
        return match[0]
    label = match["label"] if match["label"] and unescape(match["label"]) != url else ""
    if frame := _player(dict(_ATTRIBUTE.findall(match["tag"] or "")), label, label, words):
        return frame
    text = Markup(label) or words("video")  # noqa: S704 (from the HTML of the text)
    sign = '<span class="play" aria-hidden="true"></span>'
    frame = f'<p class="video"><a href="{{}}">{sign}{{}}</a> <span class="muted">{{}}</span></p>'
    return str(Markup(frame).format(url, text, where))  # noqa: S704 (a constant)


def _player(link: dict[str, str], title: str, caption: str, words: Words) -> str | None:
    """The player of a video whose link has the class ``frame``; the link stays below it."""
    url = unescape(link.get("href", ""))
    address = frames.player(url) if "frame" in link.get("class", "").split() else None
    if address is None:
        return None
    where = words("video_on", host=host(url))
    shown = Markup('<iframe src="{}" title="{}" {}></iframe>').format(address, Markup(title) or where, _PLAYER)  # noqa: S704 (from the HTML of the text)
    below = Markup('<a href="{}">{}</a>').format(url, where)
    return _framed(str(shown), f"{caption} {below}".strip(), "player")


def _film(image: dict[str, str], caption: str) -> str:
    """A film of the site's own, loaded when it is played."""
    label, source, captions = image.pop("alt", ""), image.pop("src"), image.pop("captions", "")
    track = f'<track kind="captions" src="{captions}" default>' if captions else ""
    attributes = {"src": source, "aria-label": label, **image}
    shown = " ".join(f'{name}="{value}"' for name, value in attributes.items() if value)
    return _framed(f'<video controls preload="none" {shown}>{track}</video>', caption, "video")


def _framed(inner: str, caption: str, kind: str) -> str:
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    name = f' class="{kind}"' if kind else ""
    return f"<figure{name}>{inner}{below}</figure>"


def _element(name: str, attributes: dict[str, str]) -> str:
    return f"<{name} " + " ".join(f'{key}="{value}"' for key, value in attributes.items()) + ">"


def _task(match: re.Match[str], words: Words) -> str:
    state = "open" if match[2] == " " else "done"
    label = escape(words(f"task_{state}"))
    return f'<li class="task">{match[1] or ""}<span class="box {state}" role="img" aria-label="{label}"></span> '


def _note(match: re.Match[str], words: Words) -> str:
    """A note; the title it has by default is said in the language of the page."""
    kind, more, title = match.groups()
    if kind in NOTES and title == kind.capitalize():
        title = str(escape(words(f"note_{kind}")))
    return f'<div class="admonition {kind}{more}" role="note">\n<p class="admonition-title">{title}</p>'


def _contents(match: re.Match[str], words: Words) -> str:
    return f'<nav class="toc" aria-label="{escape(words("contents"))}">{match[1]}</nav>'


def _table(match: re.Match[str], words: Words) -> str:
    """A table in a frame that scrolls when the table is wider than the page."""
    inner = re.sub(r"<th[^>]*></th>", "<td></td>", match[1])  # an empty heading says nothing
    inner = re.sub(r"<th(?=[ >])", '<th scope="col"', inner)
    inner = re.sub(r' style="text-align: (left|right|center);"', r' class="\1"', inner)
    label = escape(words("table"))
    return f'<div class="table" tabindex="0" role="group" aria-label="{label}"><table>{inner}</table></div>'
