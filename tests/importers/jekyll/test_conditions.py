"""Conditions of template code that the settings of a site decide."""

from __future__ import annotations

import pytest

from homepage.importers.front_matter.tables import Table
from homepage.importers.jekyll.conditions import resolved


def _settings(**said: str) -> Table:
    found = Table("_config.yml")
    found.update(said)
    return found


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("site.map and site.talks", "no"),
        ("site.map or site.talks", "yes"),
        ("site.map == true and site.look != 'dark'", "yes"),
        ("site.talks or site.look == 'dark'", "no"),
    ],
)
def test_conditions_of_several_settings_are_decided_together(condition: str, shown: str) -> None:
    text = f"{{% if {condition} %}}yes{{% else %}}no{{% endif %}}"
    assert resolved(text, _settings(map="true", talks="false", look="light")) == shown


def test_a_condition_of_which_a_part_is_no_setting_stays_as_it_is() -> None:
    text = "{% if site.map and page.talks %}yes{% endif %}"
    assert resolved(text, _settings(map="true")) == text
