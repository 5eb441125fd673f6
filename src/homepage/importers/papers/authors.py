"""Which words of a publication are its authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.importers.papers.draft import BAR, Draft, stripped
from homepage.importers.papers.venues import is_venue
from homepage.importers.prose.dates import drop
from homepage.importers.prose.names import author_list, holds, turned
from homepage.importers.prose.runs import Run, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.site.names import Identity

_EDITORS = re.compile(r"[\s.,]*[(（]\s*((?:Hrsg|Hg|Eds?|Éds?)\.?)\s*[)）]", re.IGNORECASE)


def find_authors(draft: Draft, owner: Identity) -> None:
    """Take the list of authors out of the lines: the one with the own name, else the first."""
    if draft.authors:
        return
    lists = [(at, found) for at, line in enumerate(draft.rest) if (found := author_list(stripped(line)))]
    own = [one for one in lists if holds(one[1].authors, owner)]
    several = [one for one in lists if len(one[1].authors) > 1]
    alone = [(at, found) for at, found in lists[:1] if at == 0 and draft.title and _is_alone(found.rest, draft.rest[0])]
    if not (own or several or alone):
        return
    at, found = (own or several or alone)[0]
    draft.authors, draft.others = turned(found.authors), found.others
    rest = _without_year(found.rest, draft)
    draft.rest[at : at + 1] = [rest] if plain(rest).strip(BAR) else []


def _without_year(rest: list[Run], draft: Draft) -> list[Run]:
    """What follows the authors, without the year in brackets that it begins with."""
    text = "".join(run.text for run in rest)
    if editors := _EDITORS.match(text):
        draft.notes.append(editors.group(1))
        rest = drop(rest, editors.end())
        text = text[editors.end() :]
    year = re.match(r"[\s.,]*[(（]\s*((?:19|20)\d\d)[a-z]?\s*[)）][.,:\s]*", text)
    if year is None or draft.year:
        return rest
    draft.year = year.group(1)
    return drop(rest, year.end())


def _is_alone(rest: Sequence[Run], line: Sequence[Run]) -> bool:
    """Whether a line is one name and no venue, as that of a team is."""
    text = plain(line)
    return not plain(rest).strip(BAR) and len(text.split()) > 1 and not is_venue(text) and not line[0].em
