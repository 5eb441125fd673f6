"""Videos of other hosts in frames, for the pages that ask for them.

Nothing is loaded from another host unless the author says so of the very video. Then the host's player that sets no
cookies before it is started stands in a frame, and the policy of that page, and of no other, allows the host.
"""

from __future__ import annotations

import re

from homepage.patterns import lazy

_PLAYERS = (
    (
        lazy(
            r"https://(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:.*&)?v=|shorts/|embed/|live/)|youtu\.be/)([\w-]+)"
        ),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    (lazy(r"https://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d+)"), "https://player.vimeo.com/video/{}?dnt=1"),
    (
        lazy(r"https://(?:[\w-]+\.)*bilibili\.com/(?:video/|player\.html\?(?:.*&)?bvid=)(BV\w+)"),
        "https://player.bilibili.com/player.html?bvid={}&autoplay=0",
    ),
)
_FRAME = lazy(r"<iframe\b[^>]*?\bsrc=[\"'](https://[^/\"'?#\s;]+)", re.IGNORECASE)
_POLICY = "default-src 'none';"


def player(url: str) -> str | None:
    """The address of the player of a video; None for a page that is no single video."""
    for pattern, address in _PLAYERS:
        if match := pattern.match(url):
            return address.format(match[1])
    return None


def allowed(page: str) -> str:
    """The page with a policy that allows the hosts of its frames."""
    if "<iframe" not in page:
        return page
    hosts = sorted(set(_FRAME.findall(page)))
    return page.replace(_POLICY, f"{_POLICY} frame-src {' '.join(hosts)};", 1) if hosts else page
