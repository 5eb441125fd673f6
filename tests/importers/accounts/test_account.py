"""What was read and did not come over is told, whichever importer passed over it: addresses and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from homepage.importers.accounts import addresses
from homepage.importers.accounts.forms import form
from homepage.importers.accounts.steering import steers
from homepage.importers.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.importers.report import ImportReport, Kind

CONFIG = "title: Rosa Keller\nurl: https://rosa.example.org\nauthor:\n  name: Rosa Keller\n  employer: Kiln Institute\n"
ABOUT = "---\npermalink: /\ntitle: About me\nauthor_profile: true\n---\n\nI study pots.\n"


def told(tmp_path: Path, kind: Kind, files: dict[str, str]) -> list[str]:
    """The lines of one kind in the report of an import of some files, each with its place."""
    return [str(note) for note in imported(tmp_path, files).of(kind)]


def imported(tmp_path: Path, files: dict[str, str]) -> ImportReport:
    source = tmp_path / "source"
    for name, text in {"_config.yml": CONFIG, "_pages/about.md": ABOUT, **files}.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    return run(source, tmp_path / "out", kind="academicpages")


def talks(*lines: str) -> dict[str, str]:
    """A talk for each line of front matter that is added to the usual ones."""
    head = "---\ntitle: Kilns\ndate: 2020-01-02\nvenue: Guild\n"
    return {f"_talks/{number}.md": f"{head}{line}\n---\n" for number, line in enumerate(lines, 1)}


def test_a_key_that_nothing_takes_is_told_with_its_value_and_line(tmp_path: Path) -> None:
    text = "the key 'audience', which has no place here: Potters of the valley"
    assert f"_talks/1.md:5: {text}" in told(tmp_path, "left out", talks("audience: Potters of the valley"))


def test_a_key_of_many_files_of_a_folder_is_one_line(tmp_path: Path) -> None:
    files = talks("audience: Potters 100", "audience: Potters 200", "audience: Potters 300")
    assert [line for line in told(tmp_path, "left out", files) if "audience" in line] == [
        "_talks/1.md:5: the key 'audience', which has no place here: Potters 100; it stands in 3 files of this folder"
    ]


def test_keys_that_only_steer_a_template_are_not_told(tmp_path: Path) -> None:
    page = "---\ntitle: Glazes\npermalink: /glazes/\nlayout: archive\ntoc: true\n---\n\nBlue.\n"
    files = {
        "_config.yml": f"{CONFIG}analytics:\n  provider: google\nplugins: [jekyll-feed]\n",
        "_pages/glazes.md": page,
    }
    assert not [line for line in told(tmp_path, "left out", files) if "the key" in line]


def test_a_value_that_was_looked_up_and_dropped_is_told_too(tmp_path: Path) -> None:
    files = {"_pages/about.md": ABOUT.replace("About me", "Pots from Bergen")}
    assert "_pages/about.md:3: the key 'title', which has no place here: Pots from Bergen" in told(
        tmp_path, "left out", files
    )


def test_an_address_that_no_field_takes_is_told_and_counted(tmp_path: Path) -> None:
    report = imported(tmp_path, {"_config.yml": f"{CONFIG}kiln_camera: https://films.example.org/kiln\n"})
    assert [str(note) for note in report.of("lost links")] == ["_config.yml:6: https://films.example.org/kiln"]
    assert "1 lost link" in report.summary()
    assert "## Links, pictures and documents of the source that nothing here leads to" in report.text()


@pytest.mark.parametrize(
    "text",
    [
        "[Clay](https://doi.org/10.1000/CLAY.7)",
        "[preprint](https://arxiv.org/pdf/2101.00007v2.pdf)",
        "See https://glaze.example.org/?a=1&amp;b=2.",
        "[mine](https://rosa.example.org/about/)",
        "<a href='mailto:rosa@kiln.example.org'>mail</a>",
        "[unused]: https://nobody.example.org",
        "<!-- [old](https://old.example.org) -->",
        "<script src='https://count.example.org/a.js'></script>",
        "<span itemtype='http://schema.org/Person'>Rosa</span>",
        "{% if page.x %}[no](/kiln/){% endif %}",
        "<a href='https://info.flagcounter.com/a'><img src='https://s1.flagcounter.com/b'></a>",
        "<a href='..'>up</a>",
    ],
)
def test_addresses_that_came_over_or_that_nobody_saw_are_not_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, "lost links", {"_pages/about.md": f"{ABOUT}\n{text}\n"}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://doi.org/10.1000/ABC.1", "http://dx.doi.org/10.1000/abc.1"),
        ("https://arxiv.org/abs/2101.00001v2", "http://arxiv.org/pdf/2101.00001.pdf"),
        ("https://doi.org/10.48550/arXiv.2101.00001", "https://arxiv.org/abs/2101.00001"),
        ("https://youtu.be/a-B_1", "https://www.youtube.com/watch?t=3&v=a-B_1"),
        ("https://scholar.google.com/citations?user=AbC&hl=en", "https://scholar.google.fr/citations?hl=fr&user=AbC"),
        ("http://www.kiln.example.org/a b/", "https://kiln.example.org/a%20b"),
        ("//kiln.example.org", "https://kiln.example.org/"),
    ],
)
def test_addresses_of_the_same_place_have_one_form(one: str, other: str) -> None:
    assert form(one) == form(other)


def test_addresses_of_different_places_differ() -> None:
    assert form("https://kiln.example.org/a") != form("https://kiln.example.org/ab")
    assert form("https://github.com/rosa") != form("https://github.com/rosa/clay")


def test_addresses_stand_in_their_lines() -> None:
    text = "one\n[two](a_(1).pdf)\n<img alt=''\n src=\"b.png\">\n[x][y]\n\n[y]: <https://y.example.org>\n"
    assert set(addresses.of_markdown(text)) == {
        ("a_(1).pdf", 2),
        ("b.png", 4),
        ("https://y.example.org", 7),
    }


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ("_pages/cv.md", "layout", True),
        ("_config.yml", "scholar.last_name", True),
        ("_data/cv.yml", "scholar.last_name", False),
        ("config/_default/params.toml", "params.color_theme", True),
        ("_config.yml", "enable_tooltips", True),
        ("_config.yml", "office", False),
        ("_data/navigation.yml", "main.title", True),
        ("_talks/a.md", "excerpt", False),
        ("_pages/a.md", "excerpt", True),
        ("_talks/a.md", "location", False),
    ],
)
def test_a_key_steers_by_its_name_and_its_file(path: str, key: str, *, expected: bool) -> None:
    assert steers(path, key) is expected


def test_words_that_no_importer_looked_at_are_counted_and_told_with_their_line(tmp_path: Path) -> None:
    text = "---\npermalink: /\ntitle: About me\n---\n\nI study pots.\n\n# Why glaze cracks\n\n# Kilns\n\nThey burn.\n"
    report = imported(tmp_path, {"_pages/about.md": text})
    assert [(word, where.line) for word, where in report.lost] == [("why", 8), ("glaze", 8), ("cracks", 8)]
    assert report.words_in == report.words_out + 3


@pytest.mark.parametrize(
    "text",
    [
        "Clay {% for one in site.talks %} Nothing yet {% endfor %} burns.",
        "# Talks of mine\n\n{% for one in site.talks %}{{ one.title }}{% endfor %}",
        "Glaze{: .bright .wide} burns :sparkles: at $\\theta$ degrees.",
        "<!-- nobody reads this --> Clay.",
        "1. Clay\n2. Glaze",
        "Clay.\n\nLorem ipsum dolor sit amet.",
    ],
)
def test_signs_template_code_and_samples_are_no_lost_words(tmp_path: Path, text: str) -> None:
    assert imported(tmp_path, {"_pages/about.md": f"{ABOUT}\n{text}\n"}).lost == ()


def test_names_of_authors_lead_to_the_pages_that_they_are_linked_to(tmp_path: Path) -> None:
    names = "<a href='https://rosa.example.org'>Rosa Keller</a> and <a href='https://ada.example.org'>Ada Ash</a>"
    head = f'---\ntitle: Clay\nvenue: Pots\ndate: 2021-01-01\nauthors: "{names}"\n---\n'
    report = imported(tmp_path, {"_publications/clay.md": head})
    text = (tmp_path / "out/content/publications.yaml").read_text()
    assert "    - Rosa Keller\n    - name: Ada Ash\n      url: https://ada.example.org\n" in text
    assert report.of("lost links") == []


def test_a_picture_in_what_is_said_of_a_publication_is_its_picture(tmp_path: Path) -> None:
    picture = tmp_path / "source/images/clay.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    head = "---\ntitle: Clay\nvenue: Pots\ndate: 2021-01-01\nexcerpt: '![clay](/images/clay.svg)'\n---\n"
    imported(tmp_path, {"_publications/clay.md": head})
    assert "image: images/clay.svg" in (tmp_path / "out/content/publications.yaml").read_text()
