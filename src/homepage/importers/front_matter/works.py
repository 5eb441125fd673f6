"""Lists of works: whose they are, the keys of their entries, and the words that a source shows of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers import words
from homepage.site.names import Identity, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from homepage.content.records import Author, Publication
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
    """The author whom most works have, in the commonest spelling that fits all of them; empty without authors."""
    spellings: dict[str, tuple[Author, set[int]]] = {}
    for number, work in enumerate(works):
        for author in work.author or work.editor:
            if author.full.strip():
                spellings.setdefault(author.full, (author, set()))[1].add(number)
    alike: dict[str, list[str]] = {}  # spellings by each of their words, since one person's have one in common
    for name in spellings:
        for word in _words_of_name(name):
            alike.setdefault(word, []).append(name)
    best, most = "", 0
    for name in sorted(spellings, key=lambda name: -len(spellings[name][1]))[:60]:
        own = Identity([name])
        near = {other for word in _words_of_name(name) for other in alike[word]}
        found = len(set[int]().union(*(spellings[one][1] for one in near if own.matches(spellings[one][0]))))
        if found > most:
            best, most = name, found
    return best


def _words_of_name(name: str) -> set[str]:
    """The words of a name longer than an initial, and all of it in one word, as East Asian names are written."""
    found = fold(name.replace("(", " ").replace(")", " "))
    return {word for word in found if len(word) > 1 or not word.isascii()} | {"".join(found)}


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
