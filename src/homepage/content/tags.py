"""Language tags: in names of files, which of them serves a language, and what is meant by a wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.languages import forms
from homepage.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

TAG = lazy(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def nearest(language: str, tags: Iterable[str]) -> str | None:
    """The one among ``tags`` that serves a language: itself, or one of the same main language; None when none does."""
    found = None
    for tag in tags:
        if tag == language:
            return tag
        if found is None and tag.partition("-")[0] == language.partition("-")[0]:
            found = tag
    return found


def parted(name: str) -> tuple[str, str]:
    """The name of a Markdown file without its ending and tag, and the tag: bio and zh; no tag when it has none."""
    whole = name.removesuffix(".md")
    stem, _, tag = whole.rpartition(".")
    return (stem, tag) if stem and TAG.fullmatch(tag) else (whole, "")


def remedy(word: str, otherwise: str) -> str:
    """A hint naming the tag of the language that a word stands for; ``otherwise`` when it stands for none."""
    code = forms.meant(word)
    return f"did you mean {code}?" if code else otherwise
