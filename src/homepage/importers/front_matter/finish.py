"""The last touches to an imported site: its files, its languages, and whether its addresses are hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from homepage.importers.emit import document, plain
from homepage.importers.front_matter.languages import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.importers.site import ImportedSite

_TEXT = frozenset((".html", ".xml", ".txt", ".bib", ".json", ".ris", ".svg", ".js", ".css", ".webmanifest", ".md"))


def finished(site: ImportedSite, assets: Mapping[str, Any]) -> ImportedSite:
    """The site with the files it uses, and addresses hidden unless the source itself shows them in its texts."""
    for path, asset in assets.items():
        site.assets.setdefault(path, asset)
    if others := [one for one in _languages(site) if one in spoken()]:
        site.config = replace(site.config, languages=(site.config.language, *others))
    text = _texts(site).lower()
    if any(one.address.lower() in text for one in site.person.email):
        site.config = replace(site.config, email_style="plain")
    return site


def _languages(site: ImportedSite) -> list[str]:
    """The languages that some text is given in, beside that of the site."""
    paths = (*site.assets, *site.documents)
    found = {match.group(1) for path in paths if (match := re.fullmatch(r"(?:bio|.*/[^./]+)\.([a-z]{2})\.md", path))}
    for part in site.parts:
        for record in part.records:
            texts = [getattr(record, name) for name in ("text", "title") if hasattr(record, name)]
            found |= {language for text in texts if isinstance(text, dict) for language in text}
    return sorted(found - {site.config.language})


def _texts(site: ImportedSite) -> str:
    """All text of a site but its person's record."""
    found = [site.bio, *site.bibtex.values(), document(plain(site.config))]
    found.append(document(plain(replace(site.person, email=()))))
    for part in site.parts:
        found += [part.prose, document([plain(one) for one in part.records]), document(plain(part.section))]
    found += [document(plain(one)) for one in (*site.people, *site.documents.values())]
    found += [one.body for one in site.documents.values()]
    for asset in site.assets.values():
        data = asset if isinstance(asset, bytes) else asset.read_bytes() if asset.suffix in _TEXT else b""
        found.append(data.decode("utf-8", "replace"))
    return "\n".join(found).replace("%40", "@")
