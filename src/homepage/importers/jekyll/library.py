"""The works of a site for jekyll-scholar as its texts name them: citations and lists become links to their pages."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.importers.jekyll.queries import LIST, Asked, asked, chooses
from homepage.importers.prose.inline import parse
from homepage.importers.prose.markdown_out import escaped, inline, target
from homepage.importers.prose.runs import plain
from homepage.site.urls import addresses
from homepage.source import bibtex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.content.records import Publication
    from homepage.importers.data.bib import Taken
    from homepage.importers.front_matter.links import Targets
    from homepage.source.bibtex_records import Entry

_CITE = re.compile(r"\{%-?\s*(cite|reference|nocite)\b([^%]*?)-?%\}")
_DETAILS = re.compile(r"\{%-?\s*cite_details\b[^%]*?-?%\}")
_COUNT = re.compile(r"\{%-?\s*bibliography_count\b([^%]*?)-?%\}")
_QUOTE = re.compile(r"\{%-?\s*quote\b([^%]*?)-?%\}(.*?)\{%-?\s*endquote\s*-?%\}", re.DOTALL)
_NAMED = ("-l", "--locator", "-L", "--label", "-s", "--style", "-p", "--prefix", "-A", "--suffix", "-f", "--file", "-T")


class Library:
    """The works that a site shows; ``usual`` is the name, or the pattern of names, of the file that a list shows.

    They are ``linked`` where they have pages.
    """

    def __init__(
        self, taken: Taken, names: Sequence[str], usual: str, targets: Targets, *, linked: bool = True
    ) -> None:
        self.works = {key: replace(work, key=key) for key, work in taken.works.items()}
        self.usual = usual
        self.entries = [
            (name, entry)
            for name in names
            for entry in bibtex.read(_bytes(targets, name), name).entries
            if entry.key in taken.works
        ]
        self.pages = {
            key: f"publications/{name}/" if linked else "" for key, name in addresses(self.works.values()).items()
        }
        for page in filter(None, self.pages.values()):
            targets.lead(page, page)

    def listed(self, wanted: Asked) -> list[Publication]:
        """The works of one list, the newest first."""
        keys = (entry.key for name, entry in self.entries if self._holds(name, wanted) and _chosen(wanted, entry))
        found = [self.works[key] for key in dict.fromkeys(keys)]
        found.sort(key=lambda work: work.year or "0", reverse=True)
        return found[: wanted.most or None]

    def shows(self, wanted: Asked) -> bool:
        """Whether a list is one of these works."""
        return bool(wanted.files) and any(self._holds(name, wanted) for name, _ in self.entries)

    def _holds(self, name: str, wanted: Asked) -> bool:
        """Whether a list shows a file."""
        names = (name, name.rsplit("/", 1)[-1], name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
        return any(fnmatch(one, pattern) for one in names for pattern in wanted.files or (self.usual,))

    def replaced(self, text: str) -> str:
        """A text whose citations, references and lists are links."""
        if "{%" not in text:
            return text
        cited = [key for match in _CITE.finditer(text) for key in self._keys(match.group(2))]
        text = _QUOTE.sub(self._quote, text)
        text = _CITE.sub(self._citation, _DETAILS.sub("", text))
        text = _COUNT.sub(lambda match: str(len(self.listed(asked(match.group(1))))), text)
        return LIST.sub(lambda match: self._list(asked(match.group(1)), cited), text)

    def _keys(self, options: str) -> list[str]:
        """The keys that a tag names, among words that say how to set them."""
        words = re.sub(r"[\"']", "", options).split()
        named = [word for before, word in zip(["", *words], words, strict=False) if before not in _NAMED]
        return [word for word in named if word in self.works]

    def _citation(self, match: re.Match[str]) -> str:
        kind, works = match.group(1), [self.works[key] for key in self._keys(match.group(2))]
        if kind == "nocite":
            return ""
        if kind == "reference":
            return " ".join(self._reference(work) for work in works)
        named = "; ".join(_linked(escaped(short(work)), self.pages[work.key]) for work in works)
        return f"({named})" if named else match.group()

    def _quote(self, match: re.Match[str]) -> str:
        quoted = re.sub(r"^", "> ", match.group(2).strip("\n"), flags=re.MULTILINE)
        return f"\n{quoted} {{% cite {match.group(1)} %}}\n"

    def _list(self, wanted: Asked, cited: list[str]) -> str:
        works = [self.works[key] for key in dict.fromkeys(cited)] if wanted.cited else self.listed(wanted)
        return "\n\n" + "".join(f"- {self._reference(work)}\n" for work in works) + "\n" if works else ""

    def _reference(self, work: Publication) -> str:
        links = [work.url, *(link.url for link in work.links)]
        return reference(work, self.pages[work.key] or next(filter(None, links), ""))


def reference(work: Publication, address: str) -> str:
    """Who wrote a work, its title with its address, and where and when it came out."""
    names = ", ".join(author.full for author in work.author or work.editor)
    place = work.container_title or work.publisher or work.note or ""
    after = ", ".join(part for part in (f"*{escaped(place)}*" if place else "", work.year) if part)
    runs = parse(work.title)
    is_linked = address and not any(run.url for run in runs)
    title = _linked(escaped(plain(runs)), address) if is_linked else inline(runs)
    return ". ".join(part for part in (escaped(names).rstrip("."), title.rstrip("."), after) if part)


def _linked(text: str, address: str) -> str:
    return f"[{text}]({target(address)})" if address else text


def _chosen(wanted: Asked, entry: Entry) -> bool:
    return chooses(wanted.query, entry)


def _bytes(targets: Targets, name: str) -> bytes:
    path = targets.folder.path(name)
    return path.read_bytes() if path else b""


def short(work: Publication) -> str:
    """How a text names a work: by family names and year."""
    people: Iterable[str] = [author.family or author.full.rpartition(" ")[2] for author in work.author or work.editor]
    names = [*people]
    head = " & ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return ", ".join(part for part in (head or work.title, work.year) if part)
