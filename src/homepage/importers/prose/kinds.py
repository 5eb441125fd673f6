"""What a section of a page is about, told by the words of its heading, and by its blocks where these say nothing."""

from __future__ import annotations

import re

# The words of headings: English and Chinese, then German, French and Spanish.
_WORDS = {
    "news": (
        r"\bnews\b|updates?\b|latest|what.?s new|announcement|动态|新闻|最新",
        r"neuigkeiten|aktuelles|actualit[ée]s?|noticias",
    ),
    "patents": (r"patent|专利", r"brevet"),
    "talks": (
        r"\btalks?\b|presentation|seminar|invited|lectures? given|讲座|报告",
        r"vorträge|exposés?\b|conférences données|présentations|ponencias|charlas",
    ),
    "courses": (
        r"teaching|courses?\b|教学|课程",
        r"\blehre\b|lehrveranstaltung|enseignement|docencia|enseñanza|\bcours\b",
    ),
    "service": (
        r"service|^(?:session |area )?chairs?$|(?<!under )\breview(?:s|ers?|ing)?\b|academics? and|committee",
        r"professional activit|academic activit",
        r"学术服务|学术兼职|学术任职|审稿",
        r"gutachter",
    ),
    "publications": (
        r"publication|\bpapers?\b|preprint|manuscript|selected works?|articles?\b|conference|journals?\b|books?\b",
        r"thesis|\bproceedings\b|\bunder review\b|\bwork(?:s|ing)? in progress\b|论文|发表|著作|成果",
        r"publikation|veröffentlichung|publicaciones|publicações|pubblicazion|artículos?\b|artigos?\b|articoli\b",
        r"^libros?\b|^livros?\b|^libri\b|capítulos? de libros?|^livres?\b|chapitres?\b|^bücher\b|buchbeiträge|aufsätze",
    ),
    "awards": (
        r"awards?\b|honou?rs?\b|scholarship|prizes?|fellowship|荣誉|获奖|奖励|奖|竞赛",
        r"auszeichnung|\bpreise\b|\bprix\b|distinctions?\b|premios",
    ),
    "education": (
        r"educat|eduction|academic background|studies\b|教育|学历",
        r"ausbildung|studium|^formation\b|educación|formación",
    ),
    "experience": (
        r"experience|employment|intern|\bwork\b|career|appointment|positions?\b|经历|工作|实习|任职",
        r"werdegang|berufserfahrung|expérience|experiencia|parcours|^trayectoria",
    ),
    "interests": (
        r"interests?\b|^research(?:es)?$|research (?:areas?|topics?|directions?)|研究方向|研究兴趣",
        (
            r"^forschung$|^recherches?$|^investigación$|^pesquisa$|axes de recherche|líneas de investigación|"
            r"forschungsinteressen|forschungsschwerpunkte|thèmes de recherche|intérêts"
        ),
    ),
    "about": (
        r"^about|^welcome\b|\bbio\b|biography|^home$|^hi\b|^hello|关于|个人简介|简介",
        r"^über(?: mich)?$|^über mich|^willkommen|^bienvenue|^bienvenid|à propos|^sobre m[ií]",
    ),
}


def kind(title: str) -> str:
    """The kind of a section by its heading; empty when the heading does not say."""
    lower = title.lower().strip()
    if re.search(
        r"research\s+(?:project|grant|group|team)|project|grants?\b|funding|students?\b|member|项目|基金", lower
    ):
        return ""
    return next((name for name, patterns in _WORDS.items() if re.search("|".join(patterns), lower)), "")


def is_year(title: str) -> bool:
    """Whether a heading is a year."""
    return bool(re.fullmatch(r"\W*(?:19|20)\d\d\W*年?", title))
