"""Journals known by their names or abbreviations alone, and addresses at which publishers keep articles of journals."""

from __future__ import annotations

import re

_NAMES = frozenset(
    """
    artificial intelligence; automatica; bioinformatics; biometrika; cell; circuits, systems, and signal processing;
    cognition; cognitive science; computer networks; computer speech & language; computer speech and language;
    computer vision and image understanding; computers & graphics; computers & security; digital signal processing;
    ecology; econometrica; energy; engineering applications of artificial intelligence; environment international;
    environmental pollution; expert systems with applications; fuel; fuzzy sets and systems; gut;
    image and vision computing; information and computation; information fusion; information processing & management;
    information processing and management; information sciences; knowledge-based systems; language; linguistics;
    machine learning; mechanical systems and signal processing; medical image analysis; neural computation;
    neural networks; neurocomputing; neuroimage; neuron; nonlinear dynamics; pattern analysis and applications;
    pattern recognition; plos one; psychometrika; science of the total environment; sensors; signal processing;
    speech communication; theoretical computer science; water research
    """.replace("\n    ", " ")
    .strip()
    .split("; ")
)
_SIGNS = frozenset(
    """
    EAAI ESWA IJRR JAIR JBHI JCST JSAC JSTSP KBS RA-L RAL SPL T-IFS T-IP T-ITS T-RO TAC TACL TASLP TBD TCAD TCC TCOM
    TCYB TDSC TGRS TIE TIFS TII TIST TITS TKDD TMC TMI TOCS TODS TOIS TON TOSEM TPDS TRO TSC TSE TSP TVCG TVT TWC VLDBJ
    """.split()  # noqa: SIM905
)
# What the address of a conference paper is at none of these: chapters, proceedings and numbers of meetings are others.
_ARTICLE = re.compile(
    r"//(?:www\.)?sciencedirect\.com/science/article/|//link\.springer\.com/(?:article|content/pdf)/10\.1007/s\d{5}|"
    r"//(?:www\.)?nature\.com/articles/|onlinelibrary\.wiley\.com/doi/|//pubs\.acs\.org/doi/|//academic\.oup\.com/\w+/article|"
    r"//(?:www\.)?tandfonline\.com/doi/|//journals\.(?:sagepub|plos|aps)\.\w+/|//(?:www\.)?mdpi\.com/\d{4}-\d{3}[\dX]/|"
    r"frontiersin\.org/(?:journals/\w+/)?articles/|"
    r"10\.1016/j\.(?!procs|ifacol|procir|proeng)|10\.1007/s\d{5}|10\.1038/s?\d|10\.1109/[A-Z-]+\.20\d\d\.[23]\d{6}(?!\d)",
    re.IGNORECASE,
)


def is_journal(name: str) -> bool:
    """Whether a name, or the abbreviation in the place of one, is that of a journal."""
    words = re.sub(r"\s*[(（].*[)）]\s*$", "", name).strip(" ,.")
    return words.lower() in _NAMES or re.sub(r"^(?:IEEE|ACM|IEEE/ACM)\s+", "", words) in _SIGNS


def is_article(address: str) -> bool:
    """Whether an address leads to an article of a journal."""
    return _ARTICLE.search(address) is not None
