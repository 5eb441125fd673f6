"""What is wrong in a template, in the words of its author rather than in those of the template language's parser."""

from __future__ import annotations

import re

_PATTERNS = (
    (
        r"Encountered unknown tag '(\w+)'.*The innermost block that needs to be closed is '(\w+)'.*",
        r"{% \1 %} stands here before the {% \2 %} above is closed with {% end\2 %}",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"there is no tag {% \1 %}"),
    (
        r"Unexpected end of template.*The innermost block that needs to be closed is '(\w+)'.*",
        r"{% \1 %} is not closed with {% end\1 %}",
    ),
    (r"No (filter|test) named '(\w+)'.*", r"there is no \1 '\2'"),
    (r"'(\w+)' is undefined", r"there is nothing called '\1' here"),
    (r"'homepage\.[\w.]*?(\w+) object' has no attribute '(\w+)'", r"\1 has no field '\2'"),
    (r"'([\w. ]+) object' has no attribute '(\w+)'", r"\1 has no field '\2'"),
    (r"[Ee]xpected an expression, got '(end of .*|end)'", r"a value is missing before the \1"),
    (r"[Ee]xpected an expression, got '(.*)'", r"a value is missing before '\1'"),
    (r"expected token '(.*)', got '(.*)'", r"'\2' stands where '\1' should"),
    (r"unexpected end of template, expected '(.*)'.*", r"the file ends where '\1' should stand"),
    (r"unexpected '(.*)', expected '(.*)'", r"'\1' stands where '\2' should"),
    (r"unexpected (?:char )?'(.*?)'.*", r"'\1' does not belong here"),
    (r"block '(.*)' defined twice", r"{% block \1 %} stands here for the second time"),
    (r"(\w+)\(\) missing \d+ required .* arguments?: (.*)", r"\1() needs \2"),
    (r"(?:Missing end of comment tag)", r"{# is not closed with #}"),
)


def said(message: str) -> str:
    """A message of the template language in plain words; one that is not known is kept behind plain words."""
    line = " ".join(message.split())
    for pattern, words in _PATTERNS:
        if found := re.fullmatch(pattern, line):
            return found.expand(words)
    return line if line.startswith("there is no ") else f"this line of the template cannot be used: {line}"
