"""Time of each stage of a build of N papers, as `homepage build --timings` tells it: cold, and after one edit.

python -m benchmarks.stages --papers 1000

Importing is what a fresh process pays, so every build is one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks import corpus, measure


def timings(site: Path) -> str:
    """What a build in a process of its own says of its stages."""
    command = [sys.executable, "-m", "homepage", "build", "--root", str(site), "--timings"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=1000)
    scholar = corpus.make(parser.parse_args().papers)
    with measure.work_folder() as work:
        site = Path(work, "site")
        corpus.write(scholar, "homepage", site)
        print(timings(site))
        corpus.edit("homepage", site, scholar.papers[len(scholar.papers) // 2], "Edit1")
        print(timings(site))


if __name__ == "__main__":
    main()
