"""What a section is about, by its heading."""

from __future__ import annotations

import pytest

from homepage.importers.prose.kinds import kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Working Papers and Papers Under Review", "publications"),
        ("Peer-reviewed articles", "publications"),
        ("Works in progress", "publications"),
        ("Proceedings", "publications"),
        ("Journal reviewing", "service"),
        ("Reviewer", "service"),
        ("Work experience", "experience"),
        ("Veröffentlichungen", "publications"),
        ("Vorträge", "talks"),
        ("Lehre", "courses"),
        ("Ausbildung", "education"),
        ("Enseignement", "courses"),
        ("Prix et distinctions", "awards"),
        ("Actualités", "news"),
        ("Expérience professionnelle", "experience"),
        ("Formation", "education"),
        ("Experiencia", "experience"),
        ("获奖情况", "awards"),
        ("Capítulos de libro", "publications"),
        ("Artículos en revistas científicas (selección)", "publications"),
        ("Livres et chapitres", "publications"),
        ("Bücher", "publications"),
        ("Hobbies", ""),
        ("Information", ""),
        ("Informations", ""),
    ],
)
def test_headings_say_what_a_section_is_about(title: str, expected: str) -> None:
    assert kind(title) == expected
