"""The law of incremental builds: after any edits, what a build leaves is what a clean build makes, byte for byte.

A site in two languages is edited at random, and built after each edit into the same folder by the command that users
run, with its caches; a copy without caches is built beside it. `python -m tests.test_incremental --steps 1000` runs
as many steps as wanted and prints what they were.
"""

from __future__ import annotations

import argparse
import collections
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from homepage import cli
from homepage.content import bibliography_pieces
from homepage.output import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = {
    "site.yaml": """base_url: https://ada.example.org/
languages: [en, zh]
sections:
  - {kind: about}
  - {kind: news, title: News, limit: 3}
  - {kind: publications, title: Publications, limit: 2, more: page}
publications: {group_by: year}
""",
    "content/person.yaml": "name: Ada Example\nemail: ada@example.org\nlinks: [{label: GitHub, url: https://github.com/a}]\n",
    "content/bio.md": "Ada works on *looms*, see [the paper](publications/a2024/).\n",
    "content/bio.zh.md": "艾达研究织机。\n",
    "content/news.yaml": "- {date: 2024-05, text: One}\n- {date: 2023-05, text: Two}\n",
    "content/people.yaml": "- {name: Grace Hopper, url: https://grace.example.org/}\n",
    "content/venues.yaml": "LOOM: {name: Conference on Looms, color: '#0b5cad'}\n",
    "content/publications.bib": """@string{loom = {Conference on Looms}}

@inproceedings{a2024, title = {Weaving $x^2$}, author = {Example, Ada and Hopper, Grace}, booktitle = loom,
  abbr = {LOOM}, year = 2024, month = may, arxiv = {2401.00001}, abstract = {Cloth.}}

@article{b2023, title = {Second \\emph{cloth}}, author = {Example, Ada}, journal = {J}, year = {2023}}

@misc{c2022, title = {Third}, author = {Hopper, Grace and Example, Ada}, year = {2022}, url = {https://a.example/}}
""",
    "content/publications.yaml": "b2023: {selected: true, note: A note}\n",
    "content/publications/a2024.md": "More on *this* paper.\n",
    "content/pages/cv.md": "---\ntitle: CV\nnav: true\n---\nWork.\n",
    "content/posts/2024-01-01-first.md": "---\ntitle: First\ntags: [loom]\n---\nText.\n",
    "content/projects/loom.md": "---\ntitle: Loom\nsummary: A loom.\n---\nText.\n",
    "content/files/a.txt": "some text\n",
    "static/custom.css": "body { --a: 1 }\n",
}
ENTRY = "\n@article{KEY, title = {Title of KEY}, author = {Example, Ada}, journal = {J}, year = {2020}}\n"
WORDS = ("loom", "warp", "weft", "梭子", "Tücher", "x < y", "50%", "it's")
TEMPLATE = '{% extends "theme/publication.html" %}{% block after_publication %}<p>WORD</p>{% endblock %}\n'


class Site:
    """A site whose files are edited at random; the random numbers decide everything."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def text(self, name: str) -> str:
        path = self.root / name
        return path.read_text(encoding="utf-8") if path.is_file() else FILES.get(name, "")

    def word(self) -> str:
        return f"{self.chance.choice(WORDS)} {self.chance.randrange(100)}"

    def any(self, pattern: str) -> str:
        names = sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))
        return self.chance.choice(names)

    def edits(self) -> Iterator[Callable[[], None]]:
        """Every kind of edit."""
        yield from (self.title, self.add_entry, self.drop_entry, self.move_entry, self.rename_key, self.abstract)
        yield from (self.news, self.bio, self.person, self.coauthor, self.venue, self.overlay, self.below_abstract)
        yield from (self.setting, self.page, self.post, self.project, self.asset, self.style, self.template)
        yield from (self.touch, self.same_size, self.remove, self.revert, self.break_and_repair, self.lose_cache)

    def title(self) -> None:
        bib = self.text("content/publications.bib")
        self.write("content/publications.bib", bib.replace("title = {", f"title = {{{self.chance.choice('ABC')} ", 1))

    def add_entry(self) -> None:
        key = f"k{self.chance.randrange(1000)}x{self.chance.randrange(1000)}"
        self.write("content/publications.bib", self.text("content/publications.bib") + ENTRY.replace("KEY", key))

    def drop_entry(self) -> None:
        head, *entries = self.text("content/publications.bib").split("\n\n")
        free = [one for one in entries if "{k" in one]  # other files name the other entries
        if free:
            entries.remove(self.chance.choice(free))
        self.write("content/publications.bib", "\n\n".join([head, *entries]).rstrip("\n") + "\n")

    def move_entry(self) -> None:
        head, *entries = self.text("content/publications.bib").rstrip("\n").split("\n\n")
        self.chance.shuffle(entries)
        self.write("content/publications.bib", "\n\n".join([head, *entries]) + "\n")

    def rename_key(self) -> None:
        bib = self.text("content/publications.bib")
        new = f"{{c2022{self.chance.choice('abc')},"
        self.write(
            "content/publications.bib",
            bib.replace("{c2022,", new, 1) if "{c2022," in bib else FILES["content/publications.bib"],
        )

    def abstract(self) -> None:
        bib = self.text("content/publications.bib")
        self.write(
            "content/publications.bib", bib.replace("abstract = {", f"abstract = {{{self.chance.choice('XYZ')} $y$ ", 1)
        )

    def news(self) -> None:
        text = self.word()
        self.write(
            "content/news.yaml",
            f'- {{date: 2025-0{self.chance.randint(1, 9)}, text: "{text}"}}\n' + self.text("content/news.yaml"),
        )

    def bio(self) -> None:
        name = self.chance.choice(("content/bio.md", "content/bio.zh.md"))
        self.write(name, FILES[name] + f"\nAlso {self.word()}.\n")

    def person(self) -> None:
        self.write("content/person.yaml", FILES["content/person.yaml"] + f'job_title: "{self.word()}"\n')

    def coauthor(self) -> None:
        self.write(
            "content/people.yaml", f"- {{name: Grace Hopper, url: https://g{self.chance.randrange(9)}.example.org/}}\n"
        )

    def venue(self) -> None:
        self.write("content/venues.yaml", f"LOOM: {{name: Conference {self.chance.randrange(9)}, color: '#0b5cad'}}\n")

    def overlay(self) -> None:
        self.write("content/publications.yaml", f'b2023: {{note: "{self.word()}"}}\n')

    def below_abstract(self) -> None:
        self.write("content/publications/a2024.md", f"More on {self.word()}.\n")

    def setting(self) -> None:
        extra = self.chance.choice(
            ("theme: {layout: sidebar}\n", "footer: Bye\n", "cards: none\n", "citation_style: apa\n", "")
        )
        self.write("site.yaml", FILES["site.yaml"] + extra)

    def page(self) -> None:
        name = f"content/pages/p{self.chance.randrange(3)}.md"
        head = f"title: Page {self.chance.randrange(9)}\nnav: {self.chance.choice(('true', 'false'))}"
        self.write(name, f"---\n{head}\n---\n{self.word()}\n")

    def post(self) -> None:
        day = self.chance.randint(1, 5)
        name = f"content/posts/2024-02-0{day}-p{day}.md"
        self.write(
            name,
            f"---\ntitle: Post {self.chance.randrange(9)}\ntags: [t{self.chance.randrange(3)}]\n---\n{self.word()}\n",
        )

    def project(self) -> None:
        self.write(
            f"content/projects/p{self.chance.randrange(3)}.md", f"---\ntitle: P\nsummary: Some.\n---\n{self.word()}\n"
        )

    def asset(self) -> None:
        self.write(f"content/files/{self.chance.choice('abc')}.txt", self.word())

    def style(self) -> None:
        self.write("static/custom.css", f"body {{ --a: {self.chance.randrange(99)} }}\n")

    def template(self) -> None:
        path = self.root / "templates/publication.html"
        if path.is_file() and self.chance.random() < 0.6:
            shutil.rmtree(path.parent)
        else:
            self.write("templates/publication.html", TEMPLATE.replace("WORD", str(self.chance.randrange(99))))

    def touch(self) -> None:
        os.utime(self.root / self.any("content/**/*.*"))

    def same_size(self) -> None:
        """Other bytes of the same number, with the date that the file had."""
        path = self.root / "content/files/a.txt"
        if path.is_file():
            at = path.stat()
            path.write_bytes(bytes(reversed(path.read_bytes().rstrip(b"\n"))))
            os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))

    def remove(self) -> None:
        names = sorted(path for path in self.root.glob("content/p[or]*/*.md") if path.name not in ("cv.md", "a2024.md"))
        if names:
            self.chance.choice(names).unlink()

    def revert(self) -> None:
        for name, text in FILES.items():
            self.write(name, text)

    def break_and_repair(self) -> None:
        """A build that fails in between must leave everything as it was."""
        name = self.chance.choice(("content/news.yaml", "content/person.yaml", "site.yaml"))
        good = self.text(name)
        self.write(name, good + "\nno_such_key: [\n")
        assert build(self.root, self.root / "_site")[0] == 1
        self.write(name, good)

    def lose_cache(self) -> None:
        """The caches may go or be spoilt at any time."""
        kept = sorted(path for path in (self.root / ".homepage-cache").rglob("*") if path.is_file())
        if not kept or self.chance.random() < 0.3:
            shutil.rmtree(self.root / ".homepage-cache", ignore_errors=True)
        else:
            victim = self.chance.choice(kept)
            data = victim.read_bytes()
            at = self.chance.randrange(len(data) + 1)
            victim.write_bytes(data[:at] if self.chance.random() < 0.5 else data[:at] + b"?" + data[at + 1 :])


def forget() -> None:
    """Forget what one process keeps from build to build, as a new process would."""
    bibliography_pieces.pieces.cache_clear()
    texts.texts.cache_clear()


def build(root: Path, output: Path) -> tuple[int, str]:
    """The status of a build, and what it said of problems."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
        return cli.main(["build", "--root", str(root), "--output", str(output)]), said.getvalue()


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differences(site: Site, aside: Path) -> list[str]:
    """Which outputs of the site are not those of a clean build."""
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(site.root, aside, ignore=shutil.ignore_patterns("_site", ".homepage-cache"))
    if site.chance.random() < 0.7:
        forget()
    for root in (site.root, aside):
        status, said = build(root, root / "_site")
        assert status == 0, said
    found, expected = tree(site.root / "_site"), tree(aside / "_site")
    return sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))


def run(seed: int, steps: int, folder: Path) -> collections.Counter[str]:
    """Edit and build so many times; the kinds of edits that were made."""
    chance = random.Random(seed)  # noqa: S311 - repeatable edits, no secret
    site = Site(folder / "site", chance)
    edits = list(site.edits())
    made: collections.Counter[str] = collections.Counter()
    trail: list[str] = []
    for _ in range(steps):
        for edit in chance.choices(edits, k=chance.choice((1, 1, 1, 2, 3))):
            edit()
            made[edit.__name__] += 1
            trail.append(edit.__name__)
        wrong = differences(site, folder / "aside")
        assert not wrong, f"seed {seed}, after {trail[-12:]}: {wrong}"
    return made


@pytest.mark.parametrize("seed", range(3))
def test_a_build_after_edits_leaves_what_a_clean_build_makes(seed: int, tmp_path: Path) -> None:
    assert run(seed, 8, tmp_path).total() >= 8


def test_builds_at_the_same_time_do_no_harm(tmp_path: Path) -> None:
    """Several commands build one site into one folder while it is edited; the next build sets everything right."""
    site = Site(tmp_path / "site", random.Random(5))  # noqa: S311 - repeatable edits, no secret
    command = [sys.executable, "-m", "homepage", "build", "--root", str(site.root)]
    for _ in range(3):
        running = []
        for edit in (site.title, site.news, site.add_entry):
            edit()
            running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        for process in running:
            assert "Traceback" not in process.communicate()[1]
        assert differences(site, tmp_path / "aside") == []


def main() -> None:
    """Run many steps and print what was done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = run(options.seed, options.steps, Path(folder))
    edits = ", ".join(f"{name} {count}" for name, count in sorted(made.items()))
    sys.stdout.write(f"{options.steps} builds after {made.total()} edits equal clean builds ({edits})\n")


if __name__ == "__main__":
    main()
