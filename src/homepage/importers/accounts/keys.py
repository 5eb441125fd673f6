"""Keys of settings and front matter whose values the result does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from homepage.errors import Location
from homepage.importers import words
from homepage.importers.academicpages.person import DEFAULTS
from homepage.importers.accounts import addresses, texts
from homepage.importers.accounts.steering import steers
from homepage.importers.front_matter import residue
from homepage.importers.front_matter.links import email
from homepage.importers.front_matter.tables import Table
from homepage.importers.hugoblox.residue import is_sample_address
from homepage.importers.prose import kinds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from homepage.importers.accounts.result import Result
    from homepage.importers.report import ImportReport

_MOST = 80  # signs of a value that the report shows
_NO_WORDS = re.compile(
    r"[\W_]*|/?#[\w-]*|[-+]?\d{1,3}(?:\.\d+)?(?:px|em|rem|%)?|true|false|yes|no|on|off|null|none|nil|~", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}[\d\s.:+TZ/-]*")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_FEW = 2  # words up to which a text stands anywhere by chance


class Value(NamedTuple):
    """A text under a key, with the file and line of the key, and whether an importer asked for it."""

    path: str
    key: str
    text: str
    line: int
    is_asked: bool


class Account(NamedTuple):
    """What values of a source are looked for in, the words that refer to something else in it, and what was left."""

    result: Result
    references: Collection[str]
    left: Collection[Location]
    report: ImportReport


def values(document: Any, left: Collection[Location] = ()) -> Iterator[Value]:
    """The texts of a document, with the keys they stand under; this asks for none of them.

    A mapping inside it does not come over when the place of one of its keys is among those that were ``left``.
    """
    return _values(document, Value("", "", "", 1, is_asked=True), left)


def _values(root: Any, above: Value, left: Collection[Location]) -> Iterator[Value]:
    if isinstance(root, Table):
        if above.key and any(root.at(name) in left for name in root.lines):
            return
        for name, one in dict.items(root):
            key = f"{above.key}.{name}" if above.key else name
            yield from _values(one, Value(root.path, key, "", root.at(name).line or 1, name in root.asked), left)
    elif isinstance(root, list):
        for one in root:
            yield from _values(one, above, left)
    elif isinstance(root, str) and root.strip():
        yield above._replace(text=root.strip())


def check(roots: Iterable[Any], account: Account) -> None:
    """Name the keys whose values did not come over, one line for each in all files of a folder."""
    found = [value for root in roots for value in values(root, account.left)]
    asked = {(one.path, one.line, one.key) for one in found if one.is_asked}
    told = {note.location for note in account.report.notes if note.kind != "guess"}
    gone: dict[tuple[str, str], dict[str, Value]] = {}
    for one in found:
        is_asked = (one.path, one.line, one.key) in asked
        if Location(one.path, one.line) not in told and not _came(one._replace(is_asked=is_asked), account):
            gone.setdefault((_group(one.path), one.key), {}).setdefault(one.path, one)
    for (_, key), ones in gone.items():
        _tell(key, list(ones.values()), account.report)


def _group(path: str) -> str:
    """The folder whose files have the same keys: pages of Hugo have one each."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[0] if name in ("index.md", "_index.md") else folder


def _came(one: Value, account: Account) -> bool:
    """Whether nobody misses a value: it steers, refers to something, is a sample, or stands in the result."""
    if steers(one.path, one.key) or _is_nothing(one, account):
        return True
    if _DATE.fullmatch(one.text):
        return one.is_asked or account.result.has_file(one.text[:10])
    if address := email(one.text):
        user, _, host = address.partition("@")
        return account.result.has_address(address) or account.result.has_address(f"https://{host}/@{user}")
    text = words.visible(texts.plain(_PICTURE.sub(" ", one.text)))
    if not words.of(text) or account.result.has_value(text) or (one.is_asked and account.result.has_most_words(text)):
        return True
    return len(text.split()) > _FEW and account.result.has_words(text)


def _is_nothing(one: Value, account: Account) -> bool:
    """Whether a value says nothing of its own; addresses have an account of theirs."""
    if _NO_WORDS.fullmatch(one.text) or addresses.is_address(one.text) or one.text in account.references:
        return True
    if is_sample(one.text):
        return True
    return one.key.endswith("title") and len(one.text.split()) < 4 and bool(kinds.kind(one.text))


def is_sample(text: str) -> bool:
    """Whether a value is the one that a template comes with."""
    known = text.lower() in DEFAULTS or is_sample_address(text)
    return known or residue.is_placeholder(text) or residue.is_sample_text(text)


def _tell(key: str, ones: list[Value], report: ImportReport) -> None:
    first = ones[0]
    value = " ".join(first.text.split())
    value = value if len(value) <= _MOST else f"{value[:_MOST]}…"
    more = f"; it stands in {len(ones)} files of this folder" if len(ones) > 1 else ""
    report.left_out(Location(first.path, first.line), f"the key {key!r}, which has no place here: {value}{more}")
