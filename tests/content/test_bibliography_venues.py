"""Abbreviations that stand in the names of venues."""

from __future__ import annotations

import pytest

from homepage.content.bibliography_venues import abbreviation


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
        ("Advances in Neural Information Processing Systems (NeurIPS 2023)", "NeurIPS"),
        ("European Conference on Computer Vision (ECCV'24)", "ECCV"),
        ("International Journal of Computer Vision (IJCV).", "IJCV"),
        (
            "IEEE International Conference on Robotics and Automation, ICRA 2025, Atlanta, GA, USA, May 19-23, 2025",
            "ICRA",
        ),
        ("Proceedings of the 38th International Conference on Machine Learning, ICML 2021", "ICML"),
        ("Findings of the Association for Computational Linguistics (ACL-IJCNLP)", "ACL-IJCNLP"),
    ],
)
def test_an_abbreviation_is_told(name: str, found: str) -> None:
    assert abbreviation(name) == found


@pytest.mark.parametrize(
    "name",
    [
        "Nature",
        "Workshop on Looms (Oral)",
        "Conference on Looms, Boston (USA)",
        "Transactions on Looms (IEEE)",
        "Lecture Notes in Computer Science (LNCS)",
        "Journal of Weaving (Series B)",
        "Sessions, May 2024",
        "(CVPR) and other names",
        "",
    ],
)
def test_what_is_no_abbreviation_stays_a_part_of_the_name(name: str) -> None:
    assert abbreviation(name) is None
