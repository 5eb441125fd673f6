"""CPU seconds of each stage of one cold build in this process; docs/decisions/0009-profile.md has its tables.

python -m benchmarks.stages --papers 1000

A stage within another is counted in both. Importing is what a fresh process pays, so run it once for each figure.
"""

from __future__ import annotations

import argparse
import functools
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import corpus, measure

if TYPE_CHECKING:
    from collections.abc import Callable

START = time.process_time()
Spent = dict[str, float]


def timed(owner: Any, name: str, stage: str, spent: Spent) -> None:
    """Let calls of a function add to a stage."""
    function: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(function)
    def call(*arguments: Any, **options: Any) -> Any:
        began = time.process_time()
        try:
            return function(*arguments, **options)
        finally:
            spent[stage] = spent.get(stage, 0) + time.process_time() - began

    setattr(owner, name, call)


def build(site: Path, output: Path) -> Spent:
    """Build the site, and how long each stage took."""
    from homepage import build as pipeline
    from homepage.content import bibliography
    from homepage.output import exports, feeds, icons, metadata, prose, write
    from homepage.output.render import Renderer
    from homepage.source import bibtex

    spent = {"imports before the first file is read": time.process_time() - START}
    timed(pipeline, "load_all", "load", spent)
    timed(bibtex, "read", "· reading the .bib", spent)
    timed(bibliography, "publications", "· records from its entries, LaTeX included", spent)
    timed(pipeline, "assemble_all", "model", spent)
    timed(pipeline, "plan", "plan", spent)
    timed(pipeline, "check", "check of links and outputs", spent)
    timed(icons, "files", "icons", spent)
    for name in ("entry", "ris", "ris_text", "csl_text"):
        timed(exports, name, "exports (.bib, RIS, CSL-JSON)", spent)
    timed(Renderer, "page", "pages", spent)
    timed(metadata.Metadata, "of", "· metadata of pages", spent)
    timed(prose, "_converter", "· Markdown: import and set-up", spent)
    timed(feeds, "publications", "feed of publications", spent)
    timed(pipeline, "keep_addresses_hidden", "check for plain addresses", spent)
    timed(pipeline, "produce", "everything but imports and writing", spent)
    produced = pipeline.produce(site)
    timed(write, "write", "writing", spent)
    timed(write, "_foreign", "· is anything in the way", spent)
    timed(write, "_stage", "· staging", spent)
    timed(write, "_move", "· moving into place", spent)
    write.write(produced.outputs, output)
    return spent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=1000)
    papers = parser.parse_args().papers
    with measure.work_folder() as work:
        site = Path(work, "site")
        before = time.process_time()
        corpus.write(corpus.make(papers), "homepage", site)
        making = time.process_time() - before
        spent = build(site, Path(work, "public"))
    spent["imports before the first file is read"] -= making
    print(measure.table(["stage", "CPU ms"], [[stage, f"{1000 * cost:.0f}"] for stage, cost in spent.items()]))


if __name__ == "__main__":
    main()
