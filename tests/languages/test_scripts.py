"""Which letters stand in a text."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homepage.languages import scripts
from homepage.output.markup import with_languages

LETTERS = (scripts.CHINESE, scripts.JAPANESE, scripts.KOREAN, scripts.EAST_ASIAN)
MIXED = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aé長か한ㄱ·，３-")), max_size=8)


@given(MIXED)
def test_letters_are_found_as_a_regular_expression_finds_them(text: str) -> None:
    for letters in LETTERS:
        ranges = "".join(f"{first}-{last}" for first, last in letters)
        assert scripts.has(text, letters) == bool(re.search(f"[{ranges}]", text))


@pytest.mark.parametrize("letters", LETTERS)
def test_the_ranges_stand_in_their_order(letters: scripts.Letters) -> None:
    assert list(letters) == sorted(letters)
    assert all(first <= last for first, last in letters)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("the 长江 gauges", 'the <span lang="zh">长江</span> gauges'),
        ("（长江）, 3", '<span lang="zh">（长江）</span>, 3'),
        ("长江 2-3. x", '<span lang="zh">长江</span> 2-3. x'),
        ("长2江3-", '<span lang="zh">长2江</span>3-'),
        ("长３", '<span lang="zh">长３</span>'),
        ("・かな·한", '<span lang="ja">・かな·한</span>'),
        ("<b>한국</b>é", '<b><span lang="ko">한국</span></b>é'),
        ("·é–", "·é–"),
    ],
)
def test_a_run_of_east_asian_text_ends_in_a_letter_or_a_point_of_its_own(html: str, marked: str) -> None:
    assert with_languages(html, "en") == marked


def test_no_range_of_east_asian_letters_is_compiled_before_a_text_needs_it() -> None:
    program = (
        "import re, re._compiler as compiler\n"
        "compiled, real = [], compiler.compile\n"
        "compiler.compile = lambda pattern, flags=0: compiled.append(pattern) or real(pattern, flags)\n"
        "import homepage.build, homepage.content.bibliography, homepage.source.bibtex\n"
        "print([one for one in compiled if '\\u9fff' in str(one) or r'\\u9fff' in str(one)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
