"""Tells whether a tool's output holds all that every tool is asked for; the first thing that lacks ends it.

python -m benchmarks.complete --papers 30 --tool hugo --output DIR/public [--word Edit7]
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator


def lacking(made: corpus.Corpus, tool: str, output: Path, word: str = "") -> Iterator[str]:
    """What the output lacks, in words; ``word`` stands in the title of the middle paper."""
    ours = tool == "homepage"
    top = "publications" if ours else "papers"
    titles = [_simple(paper.title) for paper in made.papers]
    if word:
        titles[len(titles) // 2] = f"{word} {titles[len(titles) // 2]}"
    for paper, title in zip(made.papers, titles, strict=True):
        page = _text(output / top / paper.key / "index.html")
        if title not in page or _simple(paper.abstract[:30]) not in page:
            yield f"the page of {paper.key}"
        entry = output / (f"bib/{paper.key}.bib" if ours else f"{top}/{paper.key}/cite.bib")
        if paper.key not in _raw(entry) or paper.fields()["doi"] not in _raw(entry):
            yield f"the .bib file of {paper.key}"
    listing, home = _text(output / top / "index.html"), _text(output / "index.html")
    yield from (f"in the list: {title}" for title in titles if title not in listing)
    latest = min(corpus.LATEST, len(titles))
    since = made.papers[latest - 1].date[:7]  # BibTeX knows the month; what comes first within it is each tool's own
    recent = [title for paper, title in zip(made.papers, titles, strict=True) if paper.date[:7] >= since]
    if sum(title in home for title in recent) < latest:
        yield "the latest papers on the home page"
    told = _raw(output / "index.html").count("with <em>all</em> tables")
    if told != len(made.news):
        yield f"{len(made.news) - told} of {len(made.news)} news"
    if not re.search(rf"<b(?: [^>]*)?>{corpus.OWNER}</b>", _raw(output / "index.html")):
        yield "the owner's name in bold"
    if _raw(output / ("publications.xml" if ours else "feed.xml")).count("<entry>") < min(20, len(titles)):
        yield "twenty entries of the feed"
    if _raw(output / "sitemap.xml").count("<loc>") < len(titles) + 2:
        yield "addresses in the sitemap"


def _raw(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _text(path: Path) -> str:
    return _simple(html.unescape(re.sub(r"<[^>]*>", "", _raw(path))))


def _simple(text: str) -> str:
    return text.replace("’", "'")


def main() -> int:
    """Print what lacks; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, required=True)
    parser.add_argument("--tool", choices=corpus.TOOLS, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--word", default="")
    options = parser.parse_args()
    found = next(lacking(corpus.make(options.papers), options.tool, options.output, options.word), None)
    if found:
        print(f"{options.tool} with {options.papers} papers lacks: {found}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
