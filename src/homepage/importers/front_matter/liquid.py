"""Template code of Jekyll in a text: what it writes, and what of it shows nothing."""

from __future__ import annotations

import re

_SILENT = re.compile(
    r"\{%-?\s*(?:include\s+(?:base_path|toc|social|scripts?|bib_search)[^%]*|(?:end)?raw|details\s+|enddetails|tabs\s[^%]*|endtabs?|assign\s[^%]*)\s*-?%\}"
)
_DETAILS = re.compile(r"\{%-?\s*(?:details|tab\s+\S+)\s+(.*?)\s*-?%\}")
_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+([\w+#-]+)[^%]*-?%\}(.*?\n)[ \t]*\{%-?\s*endhighlight\s*-?%\}", re.DOTALL)
_POST = re.compile(r"\{%-?\s*(?:twitter|tweet|youtube|vimeo)\s+[\"']?(https?://[^\s\"'%]+)[^%]*%\}")
_LOOP = re.compile(r"\{%-?\s*for\b(?:(?!\{%-?\s*for\b).)*?\{%-?\s*endfor\s*-?%\}", re.DOTALL)
_FOR = re.compile(r"\{%-?\s*for\s+\w+\s+in\s+([\w.-]+)")
_OF_SITE = re.compile(r"[\w-]+|data\.[\w.-]+")  # collections, pages and data, not a value within one of them
_CAPTURE = re.compile(r"\{%-?\s*capture\s+(\w+)\s*-?%\}.*?\{%-?\s*endcapture\s*-?%\}", re.DOTALL)
_COLLECTIONS = ("publications", "talks", "teaching", "portfolio", "posts")
# What a page says where a list is empty, which it is not.
_EITHER = re.compile(
    r"\{%-?\s*if\s+(?:site|paginator)\.[^%]*-?%\}((?:(?!\{%-?\s*(?:if|else|endif)\b).)*)"
    r"(\{%-?\s*else\s*-?%\}(?:(?!\{%-?\s*(?:if|endif)\b).)*\{%-?\s*endif\s*-?%\})",
    re.DOTALL,
)
# A line that says when the page was made, which only the template knows.
_MADE = re.compile(
    r"^[ \t*_>(-]{0,9}([^\n{}:]{0,40}?)[ \t*_]{0,3}:?[ \t*_]{0,3}\{\{[^{}]*\bsite\.time\b[^{}]*\}\}[ \t*_.)]*$",
    re.MULTILINE,
)
_PLACE = re.compile(r"\{%-?\s*(link|post_url)\s+[\"']?([^\s%\"']+)[\"']?\s*-?%\}")


def without_loops(text: str) -> tuple[str, list[int]]:
    """A text without what the template makes of each of some pages, its lines in their places, and where that stood."""
    lines: list[int] = []
    while match := _LOOP.search(text):
        lines.append(text.count("\n", 0, match.start()))
        text = text[: match.start()] + "\n" * match.group().count("\n") + text[match.end() :]
    text = without_captures(text)
    return _EITHER.sub(lambda match: match.group(1) + "\n" * match.group(2).count("\n"), text), sorted(set(lines))


def without_times(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A text without lines that say when the page was made, and for each of these its line and its words."""
    if "site.time" not in text:
        return text, []
    found = [(text.count("\n", 0, match.start()), match.group(1)) for match in _MADE.finditer(text)]
    return _MADE.sub("", text), found


def without_captures(text: str) -> str:
    """A text without the words that template code keeps for itself: none of it writes the variable that holds them."""
    while match := next((one for one in _CAPTURE.finditer(text) if not _writes(text, one.group(1))), None):
        text = text[: match.start()] + "\n" * match.group().count("\n") + text[match.end() :]
    return text


def _writes(text: str, name: str) -> bool:
    return re.search(rf"(?:\{{\{{|\{{%-?\s*include\b)[^{{}}]*\b{name}\b", text) is not None


def told(text: str, line: int) -> str:
    """What a report says of the list that begins in a line of a text: what it is made of, and where that is now."""
    match = _FOR.search(text, len("".join(text.splitlines(keepends=True)[:line])))
    name = match.group(1) if match else ""
    assigned = re.search(rf"\{{%-?\s*assign\s+{re.escape(name)}\s*=\s*([\w.-]+)", text) if name else None
    name = (assigned.group(1) if assigned else name).removeprefix("site.")
    if name and not _OF_SITE.fullmatch(name):
        return f"a list that the template makes of values in the fields above the text ({name.rpartition('.')[2]})"
    what = f"a list that the template makes{f' of {name}' if name else ''}"
    return f"{what}, which have a section or pages of their own" if name in _COLLECTIONS else what


def with_contents(text: str) -> str:
    """A text in which tags that enclose or name something are that: words that unfold, code, a post."""
    if "{%" not in text:
        return text
    text = _DETAILS.sub(r"\n**\1**\n", text)
    return _POST.sub(r"[\1](\1)", _HIGHLIGHT.sub(r"```\1\2```", text))


def with_places(text: str) -> str:
    """A text in which tags that lead to files of the source are these."""
    return _PLACE.sub(_place_of, text) if "{%" in text else text


def _place_of(match: re.Match[str]) -> str:
    """The file that a tag of Jekyll leads to."""
    return f"/{match.group(2)}" if match.group(1) == "link" else f"/_posts/{match.group(2)}.md"


def silenced(text: str) -> str:
    """The text without template code that shows nothing: tags of blocks whose contents stand for themselves."""
    return _SILENT.sub("", text) if "{%" in text else text


def variable(expression: str) -> str | None:
    """What a piece of template code that writes a value writes: an address in quotes, the base of all addresses."""
    found = re.match(r"[\"']([^\"']*)[\"']\s*(?:\|\s*(?:prepend|relative_url|absolute_url|append).*)?$", expression)
    if found:
        return found.group(1)
    return "" if re.fullmatch(r"base_path|site\.(?:base)?url(?:\s*\|.*)?", expression) else None
