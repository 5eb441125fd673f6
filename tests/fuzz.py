"""Bibliographies with random faults, read as a build reads them: `python -m tests.fuzz --seed 1 --count 20000`.

Each file is one of the corpus with bytes lost, doubled, replaced or set in. What must hold of any bytes is checked at
each step: nothing raises, and the entries of the file are those that are shown, hidden, or named by a problem. A file
for which something does not hold is kept, with what was wrong, in the folder `--keep`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.build import produce
from homepage.content.bibliography import SITE_FIELDS, is_only_source, publications
from homepage.content.bibliography_pieces import Pieces
from homepage.errors import HomepageError
from homepage.source.bibtex import displayed, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.content.records import Publication
    from homepage.source.bibtex import Bibliography

CASES = Path(__file__).parent / "cases"
SET_IN = [b"{", b"}", b'"', b"@", b",", b"=", b"#", b"%", b"\\", b"\n", b"$", b"<i>", b"</sub>", b"@misc{", b"\xff"]
TAKEN_INTO_ACCOUNT = ("stands here again", "cannot be used", "cannot be read")
ESCAPED_BRACE = re.compile(r"\\[{}]|brace|verb")


def corpus() -> list[bytes]:
    """The bibliographies of the cases, in one order on every machine."""
    return sorted(path.read_bytes() for path in CASES.rglob("*.bib"))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with a few bytes lost, doubled, swapped or replaced."""
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(result) + 1)
        match chance.randrange(4):
            case 0:
                del result[place : place + chance.randint(1, 8)]
            case 1:
                result[place:place] = chance.choice(SET_IN)
            case 2:
                other = chance.randrange(len(result) + 1)
                result[place:place] = result[other : other + 20]
            case _:
                result[place : place + 1] = bytes((chance.randrange(256),))
    return bytes(result)


def wrong_in_reading(found: Bibliography) -> Iterator[str]:
    """What does not hold of the entries of a file."""
    if len(found.entries) + len(found.hidden) + found.reported != found.total:
        yield f"of {found.total} entries {len(found.entries)}, {len(found.hidden)} and {found.reported} are told of"
    places = [one for problem in found.problems for one in (problem, *problem.others)]
    named = sum(any(word in one.message for word in TAKEN_INTO_ACCOUNT) for one in places)
    if bool(named) != bool(found.reported):
        yield f"{found.reported} entries are said to be reported, {named} problems do so"
    for entry in found.entries:
        kept = {name: value for name, value in entry.fields.items() if name not in SITE_FIELDS}
        again = read(displayed(entry, SITE_FIELDS).encode(), "x.bib").entries
        if [one.fields for one in again] != ([kept] if kept else []):
            yield f"the BibTeX served of {entry.key} reads otherwise"


def wrong_in_publications(found: Bibliography, works: dict[str, Publication]) -> Iterator[str]:
    """What does not hold of the publications that the entries make."""
    expected = [entry.key for entry in found.entries if not is_only_source(entry)]
    if list(works) != expected:
        yield f"{len(expected)} entries became {len(works)} publications"
    values = {entry.key: " ".join((*entry.fields.values(), *entry.inherited.values())) for entry in found.entries}
    meant = {key for key, text in values.items() if ESCAPED_BRACE.search(text)}
    for key, work in works.items():
        names = (author.full for author in work.author)
        for text in (work.title, work.container_title or "", work.note or "", *names):
            if key not in meant and "$" not in text and re.search(r"[\\{}]", text):
                yield f"{key} is shown with {text!r}"


def wrong_in_site(data: bytes, works: dict[str, Publication]) -> Iterator[str]:
    """What does not hold of the site that is built with the file: each publication has a page."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "site.yaml").write_text("title: Ada\n", encoding="utf-8")
        (root / "content/person.yaml").write_text("name: Ada\n", encoding="utf-8")
        (root / "content/publications.bib").write_bytes(data)
        book = Pieces(root, "content/publications.bib").book(data, "content/publications.bib")
        if list(book.works) != list(works):
            yield "read piece by piece it holds other publications"
        try:
            outputs = produce(root).outputs
        except HomepageError as error:
            if all(problem.warning for problem in error.problems):
                yield f"not built: {error}"
            return
    pages = [path for path in outputs if re.fullmatch(r"publications/[^/]+/index\.html", path)]
    if len(pages) != len(works):
        yield f"{len(works)} publications have {len(pages)} pages"


def wrong(data: bytes, *, build: bool) -> list[str]:
    """Everything that does not hold of a file; a traceback is one of it."""
    try:
        found = read(data, "content/publications.bib")
        works, _ = publications(found, "content/publications.bib")
        return [
            *wrong_in_reading(found),
            *wrong_in_publications(found, works),
            *(wrong_in_site(data, works) if build else ()),
        ]
    except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
        return [traceback.format_exc()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read so many files, build a site with some of them, and say what did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--build-every", type=int, default=100, help="build a site with every so many-th file")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)  # noqa: S311 - repeatable faults, no secret
    files, counts = corpus(), Counter[str]()
    for number in range(options.count):
        data = mutated(chance.choice(files), chance)
        build = number % options.build_every == 0
        counts.update(read=1, built=build)
        if found := wrong(data, build=build):
            counts["wrong"] += 1
            options.keep.mkdir(exist_ok=True)
            (options.keep / f"{options.seed}-{number}.bib").write_bytes(data)
            (options.keep / f"{options.seed}-{number}.txt").write_text("\n".join(found), encoding="utf-8")
    print(f"seed {options.seed}: {counts['read']} files read, {counts['built']} built, {counts['wrong']} wrong")  # noqa: T201
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
