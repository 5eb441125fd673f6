"""An invented scholar with N papers, and the folder that each tool builds a homepage from.

The same N and seed give the same bytes everywhere. Every tool is asked for the same: a home page with a biography,
all news and the ten latest papers; a page with all papers by year; a page and a .bib file for each paper, with an
abstract of about 100 words that holds inline mathematics, accents and Chinese, Japanese or Korean words; a feed; a
sitemap. The peers are given what a BibTeX file says as front matter, because they do not read BibTeX.

    python -m benchmarks.corpus --papers 30 --tool homepage --into DIR
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

SITE = "https://example.org/"
GIVEN_NAME, FAMILY_NAME = "Maéva", "Ørskov"
OWNER = f"{GIVEN_NAME} {FAMILY_NAME}"
TOOLS = ("homepage", "hugo", "pelican", "mkdocs")
LATEST = 10  # papers on the home page
SEED = 20

_GIVEN = (
    *("Aïcha", "Bruno", "Çağla", "Dorota", "Émile", "Fatou", "Gitte", "Håkon", "Inês", "Jiří", "Kateřina", "Luís"),
    *("Małgorzata", "Nuño", "Orla", "Pau", "Rūta", "Şule"),
)
_FAMILY = (
    *("Abascal", "Brânză", "Cárdenas", "Delacroix", "Eğilmez", "Fjeld", "Gómez", "Horáček", "Ilić", "Jørgensen"),
    *("Kőszegi", "Löfgren", "Marić", "Nowak"),
)
_EAST = (("伟", "李"), ("恵子", "鈴木"), ("지훈", "박"), ("雅文", "林"))
_ADJECTIVES = (
    *("sparse", "calibrated", "lazy", "rotational", "shared", "incremental", "bounded", "layered", "noisy", "patient"),
    *("modular", "compact"),
)
_NOUNS = (
    *("forests", "ledgers", "glaciers", "schedulers", "lenses", "dialects", "harbours", "compilers", "rivers"),
    *("archives", "sensors", "quilts"),
)
_VERBS = (
    *("mapping", "pruning", "weighing", "tracing", "folding", "auditing", "braiding", "sorting", "timing"),
    *("repairing", "sketching", "listening"),
)
_ACRONYMS = ("RIV", "QUIL", "GLAM", "HARB", "TIDE", "MOSS", "FERN", "KELP", "LOOM", "SILT")
_CLAUSES = (
    "a reader of tide tables knows that the second column is rarely right",
    "each ledger is folded twice before its sums are compared",
    "twelve harbours took part and nine kept their records until the end",
    "the schedule holds as long as no boat is more than an hour late",
    "our survey of old compilers found three habits that nobody had written down",
    "small errors meet in the middle and leave the outer rows alone",
    "the quilt is repaired from its border inwards, one square at a time",
    "with half of the sensors asleep the estimate loses less than a tenth",
    "no step needs more than a pencil, a ruler and the table of the year before",
    "what the glacier hides in winter the model guesses from its summers",
)
_MATH = (r"$\sum_{k=1}^{m} w_k h_k$", r"$\mathcal{O}(m^2)$", r"$\lambda \le \frac{1}{2}$", r"$x_{t+1} = A x_t$", "$n$")
_FOREIGN = ("the Ærø archive", "the letters of Čedomilj", "the 横浜 tables", "the 长江 gauges", "the 부산 harbour log")
_JOURNALS = ("Transactions on Imagined Harbours", "Cahiers de mesures perdues", "The Ledger & Table Review")
_MEETINGS = ("Meeting on Folded Structures", "Symposium of Patient Machines", "Forum for Small Rivers")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = {"é": r"{\'e}", "É": r"{\'E}", "ø": r"{\o}", "Ø": r"{\O}", "ö": r'{\"o}', "á": r"{\'a}", "ć": r"{\'c}"}


@dataclass(frozen=True)
class Paper:
    """A paper as every form tells it; ``date`` is ISO, ``pages`` are two numbers."""

    key: str
    kind: str
    title: str
    authors: tuple[tuple[str, str], ...]
    date: str
    venue: str
    volume: int
    pages: tuple[int, int]
    code: bool
    abstract: str

    @property
    def year(self) -> str:
        """Four digits."""
        return self.date[:4]

    @property
    def names(self) -> list[str]:
        """The authors as printed."""
        return [f"{given} {family}" for given, family in self.authors]

    def fields(self) -> dict[str, str]:
        """The fields of its BibTeX entry, ``month`` being a macro."""
        journal = self.kind == "article"
        fields = {
            "author": " and ".join(f"{family}, {given}" for given, family in self.authors),
            "title": self.title,
            "journal" if journal else "booktitle": self.venue.replace("&", r"\&"),
            "year": self.year,
            "month": _MONTHS[int(self.date[5:7]) - 1],
        }
        if journal:
            fields["volume"] = str(self.volume)
        pages = "{}--{}".format(*self.pages)
        return fields | {"pages": pages, "doi": f"10.5555/{self.key}", "url": f"{SITE}pdf/{self.key}.pdf"}


@dataclass(frozen=True)
class Corpus:
    """Everything the homepage of the invented scholar shows; the papers are the newest first."""

    papers: tuple[Paper, ...]
    news: tuple[tuple[str, str, str], ...]  # date, text, key of a paper
    bio: str


def make(papers: int, seed: int = SEED) -> Corpus:
    """The corpus with so many papers, and a tenth as many news."""
    chance = random.Random(seed + papers)  # noqa: S311 (repeatable is what it shall be)
    made = tuple(_paper(chance, number, papers) for number in range(papers))
    told = tuple(made[number * 10] for number in range(papers // 10))
    texts = (f"**New:** {one.title}, with *all* tables and a note on {chance.choice(_NOUNS)}" for one in told)
    news = tuple((one.date, text, one.key) for one, text in zip(told, texts, strict=True))
    clauses = " ".join(f"{clause.capitalize()}." for clause in chance.sample(_CLAUSES, 6))
    bio = (
        f"I teach **table reading** at the [University of Ærø]({SITE}university), together with 鈴木恵子.\n\n"
        f"{clauses}\n\n- `tides`: a program that waits\n- *ledgers*: a reading group\n"
    )
    return Corpus(made, news, bio)


def _paper(chance: random.Random, number: int, of: int) -> Paper:
    day = 20 * 360 * (of - 1 - number) // max(of - 1, 1)  # over twenty years of 360 days, newest first
    date = f"{2006 + day // 360}-{day % 360 // 30 + 1:02}-{min(day % 30, 27) + 1:02}"
    authors = [
        chance.choice(_EAST) if chance.random() < 0.1 else (chance.choice(_GIVEN), chance.choice(_FAMILY))
        for _ in range(chance.randint(1, 4))
    ]
    authors.insert(chance.randint(0, len(authors)), (GIVEN_NAME, FAMILY_NAME))
    verb, acronym = chance.choice(_VERBS), chance.choice(_ACRONYMS)
    title = f"{verb.capitalize()} {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} with {acronym}-{number}"
    if chance.random() < 0.2:
        title += ": the Ørsted–Émile case"
    journal = chance.random() < 0.5
    first = chance.randint(1, 800)
    return Paper(
        key=f"{_plain(authors[0][1]) or 'east'}{date[:4]}{verb}{number}",
        kind="article" if journal else "inproceedings",
        title=title,
        authors=tuple(authors),
        date=date,
        venue=chance.choice(_JOURNALS if journal else _MEETINGS),
        volume=chance.randint(1, 40),
        pages=(first, first + chance.randint(4, 40)),
        code=chance.random() < 0.5,
        abstract=_abstract(chance),
    )


def _abstract(chance: random.Random) -> str:
    clauses = chance.sample(_CLAUSES, 8)
    if chance.random() < 0.4:
        for place in (1, 4):
            clauses[place] += f", so that {chance.choice(_MATH)} is enough"
    if chance.random() < 0.3:
        clauses[2] += f", as {chance.choice(_FOREIGN)} had it"
    return " ".join(f"{clause[0].upper()}{clause[1:]}." for clause in clauses)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha()).lower()


def write(corpus: Corpus, tool: str, folder: Path) -> None:
    """Make ``folder`` the tool's own form of the corpus; it must not exist."""
    form = Path(__file__).parent / "forms" / tool
    shutil.copytree(form, folder)
    {"homepage": _homepage, "hugo": _hugo, "pelican": _pelican, "mkdocs": _mkdocs}[tool](corpus, folder)


def edited(tool: str, text: str, paper: Paper, word: str) -> str:
    """The text of ``source(tool, paper)`` with a word more in the paper's title, in place of an earlier such word."""
    start = text.index(f"{{{paper.key},") if tool == "homepage" else 0
    opening = re.compile(r"title(?: = \{+|: \"?)(?:Edit\d+ )?", re.IGNORECASE).search(text, start)
    assert opening is not None  # noqa: S101
    bare = re.sub(r"Edit\d+ ", "", opening.group())
    return f"{text[: opening.start()]}{bare}{word} {text[opening.end() :]}"


def source(tool: str, paper: Paper) -> str:
    """The file that holds a paper's title."""
    folder = {"hugo": "content/papers", "pelican": "content/papers", "mkdocs": "docs/papers"}
    return "content/publications.bib" if tool == "homepage" else f"{folder[tool]}/{paper.key}.md"


def _homepage(corpus: Corpus, folder: Path) -> None:
    """Our own: one .bib with the abstracts, every other entry with LaTeX's accents, as such files are."""
    _put(folder / "content/bio.md", corpus.bio)
    news = (
        f"- date: {date}\n  text: {_quoted(f'{text}, see [its page](publications/{key}/).')}\n"
        for date, text, key in corpus.news
    )
    _put(folder / "content/news.yaml", "".join(news))
    entries = []
    for number, paper in enumerate(corpus.papers):
        fields = paper.fields() | {"abstract": paper.abstract}
        if paper.code:
            fields["code"] = f"{SITE}code/{paper.key}"
        fields["title"] = re.sub(r"[A-Z]{3,}-\d+", r"{\g<0>}", fields["title"])
        if number % 2:
            fields |= {name: _latex(fields[name]) for name in ("author", "title")}
        entries.append(_entry(paper, fields))
    _put(folder / "content/publications.bib", "\n".join(entries))


def _hugo(corpus: Corpus, folder: Path) -> None:
    _put(folder / "content/_index.md", f"---\ntitle: {OWNER}\n---\n{corpus.bio}")
    _put(folder / "content/papers/_index.md", "---\ntitle: Publications\n---\n")
    _put(folder / "data/news.yaml", _news(corpus))
    for paper in corpus.papers:
        _put(folder / source("hugo", paper), f"---\n{_front_matter(paper)}---\n{paper.abstract}\n")


def _pelican(corpus: Corpus, folder: Path) -> None:
    _put(folder / "content/bio.md", f"Title: Biography\n\n{corpus.bio}")
    _put(folder / "news.yaml", _news(corpus))
    for paper in corpus.papers:
        lines = {"title": paper.title, "date": paper.date, "slug": paper.key, "names": "; ".join(paper.names)}
        lines |= {"venue": paper.venue, "range": "{}–{}".format(*paper.pages), "entry": paper.kind}
        lines |= {"code": str(paper.code).lower(), **{f"bib{name}": value for name, value in paper.fields().items()}}
        head = "".join(f"{name.capitalize()}: {value}\n" for name, value in lines.items())
        _put(folder / source("pelican", paper), f"{head}\n{paper.abstract}\n")


def _mkdocs(corpus: Corpus, folder: Path) -> None:
    """Its .bib files are written beforehand and copied: MkDocs makes one output of one page."""
    _put(folder / "docs/index.md", f"---\ntitle: {OWNER}\ntemplate: home.html\n---\n{corpus.bio}")
    _put(folder / "docs/papers/index.md", "---\ntitle: Publications\ntemplate: list.html\n---\n")
    _put(folder / "news.yaml", _news(corpus))
    for paper in corpus.papers:
        _put(folder / source("mkdocs", paper), f"---\n{_front_matter(paper)}---\n{paper.abstract}\n")
        _put(folder / f"docs/papers/{paper.key}/cite.bib", _entry(paper, paper.fields()))


def _front_matter(paper: Paper) -> str:
    values = {
        "title": paper.title,
        "date": paper.date,
        "key": paper.key,
        "entry": paper.kind,
        "names": paper.names,
        "venue": paper.venue,
        "year": paper.year,
        "range": "{}–{}".format(*paper.pages),
        "code": paper.code,
        "bib": paper.fields(),
    }
    dates = ("date",)  # left without quotes: a date to YAML
    return "".join(f"{name}: {value if name in dates else _quoted(value)}\n" for name, value in values.items())


def _news(corpus: Corpus) -> str:
    return "".join(
        f"- date: {date}\n  text: {_quoted(f'{text}, see [its page](/papers/{key}/).')}\n"
        for date, text, key in corpus.news
    )


def _entry(paper: Paper, fields: dict[str, str]) -> str:
    lines = (f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items())
    return f"@{paper.kind}{{{paper.key},\n{''.join(lines)}}}\n"


def _quoted(value: object) -> str:
    """A value as YAML, of which JSON is a part."""
    return json.dumps(value, ensure_ascii=False)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text).replace("–", "--")


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def edit(tool: str, folder: Path, paper: Paper, word: str) -> None:
    """Save a paper with a word more in its title."""
    path = folder / source(tool, paper)
    path.write_text(edited(tool, path.read_text(encoding="utf-8"), paper, word), encoding="utf-8", newline="\n")


def main() -> None:
    """Write one tool's folder, or save an edit in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=30)
    parser.add_argument("--tool", choices=TOOLS, default="homepage")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--edit", metavar="WORD", help="instead, put Edit7 or the like before the middle paper's title")
    options = parser.parse_args()
    corpus = make(options.papers)
    if options.edit:
        edit(options.tool, options.into, corpus.papers[options.papers // 2], options.edit)
    else:
        write(corpus, options.tool, options.into)


if __name__ == "__main__":
    main()
