"""The people of a site of HugoBlox: groups in their order, pages for those who say more, and whom no list shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from tests.importers.hugoblox.test_importer import OWNER, paper, sections, site

if TYPE_CHECKING:
    from pathlib import Path

PERSON = "---\ntitle: {}\nrole: Student\nuser_groups: [{}]\nsocial: [{{icon: github, link: 'https://github.com/{}'}}]\n---\n{}"
WIDGET = "+++\nwidget = 'people'\ntitle = 'Group'\n[content]\n  user_groups = ['Students', 'Alumni']\n+++\n"
LONG = "Ida counts moss on stones.\n\nBefore that she counted ferns in the north wood, with a ladder.\n"


def people() -> dict[str, str]:
    return OWNER | {
        "content/home/people.md": WIDGET,
        "content/authors/a/_index.md": PERSON.format("Anna Alt", "Alumni", "anna", ""),
        "content/authors/i/_index.md": PERSON.format("Ida Moos", "Students", "ida", LONG),
        "content/authors/k/_index.md": PERSON.format("Kai Kurz", "Students", "kai", "Counts ferns.\n"),
        "content/authors/v/_index.md": PERSON.format("Vera Gast", "Visitors", "vera", "Was here.\n"),
        "content/home/note.md": "---\nwidget: blank\ntitle: Note\n---\nBy [Ida](authors/i) and [Anna](/authors/a/).\n",
    }


def test_groups_stand_in_the_order_of_the_widget(tmp_path: Path) -> None:
    out = site(tmp_path, people())
    (group,) = (one for one in sections(out) if one["kind"] == "members")
    assert [one["title"] for one in group["groups"]] == ["Students", "Alumni"]
    members = yaml.safe_load((out / "content/members.yaml").read_text())
    assert [one["name"] for one in members] == ["Ida Moos", "Kai Kurz", "Anna Alt"]
    assert "Vera Gast, whom no list shows" in (out / "IMPORT.md").read_text()


def test_who_says_more_than_a_card_holds_has_a_page(tmp_path: Path) -> None:
    out = site(tmp_path, people())
    ida, kai, anna = yaml.safe_load((out / "content/members.yaml").read_text())
    assert ida["url"] == "i/"
    text = (out / "content/pages/i.md").read_text()
    assert "aliases: [authors/i/]" in text
    assert text.endswith("with a ladder.\n\n[GitHub](https://github.com/ida)\n")
    assert (kai["topic"], kai["url"]) == ("Counts ferns.", "https://github.com/kai")
    assert "topic" not in anna
    assert (out / "content/note.md").read_text() == "By [Ida](i/) and [Anna](index.html#people).\n"


def test_authors_that_stand_in_one_text_are_told_apart(tmp_path: Path) -> None:
    text = paper("Moss").replace("[admin, Ida Moss]", "['Uta Baum, Ida Moos, and Kai Kurz']")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert work["author"] == ["Uta Baum", "Ida Moos", "Kai Kurz"]


def test_a_thesis_has_its_kind_and_its_school(tmp_path: Path) -> None:
    text = paper("Moss").replace("publication: Forest Letters", "publication: 'PhD thesis, Wood University'")
    out = site(tmp_path, OWNER | {"content/publication/a/index.md": text})
    (work,) = yaml.safe_load((out / "content/publications.yaml").read_text()).values()
    assert (work["genre"], work["publisher"]) == ("PhD thesis", "Wood University")
    assert "container_title" not in work


def test_the_address_among_the_settings_is_that_of_the_owner(tmp_path: Path) -> None:
    files = {
        "config/_default/params.toml": 'email = "uta@wood.example.org"\n',
        "content/home/contact.md": "---\nwidget: contact\ntitle: Contact\n---\n",
    }
    out = site(tmp_path, OWNER | files)
    assert yaml.safe_load((out / "content/person.yaml").read_text())["email"] == ["uta@wood.example.org"]
    assert (out / "content/contact.md").read_text() == "uta@wood.example.org\n"


SAMPLE = """is_owner: true
name: {display: Uta Baum}
bio: |
  Alex Johnson is a Senior AI Research Scientist at Meta AI. His research
  has been published in top conferences.
links:
  - {icon: at-symbol, url: "mailto:alex.johnson@example.com"}
  - {icon: brands/github, url: "https://github.com/example"}
  - {icon: brands/x, url: "https://x.com/uta"}
experience: [{role: , org: , start: }, {role: Ranger, org: Wood}]
skills: [{name: Tools, items: [{label: Ladders, level: 3}, {label: , level: }]}]
awards: [{title: , awarder: , date: , icon: }]
"""


def test_what_was_never_filled_in_and_what_the_template_came_with_stay_behind(tmp_path: Path) -> None:
    out = site(tmp_path, {"data/authors/me.yaml": SAMPLE})
    person = yaml.safe_load((out / "content/person.yaml").read_text())
    assert "email" not in person
    assert [one["url"] for one in person["links"]] == ["https://x.com/uta"]
    assert not (out / "content/bio.md").exists()
    assert not (out / "content/awards.yaml").exists()
    assert len(yaml.safe_load((out / "content/positions.yaml").read_text())) == 1
    assert yaml.safe_load((out / "content/items.yaml").read_text())[0]["text"] == "Ladders"
    assert "https://github.com/example, a sample of the template" in (out / "IMPORT.md").read_text()


def test_a_site_that_is_not_called_by_its_owner_keeps_its_title(tmp_path: Path) -> None:
    block = "  - block: contact-info\n    content: {email: uta@wood.example.org, social: [{label: Chat, url: 'https://c.org'}]}\n"
    files = {
        "config/_default/hugo.yaml": "title: Moss Lab\n",
        "content/_index.md": f"---\ntype: landing\nsections:\n{block}---\n",
    }
    out = site(tmp_path, OWNER | files)
    assert yaml.safe_load((out / "site.yaml").read_text())["title"] == "Moss Lab"
    assert yaml.safe_load((out / "content/person.yaml").read_text())["email"] == ["uta@wood.example.org"]
    assert (out / "content/contact.md").read_text().endswith("[Chat](https://c.org)\n")


def test_two_authors_with_initials_in_one_text_are_told_apart_and_a_name_turned_round_stays(tmp_path: Path) -> None:
    files = {
        f"content/publication/{at}/index.md": paper(title).replace("[admin, Ida Moss]", f'["{names}"]')
        for at, title, names in (("a", "Moss", "U. Baum, I. J. Moos"), ("b", "Fern", "Baum, U."))
    }
    out = site(tmp_path, OWNER | files)
    works = {one["title"]: one for one in yaml.safe_load((out / "content/publications.yaml").read_text()).values()}
    assert works["Moss"]["author"] == ["U. Baum", "I. J. Moos"]
    assert len(works["Fern"]["author"]) == 1


def test_data_of_a_person_add_to_the_page_that_the_person_has(tmp_path: Path) -> None:
    data = "slug: i\nname:\n  display: Ida Moos\nemail: ida@wood.org\nbio: From the data.\n"
    out = site(tmp_path, people() | {"data/authors/ida.yaml": data})
    members = yaml.safe_load((out / "content/members.yaml").read_text())
    assert [one["name"] for one in members] == ["Ida Moos", "Kai Kurz", "Anna Alt"]
    assert (members[0]["email"], members[0]["topic"]) == ("ida@wood.org", "From the data.")
    assert "ferns in the north wood" in (out / "content/pages/i.md").read_text()
