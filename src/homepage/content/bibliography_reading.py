"""What one entry says: its fields as plain text or markup, and the notes of what was assumed in reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.content.bibliography_fields import TEXT_FIELDS
from homepage.content.bibliography_notes import from_markdown, identified
from homepage.content.bibliography_types import as_patent
from homepage.errors import Location, Problem
from homepage.patterns import lazy
from homepage.source.latex import decode, to_html, unknown_macros, unset_formulas
from homepage.source.latex_journals import only_macro
from homepage.source.misread import misread, warning

if TYPE_CHECKING:
    from homepage.source.bibtex import Entry
    from homepage.source.bibtex_problems import Gathered

_TRUE = frozenset(("true", "yes", "1", "y", "on"))
_FALSE = frozenset(("false", "no", "0", "n", "off", ""))
_QUOTED = lazy(r'"[^"]*"|https?://\S+|\d+')


class Reading:
    """One entry being read; ``problems`` takes what was assumed, ``markup`` the HTML that plain text would lose."""

    def __init__(self, written: Entry, path: str, problems: Gathered) -> None:
        self.entry = identified(as_patent(written))
        self.path, self.problems = path, problems
        self.markup: dict[str, str] = {}

    def warn(self, message: str, line: int, hint: str = "", *, cause: str = "") -> None:
        """Note what was assumed; messages that differ only in what they quote have one cause."""
        problem = Problem(Location(self.path, line), f"{self.entry.key}: {message}", hint, warning=True)
        self.problems.add(problem, cause or _QUOTED.sub("", message))

    def report_unknown(self) -> None:
        """Note the commands of LaTeX and the formulas whose meaning does not reach the page."""
        fields = self.entry.fields
        for name in TEXT_FIELDS:
            value = fields.get(name, "")
            if ("\\" not in value and "$" not in value) or only_macro(value):
                continue
            line = self.entry.line_of(name)
            for macro in unknown_macros(value):
                outcome = "taken for a word" if macro.is_word else "only what it applies to is shown"
                message = f"\\{macro.name} in {name} is not known, {outcome}"
                self.warn(message, line, "write what it should say", cause=f"command {macro.name}")
            for formula in unset_formulas(value):
                message = f'the formula "{formula[:60]}" in {name} cannot be set, its TeX is shown'
                self.warn(message, line, "write it in commands that LaTeX has without packages", cause="formula")

    def report_misread(self) -> None:
        """Note the words whose letters were read through another code page before the file was saved."""
        for name, value in self.entry.fields.items():
            for word, meant in misread(value) if name in TEXT_FIELDS and not value.isascii() else ():
                told = warning(word, meant, Location(self.path, self.entry.line_of(name)))
                self.warn(told.message, told.location.line, told.hint, cause="misread")

    def text(self, *names: str) -> str | None:
        """The first of these fields as plain text, own or inherited."""
        return decode(self.entry.get(*names)) or None

    def own(self, *names: str) -> str | None:
        """The first of these fields as plain text, never an inherited one; al-folio has Markdown in them."""
        fields = self.entry.fields
        return next((text for name in names if (text := decode(from_markdown(fields.get(name, ""))))), None)

    def marked(self, name: str, value: str) -> str | None:
        """The value as plain text; its HTML goes to the markup when the text does not say it all."""
        if markup := to_html(value):
            self.markup[name] = markup
        return decode(value) or None

    def flag(self, name: str, *, default: bool) -> bool:
        """Whether a field says yes; ``default`` when it is empty."""
        value = self.entry.fields.get(name, "").strip('{} "').lower()
        if value in _TRUE:
            return True
        if value in _FALSE:
            return default if value == "" else False
        self.warn(f'{name} "{value[:40]}" is neither true nor false, read as true', self.entry.line_of(name))
        return True
