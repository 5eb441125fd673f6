"""What commands load: each only what it needs, because on a small site loading costs more than working."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from homepage import idle

if TYPE_CHECKING:
    from pathlib import Path

WORKING = {"yaml", "jinja2", "markdown", "pybtex", "latex2mathml", "msgspec", "livereload", "tornado", "watchfiles"}
HEAVY = {"asyncio", "ssl", "http.client", "email.message", "urllib.request", "importlib.metadata", "PIL.Image", "babel"}
NEVER_BUILDING = {"livereload", "tornado", "watchfiles", "homepage.importers", "homepage.serve", "homepage.lint"}
SITE = {
    "site.yaml": "title: Ada Example\n",
    "content/person.yaml": "name: Ada Example\n",
    "content/bio.md": "I like *tides*.\n",
    "content/publications.bib": "@book{a, author = {Roe, Ma{\\'e}va and Doe, Al}, title = {$x^2 + y$}, year = 2020}\n",
}


def loaded(root: Path, *arguments: str) -> set[str]:
    """The modules in memory when a command has ended."""
    program = (
        "import sys\nfrom homepage import cli\n"
        f"sys.argv = ['homepage', *{arguments!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        "print('loaded', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in SITE.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    time.sleep(2 * idle._TICK / 10**9)  # files changed just before a build are read again by the next
    return tmp_path


def test_the_version_is_told_without_any_library(root: Path) -> None:
    assert not loaded(root, "--version") & (WORKING | HEAVY)


def test_a_build_with_nothing_to_do_loads_no_library(root: Path) -> None:
    loaded(root, "build")
    assert not loaded(root, "build") & (WORKING | HEAVY)


def test_a_build_loads_no_network_no_pictures_and_no_other_command(root: Path) -> None:
    found = loaded(root, "build")
    assert {"jinja2", "markdown", "yaml", "latex2mathml"} <= found
    assert not found & (HEAVY | NEVER_BUILDING | {"pybtex", "pygments", "nh3"})


def test_a_build_in_which_no_yaml_changed_does_not_load_pyyaml(root: Path) -> None:
    loaded(root, "build")
    bibliography = root / "content" / "publications.bib"
    bibliography.write_text(bibliography.read_text(encoding="utf-8").replace("2020", "2021"), encoding="utf-8")
    found = loaded(root, "build")
    assert "jinja2" in found
    assert "yaml" not in found


def test_what_formulas_need_not_load_can_be_loaded_afterwards() -> None:
    program = (
        "from homepage.source.latex_math import as_mathml\nassert as_mathml('x^2')\n"
        "import importlib.metadata, urllib.request, xml.sax.saxutils\n"
        "print(bool(importlib.metadata.version('latex2mathml')), xml.sax.saxutils.urllib.request.urlopen is not None)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
