"""YAML as it was read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage import cache, program
from homepage.content.parsed import NAME, Parsed
from homepage.source import yaml

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """- title: "One: two"
  tags: [a, b]
  note: |
    several
    lines
- words：one
- {empty: , same: 'x'}
"""


def spelt(node: yaml.Node | None) -> object:
    """Everything that a node says."""
    if isinstance(node, yaml.Sequence):
        return [spelt(one) for one in node.items], node.line, node.column, node.flow
    if isinstance(node, yaml.Mapping):
        return {key: (spelt(at), spelt(one)) for key, (at, one) in node.entries.items()}, node.line, node.column
    return node and (node.text, node.line, node.column, node.quoted, node.block, node.glued)


def memory(root: Path) -> Parsed:
    return Parsed(cache.Cache(root))


@pytest.fixture
def only_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """A memory of one text, whose owner cannot read another."""
    before = memory(tmp_path)
    before.parse(TEXT, "a.yaml")
    before.parse("", "b.yaml")
    before.keep()
    monkeypatch.setattr(yaml, "parse", None)
    return memory(tmp_path)


def test_what_is_kept_says_what_was_read(only_kept: Parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = only_kept.parse(TEXT, "elsewhere.yaml")
    monkeypatch.undo()
    assert spelt(kept) == spelt(yaml.parse(TEXT, "a.yaml"))
    assert "Glued(word='words'" in repr(spelt(kept))


def test_an_empty_text_is_kept_too(only_kept: Parsed) -> None:
    assert only_kept.parse("", "b.yaml") is None


def test_another_line_is_another_reading(only_kept: Parsed) -> None:
    with pytest.raises(TypeError):
        only_kept.parse(TEXT, "a.yaml", first_line=2)


def test_only_what_was_used_last_stays(tmp_path: Path) -> None:
    one = memory(tmp_path)
    for texts in (("a", "b"), ("b",)):
        for text in texts:
            one.parse(text, "a.yaml")
        one._known._write = cache.Seldom()
        one.keep()
    other = memory(tmp_path)
    assert [spelt(node) for node in other._known.all().values()] == [spelt(yaml.parse("b", "a.yaml"))]


def test_another_program_or_damage_is_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = memory(tmp_path)
    one.parse(TEXT, "a.yaml")
    one.keep()
    with monkeypatch.context() as patch:
        patch.setattr(program, "digest", lambda: "another")
        other = memory(tmp_path)
        assert not other._known.all()
    kept = tmp_path / NAME
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    damaged = memory(tmp_path)
    assert not damaged._known.all()
    assert spelt(damaged.parse(TEXT, "a.yaml")) == spelt(yaml.parse(TEXT, "a.yaml"))


def test_a_faulty_text_is_told_every_time(tmp_path: Path) -> None:
    one = memory(tmp_path)
    for _ in range(2):
        with pytest.raises(yaml.FaultyYamlError):
            one.parse("a: [b", "a.yaml")
        one.keep()
