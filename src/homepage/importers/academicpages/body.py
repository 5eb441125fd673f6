"""The text of a publication of academicpages: its abstract, and the authors, citation, links and picture within it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from homepage.importers import words
from homepage.importers.academicpages import citation as academicpages_citation
from homepage.importers.academicpages.texts import paragraphs
from homepage.importers.front_matter.residue import is_sample_text, without_samples_in
from homepage.importers.papers.draft import ABSTRACT, LABEL, unlabelled
from homepage.importers.prose.inline import parse
from homepage.importers.prose.links import relation
from homepage.importers.prose.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.content.records import Author, Image, Link
    from homepage.importers.front_matter.body import Bodies
    from homepage.importers.front_matter.reader import Page
    from homepage.site.names import Identity

# BibTeX in a block of code, with the line that announces it.
_ENTRY = re.compile(
    r"(?:^[ \t>*#]*(?:recommended citation|citation|bibtex|cite(?: as)?|how to cite)[ \t*]*:?[ \t*]*\n+)?"
    r"^[ ]{0,3}(```+|~~~+)[^\n]*\n\s*(?P<entry>@\w+\s*[{(].*?)\s*^[ ]{0,3}\1[`~]*[ \t]*$",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_CITATION = re.compile(r"^\W*(?:recommended citation|citation)\W*:?\s*", re.IGNORECASE)
_AUTHORS = re.compile(r"\W*authors?\b\s*[:：]*\s*", re.IGNORECASE)
_QUOTED = re.compile(r"^[\s>*]*>\s*")
_EMBEDDED = re.compile(r"<(?:iframe|video|object|embed|table|img|pre)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|our|full|this)\s+", re.IGNORECASE)
_LONG = 2000  # signs of a text that is no list of names
_PICTURE = re.compile(r"!\[[^\[\]]*\]\(([^()\s]+)[^()]*\)|<img\b[^>]*?src=[\"']([^\"']+)[\"'][^>]*>")


class Text(Struct, kw_only=True):
    """What a text says; ``cited`` is the citation that it gives, ``more`` what the page of the work says beyond it."""

    abstract: str = ""
    more: str = ""
    cited: str = ""
    entry: str = ""
    links: tuple[Link, ...] = ()
    image: Image | None = None
    authors: tuple[Author, ...] = ()
    others: bool = False


class Texts:
    """Reads the texts of the publications of one site."""

    def __init__(self, bodies: Bodies, owner: Identity) -> None:
        self.bodies, self.targets, self.report, self.owner = bodies, bodies.targets, bodies.report, owner

    def read(self, page: Page, title: str, known: Sequence[Link]) -> Text:
        """The text of a page; ``known`` are the links that its fields name."""
        body = re.sub(r"<!--.*?(?:-->|\Z)", "", without_samples_in(page.body)[0], flags=re.DOTALL)
        entry = _ENTRY.search(body)
        body = body.replace(entry.group(), "\n\n") if entry else body
        found = Text(image=self._image(page, body), entry=entry.group("entry") if entry else "")
        said: list[tuple[str, str]] = []
        for paragraph in paragraphs(body):
            text = " ".join(plain(parse(re.sub(r"^\s*(?:#{1,6}|>)\s+", "", paragraph))).split())
            if not found.authors and self._take_authors(paragraph, page, found):
                continue
            is_label = self._is_label(text, paragraph)
            found.links = (*found.links, *self._linked(paragraph, page, (*known, *found.links), every=is_label))
            place = academicpages_citation.place_of(text, title)
            if match := _CITATION.match(text):
                found.cited = found.cited or text[match.end() :]
            elif place and place[0] > 8 and not found.cited:
                found.cited = text
            elif not is_label:
                said.append((paragraph, text))
        if not found.authors:
            found.authors, found.others = self._people(plain(parse(page.fields.text("excerpt"))))
        self._part(page, [one for one in said if not (found.authors and _AUTHORS.fullmatch(one[1]))], found)
        return found

    def _part(self, page: Page, said: list[tuple[str, str]], found: Text) -> None:
        """Tell the abstract from what only the page of the work shows: from the first heading, list or link on."""
        own = [text for paragraph, text in said if ABSTRACT.match(text) and _is_plain(paragraph)]
        excerpt = list(self._excerpt(page, " ".join(own)))
        count = next((at for at, (paragraph, _) in enumerate(said) if not _is_plain(paragraph)), len(said))
        if excerpt and not own and count:
            count = len(said) if len(said) == 1 else 0
        abstract = [unlabelled(ABSTRACT, text) for _, text in said[:count]]
        known = set(words.of(" ".join(abstract)))
        excerpt = [text for text in excerpt if not set(words.of(text)) <= known]
        found.abstract = "\n\n".join(text for text in (*excerpt, *abstract) if text)
        rest = "\n\n".join(paragraph for paragraph, _ in said[count:])
        found.more = self.bodies.markdown(rest, page.path, page.body_line) if rest.strip() else ""

    def _take_authors(self, paragraph: str, page: Page, found: Text) -> bool:
        """Whether a paragraph is nothing but the authors, the own person among them; their pages stay theirs."""
        runs = parse(paragraph)
        authors, found.others = self._people(plain(runs))
        pages = {run.text.strip(): run.url for run in runs if run.url}
        found.authors = tuple(
            replace(one, url=self.targets.url(pages[one.full], page.location)) if one.full in pages else one
            for one in authors
        )
        return bool(found.authors)

    def _people(self, text: str) -> tuple[tuple[Author, ...], bool]:
        """The authors that a text lists and nothing else, the own person among them."""
        text = unlabelled(_AUTHORS, " ".join(text.split()))
        authors, others = academicpages_citation.people(text, self.owner) if len(text) < _LONG else ((), False)
        return (authors, others) if any(self.owner.matches(one) for one in authors) else ((), False)

    def _excerpt(self, page: Page, said: str) -> Iterator[str]:
        """What the fields say of the contents that neither the text nor another field does."""
        fields = page.fields
        known = set(words.of(f"{said} {fields.text('venue', 'journal')} {fields.text('date')}"))
        for line in re.split(r"<br\s*/?>", f"{fields.text('excerpt')}<br>{fields.text('abstract')}"):
            text = plain(parse(_QUOTED.sub("", line))).strip(" *")
            if not is_sample_text(text) and not set(words.of(text)) <= known and not self._people(text)[0]:
                yield text

    def _image(self, page: Page, body: str) -> Image | None:
        """The picture that the fields name, else the first of the text."""
        fields = page.fields
        header = fields.table("header").text("teaser") or fields.text("image", "teaser", "thumbnail")
        texts = (fields.text("excerpt"), body)
        sources = [header, *(match.group(1) or match.group(2) for text in texts for match in _PICTURE.finditer(text))]
        found = [self.targets.image(one, page.location, beside=page.path) for one in sources if one]
        return next((one for one in found if one), None)

    def _linked(self, paragraph: str, page: Page, known: Sequence[Link], *, every: bool) -> list[Link]:
        """The links of a paragraph that are not known yet; unless ``every`` one counts, those that say what for."""
        found: list[Link] = []
        for run in parse(paragraph):
            if run.url and run.image is None and (every or LABEL.fullmatch(_ARTICLE.sub("", run.text.strip()))):
                link = self.targets.link(run.text.strip(" []") or "Link", run.url, page.location, beside=page.path)
                if link.url and all(link.url != one.url for one in (*known, *found)):
                    found.append(replace(link, rel=relation(link.label, link.url)))
                    self.report.saw(link.label, page.location)
        return found

    def _is_label(self, text: str, paragraph: str) -> bool:
        """Whether a paragraph shows nothing of its own: links, which become links of the record, or a field's name."""
        linked = " ".join(run.text for run in parse(paragraph) if run.url)
        return bool(re.match(r"paperurl:", text)) or (bool(linked) and words.of(linked) == words.of(text))


def _is_plain(paragraph: str) -> bool:
    """Whether a paragraph can stand in an abstract: it is no heading or list, and has no link, picture or code."""
    if re.match(r"\s*(?:[-*+#>|]|\d+[.)]|```|~~~)(?:\s|#|\||$)", paragraph) or "{%" in paragraph:
        return False
    return not any(run.url or run.image for run in parse(paragraph)) and not _EMBEDDED.search(paragraph)
