"""The person whose page it is: what headings, rows of links and lines of addresses say of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from homepage.content.records import Email, Link, Person
from homepage.importers import words
from homepage.importers.page import person
from homepage.importers.prose.markdown_out import inline
from homepage.importers.prose.runs import Run, plain
from homepage.site.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from homepage.errors import Location
    from homepage.importers.prose.blocks import Block
    from homepage.importers.prose.links import Links
    from homepage.importers.prose.sections import Heading

_SITE = re.compile(r"(?:website|homepage|webpage|personalpage|personalsite|academicpage)$")
_CONTACTS = 2  # links that make a list one of contacts


class Owner:
    """The person whose page it is, as far as known: what a page says of addresses and profiles is added."""

    def __init__(self, person: Person, links: Links, start: Location) -> None:
        self.person, self.links, self.report, self.start = person, links, links.report, start
        self.email_style = ""  # how the page writes addresses; nothing when it shows none

    def is_named_by(self, heading: Heading) -> bool:
        """Whether a heading is the name of the person, or a greeting with it."""
        title = fold(re.sub(r"[()（）\[\]]", " ", heading.title))
        name = fold(self.person.name)
        whole = "".join(title).strip(".,")
        own = self.person.native_name
        if own and heading.title.startswith(own):
            return True
        return bool(title) and (set(title) >= set(name) or whole == "".join(name) or bool(_SITE.search(whole)))

    def named_by(self, heading: Heading) -> None:
        """Tell of a heading that the name stands for, if it says more."""
        names = [one for one in (self.person.name, self.person.native_name) if one]
        after = next((heading.title[len(one) :] for one in names if heading.title.startswith(one)), "")
        if not self.person.tagline and (more := re.fullmatch(r"\s*[,，;；|–—]\s*(\S.+)", after)):
            self.person = replace(self.person, tagline=more.group(1))
        elif set(words.of(heading.title)) - set(words.of(" ".join(names))):
            self.report.left_out(heading.location, "the heading of the page, which the name replaces", heading.title)

    def without_contacts(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks without the items of a list of addresses and profiles, which are the person's; so is the town."""
        linked = {at: one for at, block in enumerate(blocks) if (one := person.contact(block))}
        sure = any(run.url.startswith("mailto:") or person.is_profile(run.text) for run in linked.values() if run.url)
        if len(linked) < _CONTACTS or not sure:
            return list(blocks)
        for at, run in linked.items():
            self._take(run.text.strip(), run.url or "", blocks[at].location)
        beside = range(min(linked) - 1, max(linked) + 2)
        left = [(at, block) for at, block in enumerate(blocks) if at not in linked]
        town = next((at for at, block in left if at in beside and person.is_town(block)), None)
        if town is not None and not self.person.location:
            self.person = replace(self.person, location=plain(blocks[town].runs))
            left = [(at, block) for at, block in left if at != town]
        return [block for _, block in left]

    def without_facts(self, block: Block, *, named: bool = True) -> Block | None:
        """A paragraph without the lines of it that are nothing but addresses and figures, which are the person's.

        So is the name as its first line where the biography is ``named`` so.
        """
        lines = _with_labels(block.segments)
        first = lines[:1] if named and len(lines) > 1 and self._is_name(lines[0]) else []
        kept = [line for line in lines[len(first) :] if not self._take_facts(line)]
        if len(kept) == len(lines):
            return block
        return replace(block, text="<br>".join(inline(line) for line in kept)) if kept else None

    def _is_name(self, line: list[Run]) -> bool:
        """Whether a line is the name, which stands above all; that it goes is told."""
        if plain(line) != self.person.name:
            return False
        self.report.left_out(self.start, "the name, which stands above the biography", self.person.name)
        return True

    def without_own(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks of a section of contacts without the addresses and profiles, which are the person's."""
        found = []
        for block in blocks:
            if block.kind != "para" or (self._are_profiles(block) and self.take_row(block)):
                found += [] if block.kind == "para" else [block]
            elif kept := self.without_facts(block, named=False):
                found.append(kept)
        return found

    @staticmethod
    def _are_profiles(block: Block) -> bool:
        """Whether all that a paragraph links is profiles and addresses."""
        linked = [run for run in block.runs if run.url]
        return bool(linked) and all(
            person.is_profile(run.text) or (run.url or "").startswith("mailto:") for run in linked
        )

    def _take_facts(self, line: list[Run]) -> bool:
        found = person.facts(line)
        if found is None or (found.email and self.person.email_label):
            return False
        known = {one.address for one in self.person.email}
        emails = (*self.person.email, *(one for one in found.email if one.address not in known))
        metrics = (*self.person.metrics, *([found.metrics] if found.metrics else []))
        label = found.label or self.person.email_label
        self.person = replace(self.person, email=emails, metrics=metrics, email_label=label)
        if found.email:
            self.email_style = found.style
        return True

    def take_row(self, block: Block) -> bool:
        """Take over a row that is nothing but links to profiles and an address."""
        runs = [run for run in block.runs if run.text.strip() or run.image]
        linked = [run for run in runs if run.url and run.image is None]
        between = "".join(run.text for run in runs if not run.url)
        alone = len(linked) == 1 and person.is_profile(linked[0].text)
        if (len(linked) < 2 and not alone) or re.search(r"\w", between) or any(run.image for run in runs):
            return False
        if any(len(run.text.split()) > 3 for run in linked):
            return False
        for run in linked:
            self._take(run.text.strip(" []|·•"), run.url or "", block.location)
        return True

    def _take(self, label: str, url: str, location: Location) -> None:
        if url.startswith("mailto:") and "," in url.partition("?")[0]:
            self.report.left_out(location, "the words of a link to several addresses", label)
            for address in url.removeprefix("mailto:").partition("?")[0].split(","):
                self._take("Email", f"mailto:{address.strip()}", location)
            return
        written = person.address(unquote(url.removeprefix("mailto:").split("?")[0]))
        if not re.match(r"(?!mailto:)\w+:", url) and person.plain_addresses(written) == [written]:
            known = any(one.address == written for one in self.person.email)
            if known:
                self.report.left_out(location, f"an address that was written before: {label}", label)
                return
            self.person = replace(self.person, email=(*self.person.email, Email(address=written)), email_label=label)
            self.email_style = "plain"
            return
        if re.search(r"\.html?(?:#|$)", url) and not re.match(r"\w+:|//", url):
            self.report.left_out(location, f"a link to another page of the site: {label}", label)
            return
        link = Link(label=label, url=self.links.url(url, location))
        if link.url is None or any(one.url == link.url for one in self.person.links):
            what = "a link that leads nowhere" if link.url is None else "a profile that was linked before"
            self.report.left_out(location, f"{what}: {label}", label)
            return
        self.person = replace(self.person, links=(*self.person.links, link))

    def show_addresses(self, texts: Iterable[str]) -> None:
        """Hide no address that ``texts`` write plainly."""
        hidden = {one.address.lower() for one in self.person.email}
        shown = {one.lower() for text in texts for one in person.plain_addresses(text)}
        if hidden & shown:
            self.email_style = "plain"


def _with_labels(lines: list[list[Run]]) -> list[list[Run]]:
    """Lines of which one that is only the label of an address is the beginning of the next one."""
    found: list[list[Run]] = []
    for line in lines:
        if found and person.is_label(plain(found[-1])):
            found[-1] = [*found[-1], Run(text=" "), *line]
        else:
            found.append(line)
    return found
