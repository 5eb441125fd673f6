"""What tells the words of a venue from those of a title or a remark."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# A name with a volume after it, and pages: Small Groups, 55, 560-594.
_NUMBERED = re.compile(
    r"[^\W\d_][^.:;]{3,80},?\s+\d{1,3}(?:\s*\([\d–-]+\))?(?:[,:]\s*(?:S\.|pp?\.)?\s*\d+\s*[–-]\s*\d+)?"
)
_VENUE = re.compile(
    r"\b(?:proceedings|proc\.|conference|symposium|workshop|transactions|trans\.|journal|letters|magazine|arxiv|preprint|"
    r"in press|under review|submitted|accepted|to appear|published|springer|elsevier|nature|science|press|thesis|"
    r"dissertation|technical report|annals|advances in|"
    r"volume|vol\.?\s?\d+|pp?\.\s?\d+)\b|会议|学报|期刊|大学学报|出版社",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*|[A-Z]{2,})(?:[/ -][A-Za-z]+){0,4}[\s,'’-]*(?:(?:19|20)?\d\d)?")
_STATUS = re.compile(
    r"under review|submitted to|in submission|accepted (?:as|by|to|at|in|for)\b|to appear|in press|"
    r"\barxiv\b|\bpreprint\b|"
    r"在投|审稿",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:proceedings|proc\.|"
    r"(?:conference|workshop|symposium|transactions|trans\.|journal|letters|annals|lecture notes) (?:on|of|in)|"
    r"international (?:conference|journal|workshop|symposium))(?!\w)|学报|会议|期刊|"
    r"[,，]\s*(?:19|20)\d\d\W*$",
    re.IGNORECASE,
)
_ACRONYM_YEAR = re.compile(
    r"(?:[A-Z][\w&/.-]*\s+){0,4}[A-Z][\w&/.-]*[\s,'’-]*(?:19|20)\d\d\b|[A-Z][A-Za-z]*[A-Z&][A-Za-z]*['’\s-]*\d\d\b"
    r"|[A-Z]{2,}(?:\s[A-Z]{2,})*$"
)
_LONGEST = 12  # words of a venue beside a badge
_FACTOR = re.compile(r"\bIF\s*[=:：]\s*\d|\b(?:JCR|SCI|SSCI)\b\W*Q[1-4]\b", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"proceedings|conference|workshop|symposium", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|we|our|has|have|can|this|it)\b", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Whether words are a sentence that says something of a paper, not a name."""
    return bool(_VERB.search(text))


def is_venue(text: str) -> bool:
    """Whether words say where something appeared."""
    text = text.strip(" .,。")
    if not text or len(text) > 300 or (is_sentence(text) and not _STATUS.search(text)):
        return False
    brief = len(text.split()) <= 8 and ": " not in text
    acronym = _ACRONYM.match(text) if brief else None
    dated = YEAR.search(text) and len(text) < 120
    return bool(_VENUE.search(text) or acronym or dated or _NUMBERED.fullmatch(text))


def names_series(text: str) -> bool:
    """Whether words that could be a name have one of those by which journals and meetings call themselves."""
    return bool(_VENUE.search(text))


def only_describes(text: str) -> bool:
    """Whether words beside a badge, which says where something appeared, say rather what it is about."""
    named = _VENUE.search(text) and len(text.split()) <= _LONGEST
    return not (named or YEAR.search(text) or is_only_venue(text))


def is_only_venue(text: str) -> bool:
    """Whether words can hardly be a title: they name a venue as bibliographies do, or are its acronym and year."""
    text = text.strip(" .,。")
    brief = len(text.split()) <= 6 and ":" not in text and "?" not in text
    return bool(
        _FACTOR.search(text) or _STATUS.search(text) or _SERIES.search(text) or (brief and _ACRONYM_YEAR.match(text))
    )


def is_proceedings(text: str) -> bool:
    """Whether words name the proceedings of a meeting."""
    return bool(_PROCEEDINGS.search(text))
