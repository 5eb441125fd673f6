"""Runs a command and says what it took; writes the tables."""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RESULTS = Path(__file__).with_name("RESULTS.md")
_COUNTER = "instructions"
# Without compiled modules every start of a Python program compiles it anew, which no reader's installation does.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class FailedError(Exception):
    """A tool did not do what it was asked for."""


@dataclass(frozen=True)
class Cost:
    """What one run took; ``memory`` is the peak of the largest process, ``instructions`` None where not counted."""

    cpu: float  # seconds, user and system
    wall: float  # seconds
    memory: float  # MiB
    instructions: float | None  # millions


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """One run to its end; raises FailedError with what it said when it fails."""
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as said, tempfile.NamedTemporaryFile("r") as counted:
        if _counts():
            words = ["perf", "stat", "-x", ",", "-e", _COUNTER, "-o", counted.name, "--", *words]
        start = time.perf_counter()
        process = subprocess.Popen(
            words, cwd=folder, env=_ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedError(f"{' '.join(words)}: {said.read().decode(errors='replace')[-2000:]}")
        memory = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
        return Cost(usage.ru_utime + usage.ru_stime, wall, memory, _count(counted.read()) if _counts() else None)


@cache
def _counts() -> bool:
    """Whether this machine lets ``perf stat`` count instructions; most virtual ones do not."""
    perf = shutil.which("perf")
    if not perf:
        return False
    command = [perf, "stat", "-x", ",", "-e", _COUNTER, "true"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    return tried.returncode == 0 and _count(tried.stderr) is not None


def _count(text: str) -> float | None:
    found = re.search(rf"^(\d+),[^,]*,{_COUNTER}", text, re.MULTILINE)
    return int(found[1]) / 1e6 if found else None


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], of: str = "cpu") -> float:
    """The median of the ratios round by round, so that a busy minute meets both."""
    pairs = zip(ours, theirs, strict=True)
    return float(statistics.median(getattr(one, of) / getattr(other, of) for one, other in pairs))


def holds(measured: float, goal: float) -> str:
    """The words of the goal column."""
    return f"≤ {goal:g} × · {'holds' if measured <= goal else '**does not hold**'}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """When and where, for the head of a table."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file() and (found := re.search(r"model name\s*: (.+)", info.read_text())):
        model = found[1]
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = f", load average {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{when}, {model}, {os.cpu_count()} cores{load}, {platform.system()}, Python {platform.python_version()}"


def record(name: str, text: str) -> None:
    """Put a section into RESULTS.md in place of the one of the same name."""
    old = RESULTS.read_text(encoding="utf-8") if RESULTS.is_file() else "# Results\n"
    section = f"<!-- {name} -->\n{text.strip()}\n<!-- end of {name} -->\n"
    pattern = re.compile(rf"<!-- {name} -->.*<!-- end of {name} -->\n", re.DOTALL)
    new = pattern.sub(lambda _: section, old) if pattern.search(old) else f"{old.rstrip()}\n\n{section}"
    RESULTS.write_text(new, encoding="utf-8", newline="\n")


def work_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for the sites; in memory where there is such a place, because shared disks vary a hundredfold."""
    memory = Path("/dev/shm")  # noqa: S108 (a place, not a file)
    return tempfile.TemporaryDirectory(prefix="homepage-bench-", dir=memory if memory.is_dir() else None)
