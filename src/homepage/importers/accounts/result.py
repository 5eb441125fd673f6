"""What the result of an import says, in the forms in which the source is compared with it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from homepage.importers import words
from homepage.importers.accounts import addresses
from homepage.importers.accounts.forms import form, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TEXTS = (".md", ".yaml", ".bib")
_VALUE = re.compile(r"^\s*(?:- )*(?:[\w-]+: +)?(.*?)\s*$", re.MULTILINE)
_RENTED = frozenset(("vercel.app", "github.io", "herokuapp.com", "netlify.app", "jsdelivr.net", "github.com"))
_FEW = 3  # words up to which all of a text may stand in the result by chance
_MOST = 0.8  # of a text must be found: marks and dates change their form


class Result:
    """The files of an imported site, the text of its built pages and the report: whether something stands in them."""

    def __init__(self, outputs: Mapping[str, bytes], shown: Iterable[str], notes: Iterable[str]) -> None:
        texts = [data.decode("utf-8", "replace") for path, data in outputs.items() if path.endswith(_TEXTS)]
        told = [*texts, *notes]
        self._text = unquote("\n".join(told).replace("\\", "")).casefold()
        self._names = {path.rsplit("/", 1)[-1].casefold() for path in outputs}
        self._counters = {host for note in told[len(texts) :] if "draws or counts by" in note for host in _hosts(note)}
        self._forms = {one for text in told for one in chain(forms(text), map(_of, addresses.of_markdown(text)))}
        streams = [words.of(text) for text in (*told, *shown)]
        self.words = {word for stream in streams for word in stream}
        self._values = {" ".join(words.of(value)) for text in texts for value in _values(text)}
        self._stream = "\n".join(f" {' '.join(stream)} " for stream in streams)
        self._runs = {run for stream in streams for run in _runs(stream)}

    def has_address(self, address: str) -> bool:
        """Whether a link to the same place stands in the result, or the report speaks of it or of its counter."""
        plain = re.sub(r"^mailto:", "", address, flags=re.IGNORECASE).partition("?subject")[0]
        known = form(address) in self._forms or unquote(plain).casefold() in self._text
        return known or not self._counters.isdisjoint(_hosts(address))

    def has_file(self, address: str) -> bool:
        """Whether a file of this name was taken over, or the report speaks of it."""
        name = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).rstrip("/").rsplit("/", 1)[-1].casefold()
        return name in self._names or name in self._text

    def has_most_words(self, text: str) -> bool:
        """Whether most words of a text stand in the result, wherever: names and dates are written anew."""
        found = words.of(text)
        return sum(word in self.words for word in found) >= _MOST * len(found)

    def has_value(self, text: str) -> bool:
        """Whether a text is a value of its own in the result, or the name of a person within an address."""
        return " ".join(words.of(text)) in self._values

    def has_words(self, text: str) -> bool:
        """Whether the words of a text stand in the result, one after the other."""
        found = words.of(text)
        runs = _runs(found)
        if f" {' '.join(found)} " in self._stream or (len(found) > _FEW and all(word in self.words for word in found)):
            return True
        return bool(runs) and sum(run in self._runs for run in runs) >= _MOST * len(runs)


def _hosts(text: str) -> set[str]:
    """The last two parts of the hosts in a text, without those that rent out the part before."""
    return set(re.findall(r"//(?:[\w-]+\.)*([\w-]+\.\w+)(?=[/:?#\s]|$)", text.lower())) - _RENTED


def _of(address: addresses.Address) -> str:
    return form(address.text)


def _values(text: str) -> Iterator[str]:
    """What stands alone in a line of YAML, or in a list on it; names of users stand at the end of addresses."""
    for match in _VALUE.finditer(text):
        yield match[1]
        yield from re.split(r", ", match[1].strip("[]"))
        if "://" in match[1]:
            yield from re.split(r"[/=?&@\"]+", unquote(match[1]))


def _runs(found: list[str]) -> list[tuple[str, ...]]:
    return list(zip(found, found[1:], found[2:], strict=False))
