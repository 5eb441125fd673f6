"""What the settings of a Jekyll site say of the site as a whole, and what of them has no place here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from homepage.importers import words
from homepage.importers.front_matter.residue import is_placeholder, is_sample_text

if TYPE_CHECKING:
    from homepage.content.records import Person
    from homepage.importers.front_matter.tables import Table
    from homepage.importers.report import ImportReport

_ADDRESS = re.compile(r"https?://[^\s/]+(?:/[^\s?#]*)?")
_OF_TEMPLATES = re.compile(
    r"//(?:alshedivat|academicpages|your-?(?:username|domain)|example)\.|localhost|//\[", re.IGNORECASE
)
# Of settings with many of the template in them: the owner's.
_OWN = {"giscus": ("repo",), "staticman": ("endpoint",)}
# Settings of the owner's that ask other hosts for something, or that say nothing here.
_LEFT = (
    "keywords",
    "footer_text",
    "analytics",
    "google_analytics",
    "cronitor_analytics",
    "pirsch_analytics",
    "openpanel_analytics",
    "google_site_verification",
    "bing_site_verification",
    "naver_site_verification",
    "yandex_site_verification",
    "disqus_shortname",
    "comments",
    "giscus",
    "staticman",
    "newsletter",
    "jekyll_analytics",
)
_SAMPLES = frozenset(
    (
        "jekyll, jekyll-theme, academic-website, portfolio-website",
        "al-folio",
        "al-folio/al-folio",
        "alshedivat/al-folio",
    )
)


def site_settings(config: Table, person: Person, report: ImportReport) -> dict[str, Any]:
    """The title, the description and the address of a person's site, for site.yaml."""
    title, text = config.text("title"), " ".join(config.text("description").split())
    name = words.of(f"{person.name} {person.native_name or ''}")
    is_own = title and not is_placeholder(title) and not set(words.of(title)) <= set(name)
    whole = config.text("url").rstrip("/") + "/" + config.text("baseurl").strip("/")
    address = whole.rstrip("/") + "/"
    if config.text("url") and not (_ADDRESS.fullmatch(address) and not _OF_TEMPLATES.search(address)):
        report.left_out(config.at("url"), f"the address {config.text('url')}, which is not that of a site of one's own")
        address = ""
    _report_rest(config, report)
    text = (
        ""
        if is_sample_text(text) or text == "personal description"
        else re.sub(r"<[^>]*>|\[([^\]]*)\]\([^)]*\)", r"\1", text)
    )
    return {
        "title": title if is_own else None,
        "description": text or None,
        "base_url": address if config.text("url") and address else None,
    }


def _report_rest(config: Table, report: ImportReport) -> None:
    """Name the settings of the owner's that do not come over."""
    for name in _LEFT:
        inner = config.table(name)
        keys = _OWN.get(name, tuple(inner))
        texts = [config.text(name), *(inner.text(key) for key in keys)] if name in config else []
        said = [one for one in texts if one and one.lower() not in ("false", "true") and one.lower() not in _SAMPLES]
        if said and not any(is_sample_text(one) or "XXXX" in one for one in said):
            report.left_out(config.at(name), f"the setting {name}: {said[0][:80]}")
