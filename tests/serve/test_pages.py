"""Which output a URL means, how it is labelled, and the client's way into a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from homepage.errors import ContentError, Location, Problem
from homepage.serve import pages
from homepage.serve.report import of_problems

_SITE = {"index.html": b"home", "news/index.html": b"news", "about.html": b"about", "cv.pdf": b"cv"}
_TAG = b'<script type="module" src="/__homepage__/client.js?revision=7"></script>'


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("", "index.html"),
        ("/news/", "news/index.html"),
        ("/news/index.html", "news/index.html"),
        ("/cv.pdf", "cv.pdf"),
        ("/about", "about.html"),
        ("/news", None),
        ("/nothing", None),
        ("/../etc/passwd", None),
        ("//etc/passwd", None),
    ],
)
def test_an_address_means_an_output(address: str, path: str | None) -> None:
    assert pages.output_for(_SITE, address) == path


def test_a_folder_without_its_slash_is_told_from_a_missing_page() -> None:
    assert pages.needs_slash(_SITE, "/news")
    assert not pages.needs_slash(_SITE, "/news/")
    assert not pages.needs_slash(_SITE, "/nothing")


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("index.html", b"", "text/html; charset=utf-8"),
        ("bib/a.bib", b"", "text/plain; charset=utf-8"),
        ("feed.xml", b"<?xml version='1.0'?><feed>", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", b"<urlset>", "application/xml; charset=utf-8"),
        ("a.woff2", b"", "font/woff2"),
        ("a.PNG", b"", "image/png"),
        ("CNAME", b"", "application/octet-stream"),
    ],
)
def test_the_type_of_an_output_follows_from_its_name(path: str, body: bytes, kind: str) -> None:
    assert pages.content_type(path, body) == kind


def test_the_client_stands_before_the_end_of_the_body() -> None:
    assert pages.with_client(b"<body>Hi</body></html>", "7") == b"<body>Hi" + _TAG + b"</body></html>"


def test_the_client_stands_last_in_a_page_without_a_body_tag() -> None:
    assert pages.with_client(b"<p>Hi", "7") == b"<p>Hi" + _TAG


@pytest.mark.parametrize(
    ("policy", "amended"),
    [
        ("default-src 'self'", "default-src 'self'"),
        ("img-src *", "img-src *"),
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("script-src 'sha256-x'; connect-src 'none'", "script-src 'sha256-x' 'self'; connect-src 'self'"),
        ("script-src-elem https://a.b", "script-src-elem https://a.b 'self'"),
    ],
)
def test_a_policy_comes_to_allow_the_client(policy: str, amended: str) -> None:
    page = f"<head><meta http-equiv='Content-Security-Policy' content=\"{policy}\"><body>".encode()
    quoted = amended.replace("'", "&#x27;")
    assert f'content="{quoted}"'.encode() in pages.with_client(page, "7")


def test_other_metadata_stays_as_it_is() -> None:
    page = b'<meta name="description" content="default-src \'none\'"><body>'
    assert pages.with_client(page, "7") == page + _TAG


def test_the_page_of_a_failed_first_build_shows_the_report_as_text() -> None:
    error = ContentError([Problem(Location("a.yaml", 1, 2), "unknown key <script>", "did you mean…")])
    page = pages.failure_page(of_problems(error, Path("nowhere")))
    assert "a.yaml:1:2: unknown key &lt;script&gt; (did you mean…)".encode() in page


def test_a_site_without_a_page_for_missing_addresses_gets_a_plain_one() -> None:
    assert b"Not found" in pages.missing_page({})
    assert pages.missing_page({"404.html": b"lost"}) == b"lost"
