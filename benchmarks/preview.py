"""Times the preview: from the save of a file to the DOM in a browser that shows it.

python -m benchmarks.preview --sizes 30,1000 --rounds 7

`homepage serve --port 0` shows the page of one paper, or the home page, in a headless Chromium. A file is saved;
the page, even one that reloads meanwhile, tells the time at which its DOM first holds what was saved. Both read the
same clock, so the figure has nothing of the driver's own delay. Skipped where Chromium or selenium is missing.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import corpus, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

GOALS = {30: 100, 1000: 200, 10000: 800}  # milliseconds
PATIENCE = 60.0  # seconds until an edit counts as lost
_ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-sync", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
)
# Runs in every document before its own scripts: notes when the document first shows the word waited for.
_WITNESS = """
const seen = () => {
  const wanted = sessionStorage.getItem("wanted");
  if (!wanted || sessionStorage.getItem("seen") === wanted) return;
  const overlay = [...document.querySelectorAll("*")].some((one) => one.shadowRoot?.textContent.includes(wanted));
  const style = document.body && getComputedStyle(document.body).getPropertyValue("--benchmark").includes(wanted);
  if (overlay || style || document.body?.textContent.includes(wanted)) {
    sessionStorage.setItem("at", String(performance.timeOrigin + performance.now()));
    sessionStorage.setItem("seen", wanted);
  }
};
new MutationObserver(seen).observe(document, { childList: true, subtree: true, characterData: true });
addEventListener("load", seen, true);
setInterval(seen, 2);
"""


class Edit(NamedTuple):
    """A kind of save: which file, what its text becomes with a word in it, and where the browser looks."""

    name: str
    path: str
    text: Callable[[str], str]
    page: str


def edits(site: Path, paper: corpus.Paper) -> list[Edit]:
    """The saves that are timed; each leaves the site as the one before left it but for the word."""
    bib = "content/publications.bib"
    entries = (site / bib).read_text(encoding="utf-8")
    news = (site / "content/news.yaml").read_text(encoding="utf-8")
    address = f"publications/{paper.key}/"
    template = '{% extends "theme/publication.html" %}{% block after_publication %}<p>WORD</p>{% endblock %}'
    return [
        Edit("content (news.yaml)", "content/news.yaml", lambda word: f"- text: Heard of {word}\n{news}", ""),
        Edit("bibliography", bib, lambda word: corpus.edited("homepage", entries, paper, word), address),
        Edit("template", "templates/publication.html", lambda word: template.replace("WORD", word), address),
        Edit("CSS", "static/custom.css", lambda word: f"body {{ --benchmark: {word}; }}\n", address),
        Edit("report overlay", "content/news.yaml", lambda word: f"- {{text: a, {word}: b}}\n{news}", ""),
    ]


def chromium() -> Chrome | None:
    """A browser, or None where there is none."""
    program, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    try:
        from selenium.webdriver import Chrome, ChromeOptions, ChromeService
    except ImportError:
        return None
    if not (program and driver):
        return None
    options = ChromeOptions()
    options.binary_location = program
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    browser = Chrome(options=options, service=ChromeService(driver))
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WITNESS})
    return browser


def latency(browser: Chrome, address: str, site: Path, edit: Edit, word: str) -> float:
    """Milliseconds from the save to the DOM; raises FailedError when it never comes."""
    if browser.current_url != address + edit.page:
        browser.get(address + edit.page)
        time.sleep(0.5)  # the socket of the page opens
    browser.execute_script("sessionStorage.setItem('wanted', arguments[0])", word)
    path = site / edit.path
    text = edit.text(word).encode()
    at = time.time()
    path.write_bytes(text)
    while time.time() < at + PATIENCE:
        time.sleep(0.05)
        script = "return sessionStorage.getItem('seen') === arguments[0] ? sessionStorage.getItem('at') : null"
        if shown := browser.execute_script(script, word):
            return float(shown) - 1000 * at
    raise measure.FailedError(f"{edit.name}: {word} was not shown within {PATIENCE:.0f} s")


def cpu(process: int) -> float:
    """Milliseconds of CPU a process has had, in steps of a tick; 0 where the system has no /proc."""
    path = Path(f"/proc/{process}/stat")
    words = path.read_text().rpartition(")")[2].split() if path.is_file() else ["0"] * 13
    return 1000 * (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def series(browser: Chrome, papers: int, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """The latency of every kind of save, and the CPU it took the server, round after round."""
    made = corpus.make(papers)
    found: dict[str, list[tuple[float, float]]] = {}
    with measure.work_folder() as work:
        site = Path(work, "site")
        corpus.write(made, "homepage", site)
        for folder in ("templates", "static"):
            (site / folder).mkdir()
        command = [str(Path(sys.executable).with_name("homepage")), "serve", "--port", "0", "--root", str(site)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                address = _address(server)
                kinds = edits(site, made.papers[papers // 2])
                for edit in kinds[2:4]:  # the files are there from the first round on
                    (site / edit.path).write_text(edit.text("Edit0"), encoding="utf-8")
                browser.get(address)  # answered when the first build has ended
                time.sleep(2)
                for number in range(rounds):
                    for place, edit in enumerate(kinds):
                        before = cpu(server.pid)
                        spent = latency(browser, address, site, edit, f"Edit{number}{place}0")
                        time.sleep(0.3)
                        found.setdefault(edit.name, []).append((spent, cpu(server.pid) - before))
                    (site / kinds[0].path).write_text(kinds[0].text("mended"), encoding="utf-8")
                    time.sleep(0.3 + papers / 1000)
            finally:
                server.terminate()
    return found


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None  # noqa: S101
    for line in server.stdout:
        if found := re.search(r"http://\S+", line):
            return found.group()
    raise measure.FailedError("homepage serve did not say where it serves")


def main() -> int:
    """Measure, print, and record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="30,1000")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--print", action="store_true", help="leave RESULTS.md as it is")
    options = parser.parse_args()
    browser = chromium()
    if browser is None:
        print("skipped: no chromium, chromedriver or selenium here")
        return 0
    rows = []
    try:
        for size in map(int, options.sizes.split(",")):
            for name, spent in series(browser, size, options.rounds).items():
                times, work = [one[0] for one in spent], statistics.median(one[1] for one in spent)
                middle, goal = statistics.median(times), GOALS.get(size)
                held = f"≤ {goal} ms · {'holds' if middle <= goal else '**does not hold**'}" if goal else ""
                rows.append([f"{size:,}", name, f"{min(times):.0f}", f"{middle:.0f}", f"{work:.0f}", held])
    finally:
        browser.quit()
    command = f"python -m benchmarks.preview --sizes {options.sizes} --rounds {options.rounds}"
    head = ["N", "saved", "least, ms", "median, ms", "server's CPU, ms", "goal"]
    text = f"## Preview: save → DOM\n\n{measure.machine()}. `{command}`\n\n{measure.table(head, rows)}"
    print(text)
    if not options.print:
        measure.record("preview", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
