"""The abbreviation of a venue that its name holds: CVF writes it in brackets at the end, DBLP before the year."""

from __future__ import annotations

from homepage.patterns import lazy

_NAME = r"[A-Z][A-Za-z0-9&+-]{1,11}"
_IN_BRACKETS = lazy(rf"\(({_NAME}?)(?:[ '’-]?(?:(?:19|20)\d\d|\d\d))?\)\s*\.?$")
_BEFORE_YEAR = lazy(rf",\s({_NAME})\s(?:19|20)\d\d(?=,|$)")
# Publishers and countries stand in the same places.
_NO_VENUES = frozenset(
    ("ACM", "AAAS", "APS", "CVF", "EU", "IEEE", "IFIP", "IOP", "LNAI", "LNCS", "SIAM", "SPIE", "UAE", "UK", "US", "USA")
)


def abbreviation(name: str) -> str | None:
    """The abbreviation in the name of a journal or of proceedings; None when there is none beyond doubt.

    Half of its letters are capitals, two at least: NeurIPS, IJCV, not Oral.
    """
    match = _IN_BRACKETS.search(name) or _BEFORE_YEAR.search(name)
    if match is None or match[1] in _NO_VENUES:
        return None
    letters = [letter for letter in match[1] if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return match[1] if capitals >= 2 and 2 * capitals >= len(letters) else None
