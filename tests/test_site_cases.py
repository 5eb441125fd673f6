"""Small whole sites with what becomes of them: the same set of files, and the same bytes of each.

Style sheets and scripts of the theme are replaced by a line, lest a change of theirs changes every page here.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from homepage import theme
from homepage.cli import main

CASES = Path(__file__).parent / "cases" / "sites"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
STAND_IN = "/* the theme's */\n"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(name: str, folder: Path) -> Path:
    """Build a case as a user does; the output folder."""
    site = shutil.copytree(CASES / name, folder / "site", ignore=shutil.ignore_patterns("expected"))
    for path in (theme.root() / "static").glob("*.*"):
        target = site / "static" / path.name
        if path.suffix in (".css", ".js") and not target.exists():
            target.parent.mkdir(exist_ok=True)
            target.write_text(STAND_IN, encoding="utf-8")
    assert main(["build", "--root", str(site), "--output", str(folder / "output")]) == 0
    return folder / "output"


@pytest.mark.parametrize("name", NAMES)
def test_a_site_becomes_exactly_what_is_expected(name: str, tmp_path: Path, *, update_cases: bool) -> None:
    output, expected = build(name, tmp_path), CASES / name / "expected"
    if update_cases:
        shutil.rmtree(expected, ignore_errors=True)
        shutil.copytree(output, expected)
    found, wanted = tree(output), tree(expected)
    assert sorted(found) == sorted(wanted)
    assert [path for path in found if found[path] != wanted[path]] == []


@pytest.fixture(scope="module")
def traps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the site of traps."""
    output = build("traps", tmp_path_factory.mktemp("traps"))
    return {path: data.decode() for path, data in tree(output).items() if path.endswith((".html", ".xml", ".bib"))}


@pytest.mark.parametrize(
    "text",
    [
        "A*STAR and EReL@MIR; a paper at CVPR ’24 and one at CVPR’19. It won US$1,000.",
        'href="https://weidixie.example.org/?a=1&amp;b=2%2C3">Weidi Xie</a>(<span lang="zh">海外优青</span>)',
        'href="https://arxiv.org/abs/2307.13236.pdf"><span lang="zh">《一种方法》</span></a>',
        "🧑\u200d💻 🗞\ufe0f",
        'href="https://x.example.org/?tp=&amp;arnumber=1&amp;utm_source=a%2Cb#c"',
        'datetime="2023-10">Oct 2023</time>',
        'datetime="2023-01">Jan 2023</time>',
        'datetime="2022-04-29">spring</time>',
        "👨\u200d🎓",
        "Undated, with “quotes” and a dash &ndash; here.",
        "Bottom-Up Temporal Action Localization with Mutual Regularization",
        "``sense-making&#39;&#39; with MF^2 and P(Y|do(X)) over {1,...,t}, A*B*C, 5 &lt; 6 &amp; 7;",
        'href="https://github.com/x/DIGER">https://github.com/x/DIGER</a>.',
        "2020.11</time>",
        "2016.10</time>",
        "Grant (A*STAR)",
        "(US$1,000)",
        "Top 1%: 2.7%",
        'class="muted">2012:',
        "Creative AIGC</b>：Image/Video/Music.",
        "LOH Yi Lin",
        "AW Khai Loong",
        "Tengda Han</a>, Oxford",
        "xin<wbr>.sun<wbr>[at]example<wbr>.org",
    ],
)
def test_the_home_page_shows_what_was_meant(text: str, traps: dict[str, str]) -> None:
    assert text in traps["index.html"]


@pytest.mark.parametrize("text", ["ICT", "JD", "xin.sun@example.org", "2023.1<", "&amp;amp;", "<em>", "Zhang*</"])
def test_the_home_page_does_not_show_what_was_not_meant(text: str, traps: dict[str, str]) -> None:
    assert text not in traps["index.html"]


def test_only_the_own_name_is_set_as_ones_own(traps: dict[str, str]) -> None:
    home = traps["index.html"]
    assert home.count('<b class="self">') == 5
    for name in ("Xin Zhao", "Xinyi Sun", "Sun Zhao"):
        assert f'<b class="self">{name}' not in home
        assert name in home
    assert 'href="https://loh.example.org/"' in home


def test_words_that_yaml_takes_for_more_are_titles_and_keys(traps: dict[str, str]) -> None:
    assert "<h1>null</h1>" in traps["publications/null/index.html"]
    assert "<h1>yes</h1>" in traps["publications/yes/index.html"]
    assert "<title>No</title>" in traps["index.html"]


def test_two_works_may_share_an_address(traps: dict[str, str]) -> None:
    assert traps["publications/index.html"].count("sun2024") >= 1
    assert {"publications/sun2024/index.html", "publications/other2024/index.html"} <= set(traps)
