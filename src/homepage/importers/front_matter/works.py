"""Lists of works: whose they are, the keys of their entries, and the words that a source shows of each."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from homepage.importers import words
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Publication
    from homepage.errors import Location
    from homepage.importers.folder import Folder
    from homepage.importers.report import ImportReport

_KEY = re.compile(r"[^\w]+")


def key_of(taken: Iterable[str], *parts: str) -> str:
    """A citation key made of words, which no other work has."""
    words_ = ("-".join(word for word in fold(one) if word.isascii()) for one in parts)
    base = "-".join(part for part in words_ if part)
    base = _KEY.sub("-", base).strip("-_") or "work"
    key, number, used = base, 2, set(taken)
    while key in used:
        key, number = f"{base}-{number}", number + 1
    return key


def most_frequent(works: Iterable[Publication]) -> str:
    """The author whom most works have, in the longest spelling; empty when there are no authors."""
    lists = [work.author or work.editor for work in works]
    counts = Counter(author.full for authors in lists for author in dict.fromkeys(authors) if author.full.strip())
    best, most = "", 0
    for name in [name for name, _ in counts.most_common(60)]:
        own = Identity([name])
        found = sum(any(own.matches(author) for author in authors) for authors in lists)
        if (found, len(name)) > (most, len(best) if found == most else -1):
            best, most = name, found
    return best


def single(folder: Folder, *suffixes: str) -> str | None:
    """The one file of a kind that a source consists of: the file named, or the only such file of a small folder."""
    files = folder.files()
    found = [name for name in files if name.lower().endswith(suffixes)]
    return found[0] if len(found) == 1 and len(files) <= 5 else None


def count_words(work: Publication, report: ImportReport, where: Location) -> None:
    """Tell the report what a source shows of a publication: title, names, place and year."""
    names = " ".join(author.full for author in work.author)
    place = work.container_title or work.container_title_short or work.publisher or ""
    year = work.year if work.date_text is None else work.date_text
    title = words.visible(work.markup["title"]) if "title" in work.markup else work.title
    report.saw(f"{title} {names} {place} {year} {work.note or ''}", where)


def owner(works: Iterable[Publication], name: str, report: ImportReport, where: Location) -> str:
    """Whose page a list of works is: the author whom most of them have, which is a guess; else the file's name."""
    found = most_frequent(works)
    if found:
        report.guess(where, f"the page is taken to be that of {found}, who wrote most of these works")
        return found
    stem = re.sub(r"[\W_]+", " ", name.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip()
    report.guess(where, "nothing says whose page this is; put the name into content/person.yaml")
    return stem.title() or "Your Name"
