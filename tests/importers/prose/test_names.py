"""Lists of authors in which commas stand within names as well as between them."""

from __future__ import annotations

import pytest

from homepage.importers.prose.inline import parse
from homepage.importers.prose.names import author_list, turned


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Na, L., Zhang, W. and Smith, B. K.", ["Na, L.", "Zhang, W.", "Smith, B. K."]),
        ("Na, L., Zhang, W., Bob Smith", ["Na, L.", "Zhang, W.", "Bob Smith"]),
        ("Na, Li, Zhang, Wei", ["Na, Li", "Zhang, Wei"]),
        ("Na, Li, Wei Zhang, Bob Smith", ["Na, Li", "Wei Zhang", "Bob Smith"]),
        ("Li Na, Wei Zhang", ["Li Na", "Wei Zhang"]),
    ],
)
def test_initials_after_a_comma_belong_to_the_name_before_it(typed: str, names: list[str]) -> None:
    found = author_list(parse(typed))
    assert found is not None
    assert [one.name for one in turned(found.authors)] == names


def test_a_mark_after_initials_is_one_of_the_whole_name() -> None:
    found = author_list(parse("Na, L., Zhang, W.\\*, Smith, B."))
    assert found is not None
    assert [one.marks for one in turned(found.authors)] == [(), ("*",), ()]
