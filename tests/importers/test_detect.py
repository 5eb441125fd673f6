"""Which kind a source is of, and what is said of those that are of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.errors import HomepageError
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("works.enw", "%0 Journal Article\n%T Looms\n%A Ash, Ada\n"),
        ("works.xml", "<xml><records><record><titles/></record></records></xml>"),
        ("works.xml", "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>"),
        ("works.xml", '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods/></modsCollection>'),
        ("scopus.csv", '\ufeff"Authors","Author full names","Title","Year"\n"Ash A.","Ash, Ada","Looms","2020"\n'),
        ("savedrecs.txt", "PT\tAU\tBA\tTI\nJ\tAsh, A\t\tLooms\n"),
    ],
)
def test_lists_of_works_in_other_forms_are_refused_with_what_to_do(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(HomepageError) as caught:
        run(tmp_path / name, tmp_path / "site")
    assert "is a list of works as" in str(caught.value.problems[0])
    assert "export the works anew as RIS or BibTeX" in str(caught.value.problems[0])
    assert not (tmp_path / "site").exists()
