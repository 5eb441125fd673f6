"""What the page about the owner of an al-folio site says: the biography, its sections, and what stands round it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from homepage.content.records import Email, Image, Notice
from homepage.importers.academicpages import home as academicpages_home
from homepage.importers.academicpages import twins as academicpages_twins
from homepage.importers.al_folio import person as al_folio_person
from homepage.importers.al_folio.front import has_sections
from homepage.importers.al_folio.typed import Typed, typed
from homepage.importers.front_matter.languages import spoken
from homepage.importers.front_matter.links import email
from homepage.importers.front_matter.pages import language_of, main, one_paragraph, per_language
from homepage.importers.front_matter.residue import is_sample_text
from homepage.importers.page.person import is_role
from homepage.importers.site import ImportedSite

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.content.records import Person, Publication
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.importers.front_matter.tables import Table

_GOES_ON = re.compile(r"(\s(?:for|of|of the|and|de|del|di|du|für|der|&)), ")  # into the next line
_SHORT = 160  # characters of an address that stands in a line


class About:
    """Reads the page about the owner, given in one or several languages; ``language`` is that of the site."""

    def __init__(self, about: dict[str, Page], bodies: Bodies, language: str) -> None:
        self.about, self.bodies, self.language = about, bodies, language
        self.targets, self.report = bodies.targets, bodies.report
        self.variants: dict[str, str] = {}  # biographies in further languages, by their files
        self.joined: set[str] = set()  # languages in which the page has the same sections
        self.typed = Typed()  # papers of the page

    def home(self, person: Person, works: Mapping[str, Publication]) -> ImportedSite:
        """The biography, and the sections below headings of the page about the owner, in all its languages.

        Papers among them are compared with the ``works`` of the bibliography.
        """
        page = main(self.about, self.language) if self.about else None
        others = {tag: one for tag, one in self.about.items() if one is not page and tag in spoken()}
        plain = ImportedSite(person=person)
        if page is None or not all(map(has_sections, (page, *others.values()))):
            plain.bio = self.bodies.markdown(page.body, page.path, page.body_line) if page else ""
            return plain
        seen, mark = self.report.seen_so_far(), self.report.mark()
        home = academicpages_home.read(self.bodies.prepared(page), self.targets, person)
        has_papers = bool(works) and any(part.section.kind == "publications" for part in home.parts)
        found = typed(home, page, works, self.targets) if has_papers and not others else None
        if (has_papers and found is None) or not self._in_all(home, others, person):
            self.report.forget(seen)  # papers that cannot be told from those of the bibliography, or no twins
            self.report.back_to(mark)
            if has_papers:
                self.report.kept(page.location, "the papers typed on this page stay text beside the bibliography")
            plain.bio = self.bodies.markdown(page.body, page.path, page.body_line)
            return plain
        home.parts = [part for part in home.parts if part.section.kind != "about"]
        self.typed = found or Typed()
        return home

    def _in_all(self, home: ImportedSite, others: Mapping[str, Page], person: Person) -> bool:
        """Give what a page says the words of its versions in other languages; whether all of them correspond."""
        silent = self.bodies.silent()
        found = {
            tag: academicpages_home.quietly(silent.prepared(page), self.targets, person) for tag, page in others.items()
        }
        if not all(academicpages_twins.correspond(home, site) for site, _ in found.values()):
            return False
        for tag, (site, report) in found.items():
            academicpages_twins.join(home, site, (self.language, tag))
            self.report.versions[tag] = report
            self.joined.add(tag)
        return True

    def owner(self, person: Person, bio: str) -> tuple[Person, str]:
        """The owner with what the page about them says, and the biography."""
        if not self.about:
            return person, ""
        page = main(self.about, self.language)
        profile = page.fields.table("profile")
        picture = profile.text("image")
        image = self.targets.image(picture, profile.at("image")) if picture else None
        place, notices = self._more_info(profile, person)
        person = al_folio_person.of_profile(person, profile, self.bodies)
        notices += person.notice
        lines = {tag: _own(other.fields.text("subtitle", "description")) for tag, other in self.about.items()}
        line = lines.pop(language_of(page, self.language)[0], "")
        for tag, other in self.about.items():
            if other is not page and tag not in spoken():
                self.report.left_out(other.location, f"is in {tag!r}, in which the program has no words")
            elif other is not page and tag not in self.joined and (text := silently(other, self.bodies)):
                self.variants[f"bio.{tag}.md"] = text + "\n"
        if line:
            before = bio
            person, bio = self._subtitle(line, page, person, bio)
            if bio != before:
                self._above(lines)
        if person.tagline and (others := {tag: one for tag, one in lines.items() if one and tag in spoken()}):
            tag = language_of(page, self.language)[0]
            plain = {
                tag: person.tagline,
                **{tag: self.bodies.silent().plain(one, page.location) for tag, one in others.items()},
            }
            person = replace(person, tagline=per_language(plain))
        image = image and Image(src=image.src, alt=person.name)
        return replace(person, image=image, location=place or person.location, notice=tuple(notices)), bio

    def _subtitle(self, line: str, page: Page, person: Person, bio: str) -> tuple[Person, str]:
        where = page.fields.at("subtitle", "description")
        if found := email(line):  # an address, with a sign or a word in it
            known = [one.address for one in person.email]
            if known:
                self.report.left_out(where, f"an address, beside that of the settings: {line}")
            return replace(person, email=person.email or (Email(address=found),)), bio
        text = self.bodies.line(line, where)
        if re.search(r"\]\(|<br>|!\[", text):
            return person, f"{text}\n\n{bio}".strip()
        return replace(person, tagline=" ".join(re.sub(r"[*`\\]", "", text).split()) or None), bio

    def _above(self, lines: Mapping[str, str]) -> None:
        """Put the line below the name above the biography in further languages, as in the first."""
        for tag, line in lines.items():
            if line and f"bio.{tag}.md" in self.variants:
                said = self.bodies.silent().line(line, self.about[tag].fields.at("subtitle", "description"))
                self.variants[f"bio.{tag}.md"] = f"{said}\n\n{self.variants[f'bio.{tag}.md']}"

    def _more_info(self, profile: Table, person: Person) -> tuple[str, list[Notice]]:
        """The lines under the portrait: where the owner is found, or anything else that is said there."""
        text = re.sub(r"<!--.*?(?:-->|\Z)", "", profile.text("more_info", "address"), flags=re.DOTALL).strip()
        if not text or is_sample_text(text):
            return "", []
        if text.endswith((".md", ".html")) and (name := self.targets.find(f"_pages/{text}") or self.targets.find(text)):
            text = self.targets.folder.text(name) or ""
        found = self.bodies.markdown(text, profile.path, profile.at("more_info", "address").line)
        plainly = re.sub(r"</?(?:font|span|center)\b[^<>]*>", "", one_paragraph(found)).strip()
        lines = [line.strip(" ,") for line in plainly.split("<br>")]
        names = (person.name, person.native_name)
        is_place = not any(line in names or is_role(line) for line in lines)
        if is_place and len(plainly) < _SHORT and not re.search(r"[<>\[\]*`|\n]", "".join(lines)):
            return _GOES_ON.sub(r"\1 ", ", ".join(line for line in lines if line)), []
        return "", [Notice(text=plainly)] if found else []


def _own(line: str) -> str:
    """What a line says below a name beyond what the template says there."""
    line = re.sub(r"<!--.*?(?:-->|\Z)|<a href=[\"']#[\"']>Affiliations</a>[.,;]?", "", line, flags=re.DOTALL)
    line = re.sub(r"(?:\s*\b(?:Affiliations|Address|Contacts|Mott?o|Etc)\.)+\s*$", "", line)
    return re.sub(r"\\+(?:\s+|$)", "<br>", line).strip().removesuffix("<br>")


def silently(page: Page, bodies: Bodies) -> str:
    """The text of a page in a language that is not shown now: its words are not counted as seen."""
    return bodies.silent().markdown(page.body, page.path, page.body_line)
