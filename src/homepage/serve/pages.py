"""From a URL to the bytes a browser gets: which output, of which type, and with the client in it."""

from __future__ import annotations

import html
import mimetypes
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.serve.report import Report

CLIENT = "/__homepage__/"
"""The URL folder of the client's own files; no site can have an output there that is reached."""

_TYPES = {
    ".bib": "text/plain",  # browsers offer a .bib of its own type as a download; here one wants to read it
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/plain",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_ENCODED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
_POLICY = re.compile(rb"<meta\b[^>]*\bhttp-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(r"(\bcontent=)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_MISSING = b'<!doctype html><html lang="en"><title>Not found</title><h1>Not found</h1>'


def output_for(site: Mapping[str, bytes], address: str) -> str | None:
    """The output at a decoded URL path, found as GitHub Pages finds it; None for a missing one."""
    path = address.removeprefix("/")
    if not path or path.endswith("/"):
        path += "index.html"
    return next((name for name in (path, f"{path}.html") if name in site), None)


def needs_slash(site: Mapping[str, bytes], address: str) -> bool:
    """Whether an address names a folder without its slash, from which relative links would go astray."""
    return output_for(site, address) is None and f"{address.removeprefix('/')}/index.html" in site


def content_type(path: str, body: bytes) -> str:
    """The Content-Type of an output; one that is text is UTF-8."""
    suffix = PurePosixPath(path).suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    if suffix == ".xml" and b"<feed" in body[:500]:
        kind = "application/atom+xml"
    return f"{kind}; charset=utf-8" if kind.startswith(_ENCODED) else kind


def with_client(page: bytes, revision: str) -> bytes:
    """A page that loads the preview's client, allowed to by the page's own Content-Security-Policy."""
    page = _POLICY.sub(_allowing_client, page)
    script = f'<script type="module" src="{CLIENT}client.js?revision={revision}"></script>'.encode()
    end = page.rfind(b"</body>")
    return page + script if end < 0 else page[:end] + script + page[end:]


def missing_page(site: Mapping[str, bytes]) -> bytes:
    """The site's page for addresses that do not exist, or a plain one."""
    return site.get("404.html", _MISSING)


def failure_page(report: Report | None) -> bytes:
    """What stands in for a site that has never been built: the report as plain, escaped text."""
    text = report.text() if report else "The first build has not ended."
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not built yet</title>'
        f"<body><pre>{html.escape(text)}</pre></body></html>"
    ).encode("utf-8", "replace")


def _allowing_client(meta: re.Match[bytes]) -> bytes:
    def amended(content: re.Match[str]) -> str:
        policy = html.unescape(content[2][1:-1])
        return f'{content[1]}"{html.escape(_amended(policy), quote=True)}"'

    return _CONTENT.sub(amended, meta[0].decode("utf-8", "replace")).encode()


def _amended(policy: str) -> str:
    """The policy with same-origin scripts and connections allowed: all that the client needs."""
    directives: dict[str, list[str]] = {}
    for name, *sources in filter(None, map(str.split, policy.split(";"))):
        directives.setdefault(name.lower(), sources)
    fallback = directives.get("default-src")
    for name in ("script-src", "connect-src"):
        _allow(directives, name, fallback)
    _allow(directives, "script-src-elem", None)
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _allow(directives: dict[str, list[str]], name: str, fallback: list[str] | None) -> None:
    sources = directives.get(name, fallback)
    if sources is not None and "'self'" not in sources:
        directives[name] = [*(source for source in sources if source != "'none'"), "'self'"]
