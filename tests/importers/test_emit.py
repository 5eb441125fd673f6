"""YAML that our own reader reads back as it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from homepage.importers.emit import document
from homepage.source import yaml

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\x85")
    | st.sampled_from(list(":#-'\"[]{},&*!|>%@` \n")),
    max_size=25,
)
VALUES = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


def read_back(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.Sequence):
        return [read_back(one) for one in node.items]
    if isinstance(node, yaml.Mapping):
        return {name: read_back(value) for name, (_, value) in node.entries.items()}
    assert node is not None
    return node.text


@given(st.lists(VALUES, min_size=1, max_size=4) | st.dictionaries(TEXT, VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value: Any) -> None:
    assert read_back(yaml.parse(document(value), "x.yaml")) == value


def test_yaml_is_what_a_person_would_write() -> None:
    record = {"title": "Deltas: a song", "author": ["Tao Lin", "鞠陈"], "icon": "🔥", "text": "*new*", "number": "2012"}
    assert document([record]) == (
        '- title: "Deltas: a song"\n  author: [Tao Lin, 鞠陈]\n  icon: 🔥\n  text: "*new*"\n  number: 2012\n'
    )
