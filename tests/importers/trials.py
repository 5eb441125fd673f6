"""Fixtures imported, built and damaged: what the tests of several kinds of sources do with theirs."""

from __future__ import annotations

import contextlib
import html
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from homepage.build import produce
from homepage.errors import HomepageError
from homepage.importers.detect import importer
from homepage.importers.folder import Folder
from homepage.importers.report import ImportReport
from homepage.importers.run import run
from homepage.importers.write import files

if TYPE_CHECKING:
    from collections.abc import Callable

FIXTURES = Path(__file__).parent / "fixtures"
MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def imported(name: str, kind: str, target: Path) -> ImportReport:
    """The report on a fixture, whose site stands in ``target``."""
    return run(FIXTURES / name, target, kind=kind)


def shown(root: Path) -> Counter[str]:
    """The words of all pages of a built site, counted without any code of the importers."""
    pages = (data.decode() for path, data in produce(root).outputs.items() if path.endswith(".html"))
    return words(
        " ".join(html.unescape(re.sub(r"<head>.*?</head>|<[^>]*>", " ", page, flags=re.DOTALL)) for page in pages)
    )


def words(text: str) -> Counter[str]:
    found = re.findall(r"[^\W_]+", text.casefold())
    return Counter(word.lstrip("0") or "0" if word.isdigit() else word for word in found)


def missing(expected: str, root: Path) -> list[str]:
    """The words that a built site lacks."""
    return sorted(word for word in set(words(expected)) - set(shown(root)) if len(word) > 1)


def read_bytes(source: Path, kind: str) -> dict[str, bytes]:
    """What an import of a source would write."""
    report = ImportReport()
    return files(importer(kind).read(Folder(source, report), report))


def survives(name: str, kind: str, path: str, damage: Callable[[bytes], bytes]) -> None:
    """Import a fixture with one of its files damaged: it is read, or refused in words."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        shutil.copytree(FIXTURES / name, source)
        (source / path).write_bytes(damage((source / path).read_bytes()))
        with contextlib.suppress(HomepageError):
            read_bytes(source, kind)


def damages() -> st.SearchStrategy[Callable[[bytes], bytes]]:
    """Ways in which a file goes wrong: other bytes, an early end, a piece in the middle, values of another type."""
    pieces = st.sampled_from(
        [
            b"\x00\xff",
            b"---\n",
            b"+++\n",
            b"[",
            b"{",
            b"}",
            b": [",
            b"- - -\n",
            b"&a [*a]",
            b"\t",
            b"!!python/object:os ",
            b"<!--",
            b"{% if",
            b"{{ x }}",
            b"](",
            b"![](",
            b"\xef\xbb\xbf",
            b"title: [1, {a: b}]\n",
            b"date: 9999-99-99\n",
            b'"\\ud800"',
            b"@article{",
            b"<table>",
            b"\r\n",
            b"authors: {x: y}\n",
            b"*" * 40,
            b"- " * 30,
            b"\n" * 9,
        ]
    )
    other = st.binary(max_size=200).map(lambda data: lambda _: data)
    cut = st.floats(0, 1).map(lambda part: lambda data: data[: int(len(data) * part)])
    inserted = st.tuples(st.floats(0, 1), pieces).map(
        lambda one: lambda data: data[: int(len(data) * one[0])] + one[1] + data[int(len(data) * one[0]) :]
    )
    return st.one_of(other, cut, inserted)


def text_files(name: str) -> list[str]:
    """The files of a fixture that are text."""
    endings = (".md", ".yml", ".yaml", ".toml", ".bib", ".json", ".ris")
    found = (FIXTURES / name).rglob("*")
    return sorted(path.relative_to(FIXTURES / name).as_posix() for path in found if path.suffix in endings)
