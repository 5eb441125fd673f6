"""The headings that the HugoBlox theme itself writes over lists, in the languages of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.importers.front_matter.pages import per_language
from homepage.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

# What our own words have under another name, or not at all.
_OURS = {
    "Interests": "section_interests",
    "Awards": "section_awards",
    "Publications": "section_publications",
    "News": "section_news",
    "Talks": "section_talks",
    "Courses": "section_courses",
    "Projects": "section_projects",
    "Posts": "section_posts",
    "People": "section_members",
    "Teaching": "section_courses",
    "All publications": "all_publications",
}
_MORE = {
    "Education": {
        "de": "Ausbildung",
        "es": "Educación",
        "fr": "Formation",
        "ja": "学歴",
        "ko": "학력",
        "zh": "教育经历",
    },
    "Experience": {
        "de": "Berufserfahrung",
        "es": "Experiencia",
        "fr": "Expérience",
        "ja": "職歴",
        "ko": "경력",
        "zh": "工作经历",
    },
    "Skills": {
        "de": "Fähigkeiten",
        "es": "Habilidades",
        "fr": "Compétences",
        "ja": "スキル",
        "ko": "기술",
        "zh": "技能",
    },
    "Languages": {"de": "Sprachen", "es": "Idiomas", "fr": "Langues", "ja": "言語", "ko": "언어", "zh": "语言"},
    "Selected publications": {
        "de": "Ausgewählte Veröffentlichungen",
        "es": "Publicaciones seleccionadas",
        "fr": "Publications choisies",
        "ja": "主要論文",
        "ko": "주요 논문",
        "zh": "代表论文",
    },
    "Contact": {"de": "Kontakt", "es": "Contacto", "fr": "Contact", "ja": "連絡先", "ko": "연락처", "zh": "联系方式"},
}


class Headings:
    """Headings of ours in the languages of a site, the main one first."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)

    def __call__(self, name: str) -> str:
        """A heading, by its name in English; in each language where a site has several."""
        return per_language(dict.fromkeys(self.languages, name) | self._known(name))

    def _known(self, name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for tag in self.languages:
            word = (table(tag) or {}).get(_OURS.get(name, "")) if tag != "en" else name
            word = word if isinstance(word, str) else _MORE.get(name, {}).get(tag)
            found |= {tag: word} if word else {}
        return found
