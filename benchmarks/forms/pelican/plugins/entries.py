"""A .bib file beside each paper: Pelican makes one output of one article."""

import os
from typing import Any

from pelican import signals  # type: ignore[import-not-found]

FIELDS = ("author", "title", "journal", "booktitle", "year", "month", "volume", "pages", "doi", "url")


def entry(paper: Any) -> str:
    values = ((name, getattr(paper, f"bib{name}", None)) for name in FIELDS)
    lines = (f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in values if value)
    return f"@{paper.entry}{{{paper.slug},\n{''.join(lines)}}}\n"


def write(generators: Any) -> None:
    for generator in generators:
        for paper in getattr(generator, "articles", ()):
            folder = os.path.join(generator.output_path, "papers", paper.slug)
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, "cite.bib"), "w", encoding="utf-8") as file:
                file.write(entry(paper))


def register() -> None:
    signals.all_generators_finalized.connect(write)
