"""Where a publication of HugoBlox appeared: lines as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from homepage.importers.hugoblox.venue import appearance
from tests.importers.hugoblox.test_importer import OWNER, site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "year", "said"),
    [
        ("Wood Science, 229 : 1--6. https://doi.org/10.1016/j.wood.2006.03", "2006", "Wood Science|229|1–6"),
        ("Moss Review 12(3): 456; doi:10.3390/rs12", "2020", "Moss Review|12|3|456"),
        (
            "Proceedings of the Academy of Moss, 117 (34), 20435-20443",
            "2020",
            "Proceedings of the Academy of Moss|117|34|20435–20443",
        ),
        ("In Proceedings of the Moss Conference (MC), 2023", "2023", "Proceedings of the Moss Conference (MC)"),
        ("In Proceedings of the Moss Conference, 2022", "2023", "Proceedings of the Moss Conference, 2022"),
        ("arXiv preprint arXiv:2401.00001", "2024", "arXiv preprint arXiv:2401.00001"),
        ("Journal of Wood, (3), pp. 1-9", "2020", "Journal of Wood, (3), pp. 1-9"),
    ],
)
def test_names_and_numbers_come_apart(line: str, year: str, said: str) -> None:
    found = appearance(line, year)
    assert "|".join(filter(None, (found.name, found.volume, found.issue, found.page))) == said
    assert bool(found.doi) == ("10." in line)


@pytest.mark.parametrize(
    ("line", "name", "status", "remark"),
    [
        ("Economics of Moss, conditionally accepted", "Economics of Moss", "inpress", "conditionally accepted"),
        ("Mossmetrica (forthcoming)", "Mossmetrica", "forthcoming", ""),
        ("Under review", "", "submitted", ""),
        ("In submission", "", "submitted", "In submission"),
        ("Submitted to Moss", "Submitted to Moss", "published", ""),
    ],
)
def test_states_are_no_names(line: str, name: str, status: str, remark: str) -> None:
    found = appearance(line, "2024")
    assert (found.name, found.status, found.remark) == (name, status, remark)


def test_honours_and_identifiers_of_the_line_are_those_of_the_work(tmp_path: Path) -> None:
    page = "---\ntitle: {}\nauthors: [admin]\ndate: 2023-01-01\npublication: '{}'\n---\n"
    files = {
        "content/publication/a/index.md": page.format("Moss at night", "In *Moss Conference 2023* (**Oral**)"),
        "content/publication/b/index.md": page.format("Moss by day", "***Wood***, 3(1), 5-9. doi:10.5555/moss"),
    }
    out = site(tmp_path, OWNER | files)
    works = {one["title"]: one for one in yaml.safe_load((out / "content/publications.yaml").read_text()).values()}
    assert works["Moss at night"]["honor"] == ["Oral"]
    assert works["Moss by day"]["doi"] == "10.5555/moss"
    assert works["Moss by day"]["page"] == "5–9"


@pytest.mark.parametrize(
    ("line", "genre", "school"),
    [
        ("PhD thesis, University of Wood", "PhD thesis", "University of Wood"),
        ("Master's Thesis (Moss College)", "Master's Thesis", "Moss College"),
        ("Dissertation", "Dissertation", ""),
        ("Habilitationsschrift, Universität Holz", "Habilitationsschrift", "Universität Holz"),
        ("Zeitschrift für Moos", "", ""),
        ("博士学位论文", "博士学位论文", ""),
        ("Thesis Eleven", "", ""),
        ("Journal of Thesis Studies", "", ""),
    ],
)
def test_a_line_that_is_the_kind_of_a_thesis_and_its_school_is_no_venue(line: str, genre: str, school: str) -> None:
    found = appearance(line, "2010")
    assert (found.genre, found.school) == (genre, school)
    assert (found.name == "") == bool(genre)
