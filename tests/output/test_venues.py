"""Badges of venues: their colour and their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.build import produce
from homepage.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Site = Callable[[dict[str, str]], Path]

BIB = "@inproceedings{k, title={T}, author={Example, Ada}, booktitle={Conference}, year={2024}, abbr={COE}}\n"


def _style(outputs: dict[str, bytes]) -> bytes:
    return b"".join(data for path, data in outputs.items() if path.startswith("assets/theme."))


def test_a_badge_leads_to_its_venue_and_has_its_colour(site: Site) -> None:
    venues = 'COE: {color: "#FFCC00", url: "https://coe.example/"}\n'
    outputs = produce(site({"content/publications.bib": BIB, "content/venues.yaml": venues})).outputs
    badge = b'<a class="tag venue-coe" href="https://coe.example/">COE 2024</a>'
    assert badge in outputs["index.html"]
    assert b".tag.venue-coe { background: #ffcc00; color: #000000; }" in _style(outputs)


def test_a_badge_without_a_colour_is_plain(site: Site) -> None:
    venues = "COE: Conference on Examples\n"
    outputs = produce(site({"content/publications.bib": BIB, "content/venues.yaml": venues})).outputs
    assert b'<span class="tag">COE 2024</span>' in outputs["index.html"]


def test_a_colour_that_is_none_is_an_error(site: Site) -> None:
    with pytest.raises(ContentError, match="'red' is not a colour"):
        produce(site({"content/publications.bib": BIB, "content/venues.yaml": "COE: {color: red}\n"}))
