"""What people mistype in YAML, told from the lines where reading stopped, in plain words.

The parser's own messages name its grammar. A person who writes YAML twice a year needs the place and the remedy.
"""

from __future__ import annotations

from typing import NamedTuple

from homepage.errors import Location, Problem
from homepage.patterns import lazy

BULLETS = "*•·–—−－＊"
_ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_KEY = r"[A-Za-z_][A-Za-z0-9_-]*"
_INDENT = r"[ \t]*(?:- +)*"
_KEY_BELOW = lazy(rf"{_INDENT}{_KEY}:(?:[ \t]|$)")
_KEY_ABOVE = lazy(rf"{_INDENT}{_KEY}:[ \t]+\S")
_GLUED = lazy(rf"(?P<before>{_INDENT})(?P<word>{_KEY})[ {_ODD_SPACES}]*(?P<sign>：|:[{_ODD_SPACES}]|:(?![ \t]|$|//))")
_VALUE = lazy(rf"(?P<before>{_INDENT}{_KEY}:[ \t]+|[ \t]*(?:- +)+)(?P<value>\S.*?)[ \t]*(?: #.*)?$")
_ODD_SPACE = lazy(f"[{_ODD_SPACES}]")
_NO_COLON = lazy(rf"{_INDENT}{_KEY}(?: +[^:]*)?")
_MARKDOWN = lazy(r"[*&!@`%]|[|>][ \t]+\w|\[[^\]]*\]\s*[^\s,#]|\{[^}]*\}\s*[^\s,#]")
_BRACES = lazy(rf"\{{ *(?P<key>{_KEY}): .*\}}")
_CURLY = tuple("“”„‟‘’‚«»‹›「」『』＂＇")
_ENDS = {"[": "]", "{": "}"}
NEVER_CLOSED = "a quotation mark or bracket is opened"  # stands for the messages of the parser that say so
_NEAR = 4  # lines: a mistake is noticed in the line that follows it, or after a blank one


class Slip(NamedTuple):
    """A mistake: its line and column in the text, both from 1, what it is, and what to write.

    ``repaired`` is the line without the mistake where that can be told, so that those after it are found too.
    """

    line: int
    column: int
    message: str
    hint: str
    repaired: str = ""

    def problem(self, path: str, first_line: int = 1) -> Problem:
        """The mistake as a problem of a file, in which the text begins in ``first_line``."""
        line = self.line + first_line - 1 if self.line else 0
        return Problem(Location(path, line, self.column), self.message, self.hint)


class Glued(NamedTuple):
    """A word at the start of a line that looks like a key and is none, for want of a colon and a space."""

    word: str
    line: int
    column: int
    sign: str
    repaired: str

    @property
    def slip(self) -> Slip:
        """The mistake in words."""
        message = f"a space is missing after '{self.word}:'"
        if self.sign.startswith("："):
            message = f"the colon after {self.word!r} is a full-width one, which makes no key"
        elif len(self.sign) > 1:
            message = f"the space after '{self.word}:' is {_name(self.sign[1])}, which makes no key"
        hint = f"write {self.word}: with an ordinary colon and a space"
        return Slip(self.line, self.column, message, hint, self.repaired)


def glued(line: str, number: int) -> Glued | None:
    """The word that begins a line and would be a key if an ordinary colon and a space followed it."""
    found = _GLUED.match(line)
    if not found:
        return None
    repaired = f"{found['before']}{found['word']}: {line[found.end() :].lstrip()}"
    return Glued(found["word"], number, found.start("sign") + 1, found["sign"], repaired)


def in_start(text: str, line: int, column: int) -> Slip | None:
    """What is wrong with a text where a key or a list was expected: an odd space, or an odd mark of a list."""
    if odd := _ODD_SPACE.search(text):
        return _odd_space(line, column + odd.start(), odd.group())
    if text.startswith(tuple(BULLETS)):
        return Slip(line, column, f"a list does not begin with {text[0]}", "begin it with a hyphen and a space: - ")
    if text.startswith("-"):
        return Slip(line, column, "a space is missing after the hyphen", "write it: - ")
    return None


def explain(message: str, text: str, line: int, column: int) -> Slip:
    """The mistake behind a message of the parser at a place of ``text``."""
    lines = text.split("\n")
    for number in range(min(line, len(lines)), max(line - _NEAR, 0), -1):
        if found := _in_line(lines[number - 1], number):
            return found
    at_line = lines[line - 1] if 0 < line <= len(lines) else ""
    if "mapping values" in message and (found := _colon(at_line, line, column) or _too_far(lines, line)):
        return found
    if found := _braces(at_line, line) or _first_sign(at_line, line) or _earlier(message, lines, line):
        return found
    if message == NEVER_CLOSED and (found := _open(at_line, line, column)):
        return found
    if "expected key" in message and (found := _after_quotes(at_line, line) or _item(at_line, line)):
        return found
    words, hint = next(((words, hint) for part, words, hint in _WORDS if part in message), _UNKNOWN)
    return Slip(line, column, f"not valid YAML: {words}", hint)


def _in_line(line: str, number: int) -> Slip | None:
    """A mistake that one line shows by itself."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        message, repaired = "a tab stands where the line is indented", line.expandtabs(2)
        return Slip(number, indent.index("\t") + 1, message, "indent with spaces", repaired)
    if odd := _ODD_SPACE.search(indent):
        return _odd_space(number, odd.start() + 1, odd.group())._replace(repaired=_ODD_SPACE.sub(" ", line))
    if line.lstrip(" ").startswith("-\t"):
        message, hint = "a tab follows the hyphen", "write a space after the hyphen"
        return Slip(number, line.index("-") + 2, message, hint, line.replace("\t", " "))
    if word := glued(line, number):
        return word.slip
    if line.lstrip().startswith(tuple(f"{mark} " for mark in BULLETS)):
        return in_start(line.lstrip(), number, len(indent) + 1)
    return _curly(line, number)


def _name(space: str) -> str:
    names = {"\u00a0": "a no-break space", "\u3000": "a full-width space"}
    return f"{names.get(space, 'no space of the space bar')} (U+{ord(space):04X})"


def _odd_space(line: int, column: int, space: str) -> Slip:
    return Slip(line, column, f"{_name(space)} stands here", "replace it by an ordinary space")


def _curly(line: str, number: int) -> Slip | None:
    """A value with a colon whose quotation marks are not those that quote in YAML."""
    found = _VALUE.match(line)
    if not found or not found["value"].startswith(_CURLY) or ": " not in found["value"]:
        return None
    inner = found["value"][1:-1] if found["value"].endswith(_CURLY) else found["value"]
    message = f"{found['value'][0]} is not a quotation mark of YAML, so the colon in this value makes a key"
    repaired = f"{found['before']}{quoted(inner)}"
    return Slip(number, found.start("value") + 1, message, f"write {repaired.lstrip()}", repaired)


def _earlier(message: str, lines: list[str], line: int) -> Slip | None:
    """A mistake of a line before the one where it is noticed: a key without its colon, a quotation mark left open."""
    number = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), 0)
    before = lines[number - 1] if number else ""
    if ("mapping values" in message or "expected ':'" in message) and _NO_COLON.fullmatch(before):
        column = len(before) - len(before.lstrip(" -")) + 1
        return Slip(number, column, "this line is not a key with a colon", "a key needs a colon and a space after it")
    for number in range(line - 1, 0, -1) if "expected key" in message else ():
        found = _VALUE.match(lines[number - 1])
        if found and found["value"].startswith('"') and found["value"].count('"') % 2:
            return _open(lines[number - 1], number, found.start("value") + 1)
    return None


def _open(line: str, number: int, column: int) -> Slip | None:
    """A quotation mark or bracket that nothing closes."""
    sign, found = line[column - 1 : column], _VALUE.match(line)
    if end := _ENDS.get(sign):
        hint = f"end it with {end}; a value that begins with {sign} must stand in quotes"
        return Slip(number, column, f"the bracket {sign} is opened here and not closed", hint)
    if sign not in ("'", '"'):
        return None
    hint = f"end the text with a {sign}"
    if found and found.start("value") == column - 1:
        hint += f" or write {found['before'].lstrip()}{quoted(found['value'][1:])}"
    return Slip(number, column, "a quotation mark is opened here and not closed", hint)


def _colon(line: str, number: int, column: int) -> Slip | None:
    """A colon in a value, where no key can be."""
    found = _VALUE.match(line)
    if found and column > found.start("value") + 1 and not found["value"].startswith(("'", '"', "[", "{")):
        repaired, message = (
            f"{found['before']}{quoted(found['value'])}",
            "a value with a colon and a space must stand in quotes",
        )
        return Slip(number, found.start("value") + 1, message, f"write {repaired.lstrip()}", repaired)
    return None


def _too_far(lines: list[str], number: int) -> Slip | None:
    """A key that begins to the right of the key above it, which has a value and so holds no other."""
    above = next((at for at in range(number - 1, 0, -1) if lines[at - 1].strip()), 0)
    line, before = lines[number - 1], _VALUE.match(lines[above - 1]) if above else None
    if not before or not _KEY_ABOVE.match(lines[above - 1]) or not _KEY_BELOW.match(line):
        return None
    indent, wanted = len(line) - len(line.lstrip(" ")), len(before["before"]) - len(before["before"].lstrip(" -"))
    if indent <= wanted or line.lstrip().startswith("- "):
        return None
    message = f"this key begins in column {indent + 1}, the key above it in column {wanted + 1}"
    return Slip(number, indent + 1, message, "begin both in the same column")


def _braces(line: str, number: int) -> Slip | None:
    """Keys and values in braces, one value of which holds a sign that ends it: {en: On {A}, zh: …}."""
    found = _VALUE.match(line)
    braces = _BRACES.fullmatch(found["value"]) if found else None
    if not found or not braces:
        return None
    if found["value"].count('"') % 2:
        return _open(line, number, line.rindex('"') + 1)
    message = "a value between braces holds a sign that means something in YAML"
    part = "part them by an ordinary comma, or " if "，" in found["value"] else ""
    hint = f'{part}put each value in quotes: {{{braces["key"]}: "…", …}}'
    return Slip(number, found.start("value") + 1, message, hint)


def _first_sign(line: str, number: int) -> Slip | None:
    """A value that begins with a sign of YAML, as Markdown often does: *emphasis*, [a link](…), `code`."""
    found = _VALUE.match(line)
    if not found or not _MARKDOWN.match(found["value"]):
        return None
    repaired = f"{found['before']}{quoted(found['value'])}"
    message = f"a value that begins with {found['value'][0]} must stand in quotes"
    return Slip(number, found.start("value") + 1, message, f"write {repaired.lstrip()}", repaired)


def _item(line: str, number: int) -> Slip | None:
    """An entry of a list where a key is expected: below another list, or in another column than its own."""
    bare = line.lstrip(" ")
    if not bare.startswith("- "):
        return None
    hint = "begin it below the other entries of its list, in their column"
    return Slip(number, len(line) - len(bare) + 1, "an entry of a list stands here among keys", hint)


def _after_quotes(line: str, number: int) -> Slip | None:
    """Text after the quotation mark that closed a value."""
    found = _VALUE.match(line)
    if not found or found["value"][0] not in "'\"":
        return None
    sign = found["value"][0]
    inner = found["value"][1:-1] if found["value"].endswith(sign) else found["value"]
    repaired, message = f"{found['before']}{quoted(inner)}", f"text follows the {sign} that closes this value"
    return Slip(number, found.start("value") + 1, message, f"write {repaired.lstrip()}", repaired)


def quoted(text: str) -> str:
    """A text in the quotation marks of YAML that need the least change in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


_ALIGN = "keys of one record must stand in one column, and so must the hyphens of one list"
_UNKNOWN = (
    "this line does not fit the lines before it",
    "look for a missing colon or quotation mark, or another indentation, in this line and the one before",
)
# Parts of the messages of libyaml and PyYAML, the more particular first.
_WORDS = (
    (
        "mapping values",
        "this line is indented more than the one it belongs to",
        "keys of one record must stand in one column; or quote a value with a colon",
    ),
    (NEVER_CLOSED, "a quotation mark or bracket is opened here and not closed", ""),
    (
        "but found another document",
        "a second document begins here",
        "one file holds one document: remove the line ---",
    ),
    (
        "found undefined alias",
        "a value begins with *, which YAML reads as the name of another value",
        "put the value in quotes",
    ),
    (
        "alphabetic or numeric",
        "a value begins with * or &, which mean something else in YAML",
        "put the value in quotes",
    ),
    (
        "duplicate anchor",
        "a value begins with &, which names a value in YAML, and the name is taken",
        "put the value in quotes",
    ),
    (
        "cannot start any token",
        "a value cannot begin with this character",
        "put a value that begins with @ ` or % in quotes; indent with spaces, not tabs",
    ),
    ("found a tab", "a tab stands where the line is indented", "indent with spaces"),
    ("expected ':'", "the line before is not a key with a colon", "a key needs a colon and a space after it"),
    ("escape", "a backslash in double quotes begins a code", "use single quotes for text with a backslash: '\\alpha'"),
    (
        "hexdecimal",
        "a backslash in double quotes begins a code",
        "use single quotes for text with a backslash: '\\alpha'",
    ),
    ("Unicode character", "a backslash in double quotes begins a code", "use single quotes for text with a backslash"),
    (
        "sequence entries are not allowed",
        "a list cannot begin in the line of its key",
        "begin it in the next line, with a hyphen",
    ),
    (
        "expected '-'",
        "this line begins in another column than the lines before it",
        _ALIGN,
    ),
    (
        "expected <block end>",
        "this line stands in another column than the keys before it",
        "keys of one record must stand in one column",
    ),
    (
        "expected key",
        "this line stands in another column than the keys before it",
        "keys of one record must stand in one column; quote a value with quotes inside",
    ),
    ("tag", "a value begins with !, which means something else in YAML", "put the value in quotes"),
    ("'!'", "a value begins with !, which means something else in YAML", "put the value in quotes"),
    ("directive", "a line begins with %, which means something else in YAML", "put the value in quotes"),
    ("document indicator", "a line --- or ... ends the text in quotes", "close the quotation mark before it"),
    ("<document start>", "this line belongs to no key", _ALIGN),
    (
        "node content",
        "a value is missing here, or begins with a sign of YAML",
        "put a value with brackets, commas or colons in quotes",
    ),
    ("unexpected ':'", "a colon in brackets makes a key", "put the value in quotes"),
    (
        "comment or line break",
        "text follows | or >, whose text begins in the next line",
        "begin the text in the next line, indented",
    ),
    ("indentation indicator", "| and > take no 0", "write | or > alone"),
    ("tab character where", "a tab stands where the line is indented", "indent with spaces"),
    ("whitespace", "a space is missing here", "put the value in quotes"),
)
