"""YAML as located text."""

from __future__ import annotations

import contextlib
import re

import pytest
import yaml as reference
from hypothesis import given
from hypothesis import strategies as st

from homepage.errors import ContentError
from homepage.source.yaml import DEEPEST, MOST_NODES, FaultyYamlError, Mapping, Node, Scalar, Sequence, find, parse

PRINTABLE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=20)
TREES = st.recursive(
    PRINTABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def reports(text: str, **options: int) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse(text, "a.yaml", **options)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "word",
    [
        "No",
        "yes",
        "null",
        "~",
        "2023.10",
        "2012",
        "2022-04-29",
        "1e3",
        "0x1F",
        "010",
        "12:30",
        "true",
        "760+",
        ".5",
        "US$1,000",
        "CVPR '24",
        "Zhang*",
        "A*STAR",
        "MF^2",
        "P(Y|do(X))",
        "《一种方法》",
        "标签：内容",
        "x:y",
        "a#b",
    ],
)
def test_a_word_is_kept_as_it_is_written(word: str) -> None:
    assert plain(parse(f"title: {word}\n", "a.yaml")) == {"title": word}
    assert plain(parse(f"- {word}\n", "a.yaml")) == [word]


def test_a_key_is_kept_as_it_is_written() -> None:
    assert plain(parse("2012: a\nno: b\n2023.10: c\n", "a.yaml")) == {"2012": "a", "no": "b", "2023.10": "c"}


@given(TREES)
def test_what_another_writer_wrote_is_read(tree: object) -> None:
    written = reference.safe_dump(tree, allow_unicode=True)
    assert plain(parse(written, "a.yaml")) == tree


def test_every_node_knows_its_line_and_column() -> None:
    node = parse("a: one\nb:\n  - two\n  - c: |\n      three\n", "a.yaml", first_line=10)
    assert isinstance(node, Mapping)
    key, items = node.entries["b"]
    assert isinstance(items, Sequence)
    first, second = items.items
    assert isinstance(second, Mapping)
    block = second.entries["c"][1]
    assert isinstance(block, Scalar)
    assert [(one.line, one.column) for one in (node, key, items, first, second, block)] == [
        (10, 1),
        (11, 1),
        (12, 3),
        (12, 5),
        (13, 5),
        (13, 8),
    ]
    assert block.block
    assert block.text == "three\n"


def test_nothing_written_is_told_from_an_empty_text() -> None:
    node = parse("a:\nb: ''\nc: \"\"\nd: ~\n", "a.yaml")
    assert isinstance(node, Mapping)
    values = {key: value for key, (_, value) in node.entries.items() if isinstance(value, Scalar)}
    assert [values[key].is_empty for key in "abcd"] == [True, False, False, False]


@pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    node = parse(text, "a.yaml")
    assert node is None or (isinstance(node, Scalar) and node.is_empty)


def test_a_title_over_two_lines_is_joined_with_one_space() -> None:
    assert plain(parse("title: Bottom-Up\n  Temporal Action\n", "a.yaml")) == {"title": "Bottom-Up Temporal Action"}
    assert plain(parse("title: >-\n  Bottom-Up\n  Temporal\n", "a.yaml")) == {"title": "Bottom-Up Temporal"}


def test_every_key_that_stands_twice_is_reported() -> None:
    assert reports("a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: 2\n") == [
        "a.yaml:3:1: key 'a' stands here for the second time (first in line 1)",
        "a.yaml:6:3: key 'd' stands here for the second time (first in line 5)",
    ]


def test_a_syntax_error_is_located_in_the_whole_file() -> None:
    assert reports("a: ]\n", first_line=5)[0].startswith("a.yaml:5:4: not valid YAML: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb：2\nc: 3\n", "2:2: the colon after 'b' is a full-width one, which makes no key"),
        ("a: 1\nb:2\nc: 3\n", "2:2: a space is missing after 'b:'"),
        ("- a: 1\n\tb: 2\n", "2:1: a tab stands where the line is indented"),
        ("-\ta: 1\n\tb: 2\n", "1:2: a tab follows the hyphen"),
        ("- a: 1\n\u00a0 b: 2\n", "2:1: a no-break space (U+00A0) stands here"),
        ("a: 1\nb:\u30002\nc: 3\n", "2:2: the space after 'b:' is a full-width space (U+3000), which makes no key"),
        ("a: One: two\n", '1:4: a value with a colon and a space must stand in quotes (write a: "One: two")'),
        (
            "a: “One: two”\n",
            '1:4: “ is not a quotation mark of YAML, so the colon in this value makes a key (write a: "One: two")',
        ),
        ("a: 'It's'\n", """1:4: text follows the ' that closes this value (write a: "It's")"""),
        ('a: "b" c\n', """1:4: text follows the " that closes this value (write a: '"b" c')"""),
        ("- a: *Best* paper\n", '1:6: a value that begins with * must stand in quotes (write - a: "*Best* paper")'),
        ("- [Link](x) b\n", '1:3: a value that begins with [ must stand in quotes (write - "[Link](x) b")'),
        (
            "- a: {en: On {A}, zh: b}\n",
            "1:6: a value between braces holds a sign that means something in YAML (put each",
        ),
        ("- a: {en: a: b, zh: c}\n", "1:6: a value between braces holds a sign"),
        ("- {label: X, url: @b}\n", "1:3: a value between braces holds a sign"),
        ("- {en: [a](b), zh: c}\n", "1:3: a value between braces holds a sign"),
        (
            "a: {en: b， zh: c}\n",
            "1:4: a value between braces holds a sign that means something in YAML (part them by",
        ),
        ("name Ada\nb: 1\n", "1:1: this line is not a key with a colon"),
        ("a: 1\nb 2\nc: 3\n", "2:1: this line is not a key with a colon"),
        ('- a: "one\n- a: b\n- a: "c"\n', "1:6: a quotation mark is opened here and not closed"),
        ("- a: 1\n b: 2\n", "2:2: not valid YAML: this line begins in another column than the lines before it"),
        ("- a: !wow b\n", "1:6: a value that begins with ! must stand in quotes"),
        ("- a: > b\n", '1:6: a value that begins with > must stand in quotes (write - a: "> b")'),
        ("- a: b\n   c: d\n", "2:4: this key begins in column 4, the key above it in column 3 (begin both in the same"),
        ("a: b\n  c:\n    - d\n", "2:3: this key begins in column 3, the key above it in column 1"),
        ("a:\n  - b: 1\nc:\n  d: 1\n  - e: 2\n", "5:3: an entry of a list stands here among keys"),
        ('- {a: b, c: "d}\n', "1:13: a quotation mark is opened here and not closed"),
        ("* a\n* b\n", "1:1: a list does not begin with * (begin it with a hyphen and a space: - )"),
    ],
)
def test_a_slip_is_told_in_plain_words_with_its_remedy(text: str, expected: str) -> None:
    assert reports(text)[0].startswith(f"a.yaml:{expected}")


def test_what_is_wrong_behind_a_slip_is_told_too() -> None:
    found = reports("- a: One: two\n  b：2\n\n- a: x: y\n- a: 1\n  a: 2\n- [\n")
    assert [one.split(": ")[0] for one in found] == [
        *("a.yaml:1:6", "a.yaml:2:4", "a.yaml:4:6"),
        *("a.yaml:6:3", "a.yaml:8:1"),
    ]


def rest(text: str) -> object:
    with pytest.raises(FaultyYamlError) as caught:
        parse(text, "a.yaml")
    return plain(caught.value.node)


def test_a_record_that_cannot_be_read_hides_no_other() -> None:
    assert rest('- a: 1\n- a: "two\n- a: 3\n') == [{"a": "1"}, {"a": "3"}]
    assert rest("x: 1\nfoo bar\ny: 2\n") == {"y": "2"}
    assert rest("x:\n  - a: 1\n  - a: [2\n  - a: 3\ny: 4\n") == {"x": [{"a": "1"}, {"a": "3"}], "y": "4"}


def test_what_may_belong_to_a_key_that_cannot_be_read_is_left_out() -> None:
    assert rest("x:\n  - a: 1\ninterests\n  - b: 1\n  - b: 2\ny: 4\n") == {"y": "4"}
    assert rest("x:\n  - a: 1\n  - a: 2\n   interests:\n  - b: 1\ny: 4\n") == {"x": [{"a": "1"}], "y": "4"}


def test_each_record_that_cannot_be_read_is_told_and_nothing_that_follows_from_it() -> None:
    text = 'x:\n  - a: "one\n  - a: 2\n    b: "two"\n  - a: [3\n    b: 4\ny: "5\nz: 6\n'
    assert [one.split(": ")[0] for one in reports(text)] == ["a.yaml:2:8", "a.yaml:5:8", "a.yaml:7:4"]
    assert len(reports("  name: Ada\njob: 1\nlinks:\n  - a\n  - b\n")) == 1


def test_a_first_key_in_a_wrong_column_is_told_once() -> None:
    assert len(reports("x:\n - a: 1\n    b: 2\n    c: 3\n    d: 4\n")) == 1


def test_a_record_in_a_wrong_place_is_told_once() -> None:
    assert len(reports("- a: 1\n  b: 2\n   - a: 3\n  b: 4\n- a: 5\n")) == 1


@given(st.text(alphabet="ab:-： \t\n\u00a0“”\"'[]{}#&*!|>%@,\\", max_size=40))
def test_no_word_of_the_parser_reaches_the_author(text: str) -> None:
    try:
        parse(text, "a.yaml")
    except ContentError as error:
        said = str(error).split(" (")[0]
        assert not re.search(r"expected|found |did not|scann|token|mapping|sequence|scalar|block", said)


def test_nesting_is_bounded() -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    parse(deep, "a.yaml")
    assert reports("[" + deep + "]") == [f"a.yaml:1:{DEEPEST + 1}: is nested deeper than {DEEPEST} levels"]


@pytest.mark.parametrize("depth", [900, 20_000])
def test_nesting_beyond_all_measure_is_reported(depth: int) -> None:
    (problem,) = reports("[" * depth + "]" * depth)
    assert f"is nested deeper than {DEEPEST} levels" in problem


def test_aliases_that_explode_are_reported_in_time() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 20)}]" for n in range(1, 12)]
    (problem,) = reports("\n".join(lines))
    assert f"holds more than {MOST_NODES} values once its aliases are expanded" in problem


def test_an_alias_that_does_not_explode_is_read() -> None:
    assert plain(parse("a: &x [1, 2]\nb: *x\n", "a.yaml")) == {"a": ["1", "2"], "b": ["1", "2"]}


@given(st.text(max_size=60))
def test_any_text_is_read_or_reported(text: str) -> None:
    with contextlib.suppress(ContentError):
        parse(text, "a.yaml")


def test_the_place_of_a_value_is_found() -> None:
    node = parse("a: 1\nb:\n  - a: 2\n    c: [3]\n", "a.yaml")
    one, two, three = find(node, "a", "1"), find(node, "a", "2"), find(node, "c")
    assert one is not None
    assert two is not None
    assert three is not None
    assert [(one.line, one.column), (two.line, two.column), (three.line, three.column)] == [(1, 4), (3, 8), (4, 5)]
    assert find(node, "a", "3") is None
    assert find(node, "d") is None
    assert find(None, "a") is None


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_mistake_after_a_sign_that_ends_lines_for_the_parser_only_has_its_line(sign: str) -> None:
    with pytest.raises(FaultyYamlError) as caught:
        parse(f"name: Ada{sign}: x: y\nage: [1\n", "person.yaml")
    assert {problem.location.line for problem in caught.value.problems} <= {1, 2}
