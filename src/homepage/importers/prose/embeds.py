"""Films, documents and players that pages of a source embed, as Markdown of ours: a film that plays, or a link."""

from __future__ import annotations

import re
from urllib.parse import unquote

from homepage.importers.prose.inline import attributes

_SOURCE = re.compile(r"<(?:source|video|audio|iframe|object|embed)\b([^<>]*)>", re.IGNORECASE)
_DOCUMENT = (".pdf", ".pptx", ".ppt", ".docx", ".doc", ".ipynb", ".mp3", ".wav", ".ogg", ".m4a")
_FILM = (".mp4", ".webm", ".mov", ".m4v")
_PLAYERS = {  # the identifier of a film in the address of a player
    "youtube": re.compile(r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,})"),
    "vimeo": re.compile(r"player\.vimeo\.com/video/(\d+)"),
    "bilibili": re.compile(r"player\.bilibili\.com/.*\bbvid=(\w+)"),
}
_HOSTS = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": ("Vimeo", "https://vimeo.com/{}"),
    "bilibili": ("Bilibili", "https://www.bilibili.com/video/{}"),
}
_INCLUDE = re.compile(r"include\s+([\w./-]+)\s+(.*)", re.DOTALL)


def element(html: str) -> str | None:
    """What an element that embeds something stands for; None when it says nothing that a reader could follow."""
    tag = html[1:].split(None, 1)[0].rstrip(">/").lower()
    for match in _SOURCE.finditer(html):
        known = attributes(match.group(1))
        source = (known.get("src") or known.get("data") or "").strip()
        path = re.split(r"[?#]", source, maxsplit=1)[0].lower()
        if path.endswith(_FILM) and tag == "video":
            return f"![{known.get('title') or known.get('aria-label') or ''}](<{source}>)"
        if path.endswith((*_DOCUMENT, *_FILM)):
            return f"[{unquote(path.rsplit('/', 1)[-1])}](<{source}>)"
        for host, pattern in _PLAYERS.items():
            if found := pattern.search(source):
                return _film(host, found.group(1), known)
    return None


def include(code: str) -> str | None:
    """What an include that shows a film by its identifier stands for: ``include youtube.html id="…"``."""
    match = _INCLUDE.match(code)
    known = attributes(match.group(2)) if match else {}
    identifier = known.get("id") or known.get("video_id") or known.get("vid")
    if match is None or not identifier:
        return None
    said = f"{match.group(1)} {known.get('provider', '')}".lower()
    host = next((name for name in _HOSTS if name in said), "")
    return _film(host, identifier, known) if host else None


def _film(host: str, identifier: str, known: dict[str, str]) -> str:
    """A link to where readers watch a film, called as it was there or after the place."""
    name, address = _HOSTS[host]
    return f"[{known.get('title') or name}]({address.format(identifier)})"
