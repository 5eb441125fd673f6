"""Citation keys and BibTeX entries of imported publications."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from homepage.importers.prose.html_tree import parse

if TYPE_CHECKING:
    from homepage.content.records import Publication
    from homepage.importers.papers.draft import Draft
    from homepage.importers.prose.links import Links
    from homepage.source.bibtex import Entry

_SMALL = frozenset(
    {"a", "an", "the", "on", "of", "in", "for", "and", "to", "from", "with", "towards", "toward", "is", "are"}
)
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}|\W*")  # of given names after the family name: Ash A.B.


class Library:
    """Gives every publication a key of its own, and keeps the entries that the source has as BibTeX."""

    def __init__(self, links: Links) -> None:
        self.links, self.report = links, links.report
        self.entries: dict[str, str] = {}
        self.keys: set[str] = set()

    def keyed(self, work: Publication, draft: Draft) -> Publication:
        """The publication with its key; its BibTeX entry, if the source has one, is kept as written."""
        text = draft.bibtex or self._file(draft)
        key, entry = self._entry(text, work, draft) if text else ("", "")
        key = self._free(key or _made(work))
        if entry:
            self.entries[key] = entry
        elif draft.bib_url is None and self.links.report and not draft.bibtex:
            return replace(work, key=key, bibtex=False)
        return replace(work, key=key, bibtex=True)

    def _file(self, draft: Draft) -> str:
        """The text of the BibTeX file that a link leads to."""
        if not draft.bib_url or re.match(r"[a-z]+:", draft.bib_url):
            return ""
        folder = self.links.folder
        name = folder.local(draft.bib_url, beside=draft.location.path)
        if name is None:
            made = "an entry made from the page stands behind its label"
            self.report.missing(draft.location, f"{draft.bib_url}: there is no such file in the source; {made}")
            return ""
        text = folder.text(name) or ""
        return _of_page(text) if name.lower().endswith((".html", ".htm")) else text

    def _entry(self, text: str, work: Publication, draft: Draft) -> tuple[str, str]:
        """The key and the text of the entry of a work in a BibTeX text: the one meant, else the first."""
        from homepage.source import bibtex

        read = bibtex.read(text.encode(), draft.location.path)
        meant = [entry for entry in read.entries if _is_meant(entry, work, draft)]
        entries = meant[:1] or read.entries
        if not entries or not entries[0].text:
            self.report.guess(
                draft.location, "its BibTeX could not be read; an entry made from the page takes its place"
            )
            self.report.left_out(draft.location, "BibTeX that cannot be read", draft.bibtex)
            return "", ""
        if len(entries) > 1:
            self.report.guess(draft.location, f"its BibTeX holds {len(entries)} entries; the first was taken")
            for entry in entries[1:]:
                self.report.left_out(draft.location, f"BibTeX entry {entry.key}", entry.text if draft.bibtex else "")
        key = entries[0].key
        free = self._peek(key)
        return key, entries[0].text if free == key else entries[0].text.replace(key, free, 1)

    def _peek(self, key: str) -> str:
        free, number = key, 1
        while free.lower() in self.keys:
            number += 1
            free = f"{key}-{number}"
        return free

    def _free(self, key: str) -> str:
        free = self._peek(key)
        self.keys.add(free.lower())
        return free


def _of_page(text: str) -> str:
    """The BibTeX on a page that a program made of it."""
    blocks = [node for node in parse(text).walk() if node.tag == "pre"]
    return "\n\n".join("".join(one.text for one in block.walk() if not one.tag).strip() for block in blocks)


def _is_meant(entry: Entry, work: Publication, draft: Draft) -> bool:
    """Whether a link leads to the place of an entry on its page, or the entry has the title of the work."""
    place = unquote((draft.bib_url or "").partition("#")[2])
    return entry.key == place or _ascii(entry.fields.get("title", "")) == _ascii(work.title)


def _made(work: Publication) -> str:
    """A key as people make them: family name, year, first word of the title."""
    names = work.author[0].full.split() if work.author else []
    family = next((name for name in reversed(names) if not _INITIALS.fullmatch(name)), "")
    words = [word for word in _ascii(work.title).split() if word not in _SMALL]
    key = _ascii(family).replace(" ", "") + work.year + (words[0] if words else "")
    return key or "publication"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()
