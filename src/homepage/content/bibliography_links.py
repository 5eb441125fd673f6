"""Links of an entry: which fields lead somewhere, what they are called, and how addresses are cleaned.

Addresses are never decoded as LaTeX; only its escapes are taken back. The order is that in which people look: the
paper itself, its places of publication, what belongs to it, what is said about it, then the author's own fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from homepage.content.records import Link
from homepage.patterns import lazy
from homepage.source.latex import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.source.bibtex import Entry


class _Kind(Struct, frozen=True):
    label: str
    rel: str
    prefix: str = ""  # makes an address of an identifier


_KINDS = {
    "pdf": _Kind("PDF", "paper"),
    "fulltext": _Kind("Full Text", "paper"),
    "arxiv": _Kind("arXiv", "preprint", "https://arxiv.org/abs/"),
    "preprint": _Kind("Preprint", "preprint"),
    "biorxiv": _Kind("bioRxiv", "preprint"),
    "openaccess": _Kind("Open Access", "paper"),
    "eprint_url": _Kind("Paper", "paper"),
    "openreview": _Kind("OpenReview", "paper"),
    "doi": _Kind("DOI", "paper", "https://doi.org/"),
    "html": _Kind("HTML", "paper"),
    "hal": _Kind("HAL", "preprint", "https://hal.science/"),
    "pmid": _Kind("PubMed", "paper", "https://pubmed.ncbi.nlm.nih.gov/"),
    "pmcid": _Kind("PMC", "paper", "https://pmc.ncbi.nlm.nih.gov/articles/"),
    "adsurl": _Kind("ADS", "info"),
    "inspirehep_id": _Kind("INSPIRE", "info", "https://inspirehep.net/literature/"),
    "project": _Kind("Project", "project"),
    "website": _Kind("Website", "project"),
    "homepage": _Kind("Website", "project"),
    "code": _Kind("Code", "code"),
    "github": _Kind("GitHub", "code"),
    "url_source": _Kind("Source", "code"),
    "software": _Kind("Software", "code"),
    "data": _Kind("Data", "data"),
    "dataset": _Kind("Dataset", "data"),
    "model": _Kind("Model", "data"),
    "demo": _Kind("Demo", "demo"),
    "video": _Kind("Video", "video"),
    "talk": _Kind("Talk", "video"),
    "slides": _Kind("Slides", "slides"),
    "poster": _Kind("Poster", "poster"),
    "handout": _Kind("Handout", "supplement"),
    "supp": _Kind("Supp", "supplement"),
    "supplement": _Kind("Supplement", "supplement"),
    "supplementary": _Kind("Supplement", "supplement"),
    "appendix": _Kind("Appendix", "appendix"),
    "blog": _Kind("Blog", "info"),
    "press": _Kind("Press", "info"),
    "altmetric": _Kind("Altmetric", "info", "https://www.altmetric.com/details/"),
    "dimensions": _Kind("Dimensions", "info", "https://app.dimensions.ai/details/publication/"),
}
_OTHER_NAMES = {
    "pmc": "pmcid",
    **{f"url_{name}": name for name in ("pdf", "code", "slides", "video", "poster", "dataset", "project", "preprint")},
}
_KINDS |= {name: _KINDS[other] for name, other in _OTHER_NAMES.items()}
_PLACES = {name: place for place, name in enumerate(_KINDS)}
_PLACES |= {name: _PLACES[other] for name, other in _OTHER_NAMES.items()}
_REPOSITORIES = {
    "hal": _Kind("HAL", "preprint", "https://hal.science/"),
    "pubmed": _Kind("PubMed", "paper", "https://pubmed.ncbi.nlm.nih.gov/"),
    "jstor": _Kind("JSTOR", "paper", "https://www.jstor.org/stable/"),
    "hdl": _Kind("Handle", "paper", "https://hdl.handle.net/"),
    "iacr": _Kind("IACR ePrint", "preprint", "https://eprint.iacr.org/"),
}
# What the identifiers of services look like that are asked by an identifier of their own, not by a DOI.
_IDENTIFIERS = {
    "altmetric": lazy(r"\d+"),
    "dimensions": lazy(r"pub\.\d+"),
    "inspirehep_id": lazy(r"\d+"),
    "pmid": lazy(r"(?i)(?:PMID:?\s*)?(?P<number>\d+)"),
}
# Names of users and repositories on GitHub: https://docs.github.com/en/rest/repos.
_REPOSITORY = lazy(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?/[\w.-]+")
_FLAGS = frozenset(("true", "false", "yes", "no"))
_HOST = lazy(r"(?i)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?=[/?#]|$)")
_FILE = lazy(
    r"(?i)[^\s<>\"{}|\\^`]+\.(?:pdf|html?|zip|tgz|tar\.gz|gz|pptx?|key|odp|docx?|txt|bib|mp4|webm|mov|png|jpe?g|gif|svg|webp"
    r"|ps|epub|ipynb|py|csv|json|tex|md)(?:[?#]\S*)?"
)
_DOI = lazy(r"10\.\d{4,9}/\S+|(?<![\w./])10/[a-z0-9]{3,}$|(?<=doi\.org/)10/[a-z0-9]{3,}$")  # the latter are short DOIs
_ARXIV = lazy(r"(?i)(?:arxiv[:.]\s*|abs/|pdf/)?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?")


def clean_url(value: str) -> tuple[str | None, str]:
    """A web address, or a path within the site, as meant, and what was assumed; None when it is neither."""
    text = address(value)
    tokens = text.split()
    if not tokens:
        return None, ""
    assumption = ""
    url = text
    if len(tokens) > 1 and not _FILE.fullmatch(text.replace(" ", "")):
        url = tokens[0].rstrip(",;")
        assumption = f"holds several addresses, the first was used: {url}"
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)", url)
    if scheme and scheme[1].lower() not in {"http", "https", "mailto", "ftp"}:
        return None, f'"{url[:60]}" is no address that a page may link to, left out'
    if scheme is None and url.startswith("//"):
        return f"https:{url}", assumption
    if scheme is None and _HOST.match(url) and not _FILE.fullmatch(url.split("/")[0]):
        return f"https://{url}", assumption or f"begins with no https://, added: https://{url}"
    return url, assumption


def clean_doi(value: str) -> str | None:
    """The DOI alone, without resolver, `doi:` and LaTeX's escapes; None when there is none in it."""
    match = _DOI.search(address(value).replace("%2F", "/").replace("%2f", "/"))
    return match.group().rstrip(".,;") if match else None


def archived(doi: str) -> str | None:
    """The arXiv identifier in a DOI that arXiv gave, or that stands where a DOI should; None for any other DOI."""
    match = re.search(r"(?i)10\.48550/(?=arxiv[.:])(\S+)", address(doi).replace("%2F", "/"))
    return arxiv_id(match[1] if match else doi)


def arxiv_id(value: str) -> str | None:
    """The arXiv identifier in a field or an arXiv address; None for anything else."""
    text = address(value)
    if "://" in text or text.lower().startswith(("arxiv.org", "www.arxiv.org")):
        found = re.search(r"(?i)arxiv\.org/(?:abs|pdf|html)/(.+)$", text)
        text = found[1].rstrip("/") if found else ""
    match = _ARXIV.fullmatch(re.sub(r"\s*\[[\w.-]+\]$", "", text.strip()))
    return match[1] if match else None


def stored(eprint: str) -> Link | None:
    """Where the text of a work is kept, when its `eprint` is an address; one that is a DOI says nothing new."""
    url = clean_url(eprint)[0] if eprint.lower().startswith("http") else None
    if url is None or _resolved(url):
        return None
    return Link(label="PDF" if "pdf" in url.lower() else "Full Text", url=url, rel=("paper",))


def as_linked(url: str | None, links: Iterable[Link]) -> str | None:
    """An address as the links of its entry have it, where both lead to the same DOI or the same paper of arXiv."""
    resolved = _resolved(url)
    return next((link.url for link in links if resolved and resolved == _resolved(link.url)), url)


def _resolved(url: str | None) -> str | None:
    """What an address of doi.org or arXiv stands for; DOIs do not depend on case, arXiv has several addresses."""
    if url and url.startswith("http") and "/pdf/" not in url and (identifier := arxiv_id(url)):
        return f"arxiv:{identifier}"
    match = re.match(r"(?i)https?://(?:dx\.)?doi\.org/(.+)", url or "")
    return match[1].lower().replace("%2f", "/") if match else None


def is_address(value: str) -> bool:
    """Whether an unknown field's value is a web address, or the name of a file."""
    text = address(value)
    return re.match(r"(?i)(?:https?|ftp)://\S+$|/\S+/\S+$", text) is not None or _FILE.fullmatch(text) is not None


def label_of(name: str) -> str:
    """A field's name as a label: `talk_slides` becomes Talk Slides."""
    words = _stem(name) or name
    return " ".join(word if word.isupper() else word.capitalize() for word in re.split(r"[-_+:]+", words) if word)


def _stem(name: str) -> str:
    """The name of a field without what only says that it holds an address: `arxivurl`, `slides_link`."""
    return re.sub(r"(?i)[-_ ]?(?:url|link)$", "", name)


def links(entry: Entry, ordinary: frozenset[str]) -> Iterator[tuple[str, Link | None, str]]:
    """Each link of an entry with its field and what was assumed; ``ordinary`` fields never lead anywhere."""
    for name in sorted(_PLACES.keys() & entry.fields.keys(), key=lambda name: (_PLACES[name], name)):
        if value := entry.fields[name]:
            yield from _known(name, _KINDS[name], value)
    eprint_type = entry.get("eprinttype", "archiveprefix").lower()
    if eprint_type in _REPOSITORIES and (value := entry.get("eprint")):
        yield from _known("eprint", _REPOSITORIES[eprint_type], value)
    for name, value in entry.fields.items():
        if name in _KINDS or name in ordinary or not value or not is_address(value):
            continue
        if kind := _KINDS.get(_stem(name)):
            yield from _known(name, kind, value)
        else:
            url, assumption = clean_url(value)
            yield name, Link(label=label_of(name), url=url) if url else None, assumption


def _known(name: str, kind: _Kind, value: str) -> Iterator[tuple[str, Link | None, str]]:
    text = address(value)
    if text.lower() in _FLAGS:
        return
    if kind.rel == "code" and _REPOSITORY.fullmatch(text) and not _FILE.fullmatch(text):
        url = f"https://github.com/{text}"
        assumption = "" if kind.label == "GitHub" else f'"{text}" was read as a repository on GitHub: {url}'
        yield name, Link(label=kind.label, url=url, rel=(kind.rel,)), assumption
        return
    identifier = _identifier(name, kind, text)
    if identifier is None:
        if name != "doi":  # told with the field itself
            yield name, None, f'"{text[:60]}" is no identifier of {kind.label}, not linked'
    elif identifier:
        yield name, Link(label=kind.label, url=kind.prefix + identifier.replace(" ", ""), rel=(kind.rel,)), ""
    else:
        yield name, *_addressed(name, kind, value)


def _identifier(name: str, kind: _Kind, text: str) -> str | None:
    """What makes an address with the prefix of its kind; empty for an address, None when it can be neither."""
    if name == "doi":
        return clean_doi(text)
    if kind.label == "PMC" and re.fullmatch(r"(?i)(?:PMC)?\s*\d+(?:\.\d+)?", text):
        return "PMC" + re.sub(r"(?i)^PMC\s*", "", text)
    if name == "arxiv" and (identifier := arxiv_id(text)):
        return identifier
    if not kind.prefix or re.match(r"(?i)https?://|www\.", text):
        return ""
    if pattern := _IDENTIFIERS.get(name):
        match = pattern.fullmatch(text)
        return match[match.lastgroup or 0] if match else None
    return text


def _addressed(name: str, kind: _Kind, value: str) -> tuple[Link | None, str]:
    url, assumption = clean_url(value)
    if name == "html" and url and arxiv_id(url):
        kind = _KINDS["arxiv"]
    return Link(label=kind.label, url=url, rel=(kind.rel,)) if url else None, assumption
