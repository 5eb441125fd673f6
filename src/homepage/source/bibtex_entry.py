"""One entry of a bibliography, field by field, however it breaks the grammar.

The grammar is BibTeX's ("Designing BibTeX Styles", and pybtex's parser, with which it agrees on clean files). What an
entry does against it is recorded as a `Fault` where it happens, and reading goes on at the next thing that looks like
a field, so that one slip never costs a whole entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.patterns import lazy
from homepage.source.bibtex_blocks import (
    Block,
    Fault,
    Field,
    Part,
    balanced,
    balanced_end,
    line_end,
    quoted_end,
    shortened,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = r"[^\s\"#%'(),={}@\\]+"
_FIELD = lazy(rf"({_NAME})\s*=\s*")
_FIELD_WITHOUT_SIGN = lazy(rf"({_NAME})\s*(?=[{{\"])")
_KEY = lazy(r"\s*([^\s,{}=\"]+)\s*(,|(?=[})]))")
_LOOSE_KEY = lazy(r"\s*([^,{}=\"\n]*?)[ \t]*(,|(?=[})])|\n|$)")
# Three levels of braces cover nearly every value; deeper ones are counted one brace at a time.
_BRACED = lazy(r"\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}")
_QUOTED = lazy(r'"([^"{}]*+)"')
_WORD = lazy(r"[^\s,{}\"#=@]+")
_REST_OF_WORDS = lazy(r"[^,{}\"\n#]*")
_SPACE = lazy(r"[\s,]*")
_BLANK = lazy(r"\s*")
_RESUME = lazy(rf"(?:,|\n)\s*(?={_NAME}\s*=)")
_CLOSING_LINE = lazy(rf"([}}\"])[ \t]*,?[ \t]*(?=\n\s*(?:{_NAME}\s*=|[}})]|@)|\n?\s*\Z)")
_SWALLOWED = lazy(rf"[}}\"]?[ \t]*,[ \t]*\n\s*(?={_NAME}\s*=\s*[{{\"\w])")
# Fields that nearly every entry has: one of them begins a field wherever it stands in a value that is never closed.
_USUAL = r"(?i:author|editor|title|journal(?:title)?|booktitle|year|date|month|volume|number|pages|publisher|doi|url)"
_SWALLOWED_USUAL = lazy(rf"[}}\"]?\s*,\s*(?={_USUAL}\s*=\s*[{{\"\d])|\s*\n\s*(?={_USUAL}\s*=\s*[{{\"\d])")
_LAST_QUOTE = lazy(r'.*"(?=\s*,?\s*\Z)')
_GOES_ON = lazy(rf"\s*(?:,\s*(?:{_NAME}\s*=|[}})])|[}})])")
# How far past the next entry's start a value may run and still be believed (code listings in abstracts do).
_BELIEVED = 20_000


class EntryScanner:
    """Reads one entry from its opening bracket on."""

    def __init__(self, text: str, at: int, kind: str, opening: int, boundary: Callable[[int], int]) -> None:
        self.text, self.boundary = text, boundary
        self.closing = "}" if self.text[opening] == "{" else ")"
        self.position = opening + 1
        self.limit = boundary(at)
        self.block = Block(type=kind, start=at, end=opening + 1)

    def read(self) -> Block:
        """The entry as far as it goes; its end is where reading should go on."""
        if self.block.type != "string":
            self._key()
        while self._field():
            pass
        self.block.end = self.position
        return self.block

    def _fault(self, position: int, cause: str, message: str, hint: str = "") -> None:
        self.block.faults.append(Fault(position, message, hint, cause=cause))
        self.block.rewritten = True

    def _key(self) -> None:
        block, match = self.block, _KEY.match(self.text, self.position, self.limit)
        if match is None:
            self._loose_key()
            return
        block.key, block.key_start, block.key_end = match.group(1), match.start(1), match.end(1)
        self.position = match.end()

    def _loose_key(self) -> None:
        """A key with spaces in it, without a comma after it, or none at all."""
        block, start = self.block, self.position
        block.key_start = block.key_end = start
        if _FIELD.match(self.text, _BLANK.match(self.text, start, self.limit).end(), self.limit):  # type: ignore[union-attr]
            block.rewritten = True
            return
        match = _LOOSE_KEY.match(self.text, start, self.limit)
        if match is None:
            return
        block.key, block.key_start, block.key_end = match.group(1), match.start(1), match.end(1)
        self.position = match.end()
        if block.key and match.group(2) not in {",", ""}:
            self._fault(
                block.key_end, "comma after key", f"a comma is missing after the key {block.key}, one was assumed"
            )

    def _field(self) -> bool:
        """Read one field, or whatever stands in its place; False at the end of the entry."""
        text, limit = self.text, self.limit
        start = _SPACE.match(text, self.position, limit).end()  # type: ignore[union-attr]
        if start >= limit:
            return self._unclosed(start)
        if match := _FIELD.match(text, start, limit):
            self._value(match.group(1).lower(), start, match.end())
            return True
        self.position = start
        character = text[start]
        if character == self.closing:
            return self._closed(start)
        if character == "%":
            return self._comment_line(start)
        if match := _FIELD_WITHOUT_SIGN.match(text, start, limit):
            self._fault(start, "equals", f"no = after {match.group(1)}, one was assumed")
            self._value(match.group(1).lower(), start, match.end())
            return True
        return self._junk(start)

    def _closed(self, start: int) -> bool:
        """The closing bracket; one brace too many in a value looks like it, but a field follows."""
        after = _SPACE.match(self.text, start + 1, self.limit).end()  # type: ignore[union-attr]
        more = _FIELD.match(self.text, after, self.limit)
        if more is None or "," not in self.text[start + 1 : after]:
            self.position = start + 1
            return False
        self._fault(start, "bracket too many", f"one closing bracket too many before {more.group(1)}, left out")
        self.position = after
        return True

    def _unclosed(self, start: int) -> bool:
        if self._gives_back():
            return True
        self.position = min(start, self.limit)
        last = self.limit
        while last > self.block.start + 1 and self.text[last - 1].isspace():
            last -= 1
        name = self.block.key or "this entry"
        line = self.text.count("\n", 0, self.block.start) + 1
        self._fault(
            last - 1, "", f"the closing brace of {name}, opened on line {line}, is missing, one was assumed here"
        )
        return False

    def _gives_back(self) -> bool:
        r"""Cut a value that took the fields after it for itself, and go on with the first of them.

        `note = {Taylor {{\&} Francis},` closes with the entry's own brace, so that only the end of the
        entry shows the fault.
        """
        for index in reversed(range(len(self.block.fields))):
            field = self.block.fields[index]
            cut = _first_cut(self.text, field.value_start, field.value_end)
            if cut is None or self.text[field.value_start] not in '{"':
                continue
            del self.block.fields[index:]
            value = balanced(self.text[field.value_start + 1 : cut.start()].strip())
            self.block.fields.append(
                Field(
                    name=field.name,
                    parts=(Part("text", value),),
                    start=field.start,
                    end=cut.end(),
                    value_start=field.value_start,
                    value_end=cut.start(),
                )
            )
            self._fault(
                field.start, "", _never_closed(self.text[field.value_start], field.name, "before the next field")
            )
            self.position = cut.end()
            return True
        return False

    def _comment_line(self, start: int) -> bool:
        end = min(line_end(self.text, start), self.limit)
        line = self.text[start:end].strip()
        self._fault(
            start, "percent", f"a line that begins with % inside an entry was left out: {shortened(line.rstrip(','))}"
        )
        self.position = end
        return True

    def _junk(self, start: int) -> bool:
        """Text that is no field: left out up to the next field or the end of the entry."""
        position, closes = start, True
        while position < self.limit and (character := self.text[position]) != self.closing:
            if character == "{" and closes:
                end = balanced_end(self.text, position, self.limit)
                position, closes = end or position + 1, end is not None
            elif character in ",\n" and (match := _RESUME.match(self.text, position, self.limit)):
                position = match.end()
                break
            else:
                position += 1
        lost = self.text[start:position].strip().rstrip(",").strip()
        self._fault(start, "", f"this is not a field and was left out: {shortened(lost)}", "write name = {value},")
        self.position = max(position, start + (self.text[start] != self.closing))
        return True

    def _value(self, name: str, start: int, value_start: int) -> None:
        parts: list[Part] = []
        position = end = value_start
        while True:
            part, end = self._part(name, position, first=not parts)
            parts.extend(part)
            after = _BLANK.match(self.text, end, max(self.limit, end)).end()  # type: ignore[union-attr]
            if not part or self.text[after : after + 1] != "#":
                break
            position = _BLANK.match(self.text, after + 1).end()  # type: ignore[union-attr]
        stop = self._after_value(name, end, after)
        self.block.fields.append(
            Field(name=name, parts=tuple(parts), start=start, end=stop, value_start=value_start, value_end=end)
        )
        self.position = stop

    def _after_value(self, name: str, end: int, after: int) -> int:
        """Step over the comma, or note that it is missing."""
        following = self.text[after : after + 1] if after < self.limit else ""
        if following == ",":
            return after + 1
        if following not in {"", self.closing, "%"} and _FIELD.match(self.text, after, self.limit):
            self._fault(end, "comma", f"a comma is missing after {name}, one was assumed")
        return end

    def _part(self, name: str, position: int, *, first: bool) -> tuple[list[Part], int]:
        """One piece of a value and the position after it; no piece where none stands."""
        character = self.text[position : position + 1] if position < self.limit else ""
        if character == "{":
            return self._braced(name, position)
        if character == '"':
            return self._quoted(name, position)
        match = _WORD.match(self.text, position, self.limit) if character not in {"", self.closing} else None
        if match is None:
            self._fault(position, "no value", f"{name} has no value" if first else f"nothing follows # in {name}")
            return [], position
        return self._unquoted(name, match)

    def _braced(self, name: str, position: int) -> tuple[list[Part], int]:
        if match := _BRACED.match(self.text, position, self.limit):
            return [Part("text", match.group(1))], match.end()
        end = balanced_end(self.text, position, self.limit) or self._believed(position)
        if end is None:
            return self._unfinished(name, position, "{")
        return [Part("text", self.text[position + 1 : end - 1])], end

    def _believed(self, position: int) -> int | None:
        """The end of a value that holds what looks like another entry, such as a listing of a program."""
        far = min(len(self.text), self.limit + _BELIEVED)
        end = balanced_end(self.text, position, far)
        if end is None or not _GOES_ON.match(self.text, end):
            return None
        self.limit = self.boundary(end)
        return end

    def _quoted(self, name: str, position: int) -> tuple[list[Part], int]:
        match = _QUOTED.match(self.text, position, self.limit)
        end = match.end() if match else quoted_end(self.text, position, self.limit)
        if end is None:
            return self._unfinished(name, position, '"')
        if self._follows_value(end):
            return [Part("text", self.text[position + 1 : end - 1])], end
        stop = min(line_end(self.text, position), self.limit)
        last = _LAST_QUOTE.match(self.text, position, stop)
        if last is None or last.end() <= end:
            return [Part("text", self.text[position + 1 : end - 1])], end
        self._fault(
            position,
            "quotes within quotes",
            f"{name} has quotation marks within quotation marks, kept as text",
            "use braces around it",
        )
        return [Part("text", balanced(self.text[position + 1 : last.end() - 1]))], last.end()

    def _follows_value(self, end: int) -> bool:
        after = _BLANK.match(self.text, end).end()  # type: ignore[union-attr]
        return after >= self.limit or self.text[after] in ",#%" + self.closing or "\n" in self.text[end:after]

    def _unfinished(self, name: str, position: int, opening: str) -> tuple[list[Part], int]:
        """A value whose bracket never closes ends where a line looks like the end of a value."""
        closing = _CLOSING_LINE.search(self.text, position + 1, self.limit)
        swallowed = _first_cut(self.text, position + 1, self.limit)
        match = min(filter(None, (swallowed, closing)), key=re.Match.start, default=None)
        if match is None:
            end = self._line_of_value(position)
            value_end = end
        else:
            value_end = end = match.start()
            end += self.text[end] in '}"'
        until = "before the next field" if match is not None and match is swallowed else "with the line"
        self._fault(position, "", _never_closed(opening, name, until))
        return [Part("text", balanced(self.text[position + 1 : value_end].strip()))], end

    def _line_of_value(self, position: int) -> int:
        end = min(line_end(self.text, position), self.limit)
        while end > position + 1 and self.text[end - 1] in " \t,})":
            end -= 1
        return end

    def _unquoted(self, name: str, match: re.Match[str]) -> tuple[list[Part], int]:
        word, end = match.group(), match.end()
        if self.closing == ")" and word.endswith(")"):
            word, end = word[:-1], end - 1
        if word.isascii() and word.isdigit():
            return [Part("number", word)], end
        rest = _REST_OF_WORDS.match(self.text, end, self.limit)
        more = rest.group().strip() if rest else ""
        if more and self.closing not in more and not re.search(r"[=@]", more):
            word, end = f"{word} {more}", end + len(rest.group().rstrip())  # type: ignore[union-attr]
        elif re.fullmatch(r"[A-Za-z!$&*+./:;<>?\[\]^_`|~-][\w!$&*+./:;<>?\[\]^`|~-]*", word) and "://" not in word:
            return [Part("word", word)], end
        self._fault(
            match.start(),
            "without braces",
            f"the value of {name} stands without braces, taken as text: {shortened(word)}",
        )
        return [Part("text", word)], end


def _first_cut(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where a value that is never closed has taken the field after it for itself."""
    found = (pattern.search(text, start, end) for pattern in (_SWALLOWED, _SWALLOWED_USUAL))
    return min(filter(None, found), key=re.Match.start, default=None)


def _never_closed(opening: str, name: str, until: str) -> str:
    sign = "brace" if opening == "{" else "quotation mark"
    return f"the {sign} that opens {name} is never closed, its value was taken to end {until}"
