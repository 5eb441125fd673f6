"""The manual says everything that the program reads, and says it as the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

from homepage.content import manual, records, schema
from homepage.content.config import SectionKind, Site, Theme
from homepage.content.shapes import slots

MANUAL = Path(__file__).parents[1] / "docs" / "content.md"
TEXT = MANUAL.read_text("utf-8")


def _part(heading: str) -> str:
    """What stands under a heading, up to the next one of its level."""
    level = heading.split(maxsplit=1)[0]
    return TEXT.partition(f"\n{heading}\n")[2].partition(f"\n{level} ")[0]


def test_the_tables_are_those_of_the_records(request: pytest.FixtureRequest) -> None:
    expected = manual.refreshed(TEXT)
    if request.config.getoption("--update-cases", default=False):
        MANUAL.write_text(expected, "utf-8", newline="\n")
        return
    assert expected == TEXT, "docs/content.md is out of date: pytest --update-cases makes its tables anew"


def test_every_record_has_its_table() -> None:
    assert set(re.findall(r"<!-- fields: (\w+) -->", TEXT)) == set(manual.tables())


@pytest.mark.parametrize("file", schema.FILES)
def test_every_file_has_a_part_with_an_example_that_is_valid(file: str) -> None:
    part = _part(f"## {file}")
    example = re.search(r"```yaml\n(.*?)```", part, re.DOTALL)
    assert example, f"{file} has no example"
    Draft202012Validator(schema.of(file) or {}).validate(yaml.load(example[1], yaml.BaseLoader))  # noqa: S506 (reads text)


@pytest.mark.parametrize("file", ["content/bio.md", "content/publications.bib"])
def test_files_that_are_not_yaml_have_a_part(file: str) -> None:
    assert "```" in _part(f"## {file}")


def test_every_setting_and_every_kind_of_section_is_documented() -> None:
    part = _part("## site.yaml")
    for name in [*slots(Site), *slots(Theme), *get_args(SectionKind)]:
        assert re.search(rf"^\| `{name}`", part, re.MULTILINE), name


def test_every_link_within_the_manual_leads_to_a_heading() -> None:
    headings = re.findall(r"(?m)^#+ (.*)$", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))
    anchors = {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]*)\)", TEXT)) <= anchors


def test_a_row_tells_key_form_default_and_meaning() -> None:
    table = manual.table(records.Award)
    assert "A plain text in its place stands for `title`." in table
    assert "| `title` (required) | text | Name of the award. |" in table
    assert "| `kind` | `award` · `grant` · `fellowship`; `award` by default | What it is. |" in table
    assert "| `links` | list of: [Link](#link) | Links after it. |" in table


def test_making_the_tables_anew_changes_nothing_more() -> None:
    once = manual.refreshed("<!-- fields: Stat -->\nold\n<!-- end -->\n")
    assert "old" not in once
    assert "| `label` (required) | text |" in once
    assert manual.refreshed(once) == once


def test_a_table_of_an_unknown_record_is_an_error() -> None:
    with pytest.raises(KeyError):
        manual.refreshed("<!-- fields: Stats -->\n<!-- end -->\n")
