"""Which works a DOI can be expected of.

Not of theses, reports, books and preprints, nor of proceedings whose publishers register none. That they do not is
told by the pages of their papers, which name a DOI where there is one: proceedings.mlr.press (ICML, AISTATS, COLT, UAI,
CoRL), jmlr.org (JMLR, TMLR), openreview.net (ICLR), papers.nips.cc (NeurIPS, where a printer has registered some since
2022 that the papers do not name), usenix.org (Security, OSDI, NSDI, ATC, FAST), ceur-ws.org, lrec-conf.org. Papers of
workshops mostly appear on the workshop's own page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.patterns import lazy

if TYPE_CHECKING:
    from homepage.content.records import Publication

_TYPES = ("article-journal", "paper-conference")
_HOSTS = lazy(
    r"(?:^|\.)(?:openreview\.net|mlr\.press|jmlr\.org|(?:papers|proceedings)\.(?:nips|neurips)\.cc|usenix\.org|ceur-ws\.org"
    r"|lrec-conf\.org)$"
)
_NAMES = lazy(
    r"""(?ix)
    \bworkshops?\b | neural\ information\ processing\ systems | learning\ representations | openreview | \busenix\b
    | ^(?:\w+\ ){0,6}international\ conference\ on\ machine\ learning(?!\ (?:and|for|technolog|tools|applications))
    | machine\ learning\ research | conference\ on\ artificial\ intelligence\ and\ statistics
    | conference\ on\ learning\ theory | uncertainty\ in\ artificial\ intelligence | conference\ on\ robot\ learning
    | \bceur\b | language\ resources\ and\ evaluation\ conference
    """
)
_ABBREVIATIONS = frozenset(
    "NEURIPS NIPS ICLR ICML AISTATS COLT UAI CORL PMLR JMLR TMLR OSDI NSDI LREC CEUR CEUR-WS".split()  # noqa: SIM905
)


def has_doi(work: Publication) -> bool:
    """Whether a work of this kind, in this venue, can be expected to have a DOI."""
    if work.type not in _TYPES or work.status != "published":
        return False
    names = [name for name in (work.container_title, work.container_title_short, work.publisher) if name]
    if any(_NAMES.search(name) or _abbreviations(name) & _ABBREVIATIONS for name in names):
        return False
    addresses = (work.url, work.pdf, *(link.url for link in work.links))
    hosts = (address.partition("://")[2].partition("/")[0] for address in addresses if address)
    return not any(map(_HOSTS.search, hosts))


def _abbreviations(name: str) -> set[str]:
    """The words of a name that are written in capitals, or the name itself when it is one word."""
    words = re.findall(r"[A-Za-z-]+", name)
    return {word.upper() for word in words if len(words) == 1 or word.isupper() or word in {"NeurIPS", "CoRL"}}
