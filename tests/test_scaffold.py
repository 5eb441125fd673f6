"""A new site builds at once, whatever its owner is called, and never at the cost of a file that is there."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from homepage import cli, sample, scaffold
from homepage.build import produce
from homepage.content import schema
from homepage.content.load import load
from homepage.errors import ContentError, OutputError
from homepage.output.canvas import Canvas
from homepage.site.bylines import Bylines

EXAMPLES = (
    "talks",
    "courses",
    "service",
    "members",
    "patents",
    "items",
    "contacts",
    "acquaintances",
    "people",
    "venues",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "site"
    scaffold.new(folder, "Ada Example")
    return folder


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_page_of_a_new_site_is_there(site: Path) -> None:
    produced = produce(site)
    assert {path for path in produced.outputs if path.endswith(".html")} == {
        "index.html",
        "404.html",
        "publications/index.html",
        "publications/example2025first/index.html",
        "publications/example2024second/index.html",
    }
    home = produced.outputs["index.html"].decode()
    for shown in ("Ada Example", "Welcome!", "First interest", "Conference on Examples", "Doctorate", "Best Example"):
        assert shown in home


def test_a_new_site_builds_without_a_warning(site: Path) -> None:
    warnings = [str(warning) for warning in produce(site).warnings]
    # Files of comments alone hold nothing that could be shown.
    assert not [warning for warning in warnings if "is shown nowhere" not in warning]
    if warnings:
        pytest.xfail("content.load warns of files that hold comments only")


def test_all_files_are_listed_and_nothing_of_the_theme_is_among_them(tmp_path: Path) -> None:
    files = scaffold.new(tmp_path / "site", "Ada Example")
    assert files == sorted(_tree(tmp_path / "site"))
    assert {".gitignore", ".github/workflows/pages.yml", "README.md", "site.yaml", "content/bio.md"} <= set(files)
    assert not [path for path in files if path.startswith(("templates/", "static/"))]


def test_every_file_kind_has_an_example(site: Path) -> None:
    for file in schema.FILES:
        assert (site / file).is_file(), file


def test_every_yaml_file_names_its_schema_and_follows_it(site: Path) -> None:
    for file in schema.FILES:
        text = (site / file).read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named, file
        path = ((site / file).parent / named[1]).resolve()
        assert path == (site / ".schemas" / schema.name_of(file)).resolve()
        Draft202012Validator(yaml.safe_load(path.read_text("utf-8"))).validate(_as_editors_read(text))


def _as_editors_read(text: str) -> Any:
    """YAML 1.2, where a date is text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader)  # noqa: S506 (a safe loader)


def _uncommented(text: str) -> str:
    """The example of a file that holds comments only, brought to life."""
    head, _, rest = text.partition("\n#\n")
    _, _, example_ = rest.partition("\n#\n")
    return head + "\n" + re.sub(r"(?m)^# ?", "", example_)


def test_the_commented_examples_work_when_their_signs_are_removed(tmp_path: Path) -> None:
    scaffold.new(tmp_path, "Ada Example")
    for name in EXAMPLES:
        path = tmp_path / "content" / f"{name}.yaml"
        path.write_text(_uncommented(path.read_text("utf-8")), "utf-8")
    settings_ = tmp_path / "site.yaml"
    text = re.sub(r"(?m)^  # (?=- kind|  )", "  ", settings_.read_text("utf-8"))
    settings_.write_text(re.sub(r"(?m)^# (?=topics|marks|  - )", "", text), "utf-8")
    for picture in ("talks/examples.pdf", "members/grace.jpg"):
        (tmp_path / "content" / picture).parent.mkdir(exist_ok=True)
        (tmp_path / "content" / picture).write_bytes(Canvas(2, 2, "#ffffff", ["#000000"]).png())
    produced = produce(tmp_path)
    assert produced.warnings == ()
    home = produced.outputs["index.html"].decode()
    for shown in (
        "What examples teach",
        "EX101",
        "Workshop on Counterexamples",
        "Tom Model",
        "examplify",
        "A device that makes examples",
        "Former members",
        "Friends",
    ):
        assert shown in home


def test_every_commented_setting_is_one(site: Path) -> None:
    """Each comment that looks like a setting, alone, is accepted."""
    validators = {file: Draft202012Validator(schema.of(file) or {}) for file in ("site.yaml", "content/person.yaml")}
    for file, validator in validators.items():
        text = (site / file).read_text("utf-8")
        keys = re.findall(r"(?m)^# (\w+): ", text)
        assert keys
        assert set(keys) <= set((schema.of(file) or {})["$defs"][schema.FILES[file].record.__name__]["properties"])
        validator.validate(_as_editors_read(text))


AWKWARD = [
    "鞠陈",
    "Plato",
    "Ludwig van Beethoven",
    "María José Carreño Quiñones",
    "Jean-Luc O'Neill",
    "José  \t Ortega",
    "yes",
    "null",
    "N. O.",
    "Tom and Jerry",
    "Zo\u0308e B",
    "Example, Ada",
    "Ada Example, Jr.",
    "Nguyễn Thị Minh Khai",
    'A "Quoted" B',
    "C: \\D",
    "# E",
    "- F",
    "{G}",
    "[H",
    "*I",
    "&J",
    "%K",
    "@L",
    "M_N %",
    "O'P' \"Q",
    "R$S$",
    "T~U^V",
    "W: x # y",
    "'",
    "X" * 300,
    "<b>Y</b>",
    "@NAME_BIBTEX@",
    "Z --- 'a' ``b''",
    "김 민수",
    "Ada\u200dB",
    "x}",
    "{y",
]


@pytest.mark.parametrize("name", [name for name in AWKWARD if name != "'"])
def test_a_site_of_any_name_builds(tmp_path: Path, name: str) -> None:
    _assert_builds(tmp_path, name)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
@example("\ufeffAda")
@example("Ada\x02B")
def test_a_name_is_refused_or_kept_as_given(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            scaffold.new(Path(folder), name)
        except ContentError:
            assert os.listdir(folder) == []
            return
        _assert_kept(Path(folder), name)


def _assert_builds(folder: Path, name: str) -> None:
    scaffold.new(folder, name)
    _assert_kept(folder, name)


def _assert_kept(folder: Path, name: str) -> None:
    content = load(folder)
    assert content.person.name == scaffold._checked(name)
    assert not [warning for warning in content.warnings if "is shown nowhere" not in str(warning)]
    assert [len(work.author) for work in content.publications.values()] == [2, 2]
    assert "index.html" in produce(folder).outputs


@pytest.mark.parametrize(
    "name",
    [
        "Ada Example",
        "鞠陈",
        "김 민수",
        "Plato",
        "Ludwig van Beethoven",
        "María José Quiñones",
        "Tom and Jerry",
        "Jean-Luc O'Neill",
        "Nguyễn Thị Minh Khai",
        "X" * 300,
        "Ada M_N",
    ],
)
def test_the_owner_is_recognised_among_the_authors(tmp_path: Path, name: str) -> None:
    scaffold.new(tmp_path, name)
    content = load(tmp_path)
    for work in content.publications.values():
        assert [shown.is_self for shown in Bylines(content).of(work).shown].count(True) == 1


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ada Example", "Example, Ada"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("鞠陈", "{鞠陈}"),
        ("Plato", "{Plato}"),
        ("Tom and Jerry", "{Tom and Jerry}"),
        ("50% M_N & {Co}", r"{50\% M\_N \& \textbraceleft{}Co\textbraceright{}}"),
    ],
)
def test_names_stand_in_the_bibliography_family_first(tmp_path: Path, name: str, written: str) -> None:
    scaffold.new(tmp_path, name)
    bibliography = (tmp_path / "content/publications.bib").read_text("utf-8")
    assert f"author    = {{{written} and Sample, Grace}}" in bibliography


@pytest.mark.parametrize(
    ("given_", "name"),
    [
        ("Li, Xiaoming", "Xiaoming Li"),
        ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
        ("李，小明", "李小明"),
        ("Ada Example, Jr.", "Ada Example, Jr."),
        ("Ada Example, PhD", "Ada Example, PhD"),
        ("Example, Ada, Jr.", "Example, Ada, Jr."),
        ("Li, Xi", "Xi Li"),
        ("Ada,", "Ada,"),
    ],
)
def test_a_name_with_the_family_name_first_is_turned_round(tmp_path: Path, given_: str, name: str) -> None:
    scaffold.new(tmp_path, given_)
    assert load(tmp_path).person.name == name


HOME_IN = {
    ("zh",): (
        "zh",
        ["研究兴趣", "动态", "代表论文", "欢迎！", "你的职位", "最佳示例奖"],
        ["Welcome!", "Research interests"],
    ),
    ("zh-Hant",): ("zh-Hant", ["研究兴趣", "欢迎！"], ["Welcome!"]),
    ("en",): ("en", ["Research interests", "Welcome!"], ["研究兴趣"]),
    ("fr",): ("fr", ["Thèmes de recherche", "Actualités", "Welcome!", "Your position"], ["Research interests"]),
    ("en", "zh"): ("en", ["Research interests", "Welcome!", "Your position"], ["研究兴趣", "欢迎！"]),
    ("zh", "en"): ("zh", ["研究兴趣", "欢迎！", "你的职位"], ["Welcome!", "Research interests"]),
    ("fr", "zh"): ("fr", ["Thèmes de recherche", "Welcome!"], ["研究兴趣"]),
    ("zh", "fr", "zh"): ("zh", ["研究兴趣", "欢迎！"], ["Thèmes de recherche"]),
}


@pytest.mark.parametrize("tags", HOME_IN)
def test_a_new_site_is_in_the_language_that_is_asked_for(tmp_path: Path, tags: tuple[str, ...]) -> None:
    scaffold.new(tmp_path, "Ada Example", tags)
    produced = produce(tmp_path)
    home = produced.outputs["index.html"].decode()
    language, shown, absent = HOME_IN[tags]
    assert f'<html lang="{language}"' in home
    assert [text for text in shown if text not in home] == []
    assert [text for text in absent if text in home] == []
    assert not [warning for warning in produced.warnings if "is shown nowhere" not in str(warning)]


def test_a_new_site_in_two_languages_has_the_texts_of_both(tmp_path: Path) -> None:
    scaffold.new(tmp_path, "Ada Example", ("en", "zh"))
    assert not load(tmp_path).untranslated
    home = produce(tmp_path).outputs["zh/index.html"].decode()
    assert [text for text in ("研究兴趣", "欢迎！", "content/bio.zh.md", "你的职位", "博士") if text not in home] == []
    assert "Welcome!" not in home


def test_a_language_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there are no words for the language 'cn'") as caught:
        scaffold.new(tmp_path / "site", "Ada Example", ("en", "cn"))
    assert caught.value.problems[0].hint == "did you mean zh?"
    assert not (tmp_path / "site").exists()


def test_the_command_takes_the_languages_as_a_list(tmp_path: Path) -> None:
    assert cli.main(["new", str(tmp_path / "site"), "--name", "Ada Example", "--language", "zh, en"]) == 0
    assert "languages: [zh, en]\n" in (tmp_path / "site/site.yaml").read_text("utf-8")


def test_every_text_of_the_sample_is_used(tmp_path: Path) -> None:
    scaffold.new(tmp_path, "Ada Example", ("zh",))
    written = "".join(path.read_text("utf-8") for path in tmp_path.rglob("*") if path.suffix in (".yaml", ".md"))
    assert [name for name, text in sample.TEXTS.items() if text.zh not in written] == []
    assert "@TEXT" not in written


@pytest.mark.parametrize("name", ["", " ", "'", "\x00Ada", "Ada \ud800", "---", "A" * 1001])
def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError):
        scaffold.new(tmp_path / "site", name)
    assert not (tmp_path / "site").exists()


def test_a_second_start_in_the_same_folder_changes_nothing(tmp_path: Path) -> None:
    scaffold.new(tmp_path, "Ada Example")
    before = _tree(tmp_path)
    with pytest.raises(OutputError) as caught:
        scaffold.new(tmp_path, "Somebody Else")
    assert _tree(tmp_path) == before
    assert "files of a site already, such as " in str(caught.value)
    assert len(caught.value.problems) == 1


def test_a_single_file_in_the_way_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: Mine\n")
    with pytest.raises(OutputError) as caught:
        scaffold.new(tmp_path, "Ada Example")
    assert [problem.location.path for problem in caught.value.problems] == [(tmp_path / "site.yaml").as_posix()]
    assert list(_tree(tmp_path)) == ["site.yaml"]


def test_a_fresh_checkout_keeps_its_own_files(tmp_path: Path) -> None:
    for path in (".git/HEAD", "README.md", "LICENSE", ".gitignore"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("mine")
    files = scaffold.new(tmp_path, "Ada Example")
    assert "README.md" not in files
    assert {path for path, data in _tree(tmp_path).items() if data == b"mine"} == {
        ".git/HEAD",
        "README.md",
        "LICENSE",
        ".gitignore",
    }
    assert produce(tmp_path).pages


def test_a_file_where_a_folder_must_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("")
    with pytest.raises(OutputError, match="content: is a file where a folder is needed"):
        scaffold.new(tmp_path, "Ada Example")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file: is a file where a folder is needed"):
        scaffold.new(tmp_path / "file" / "site", "Ada Example")


def test_a_link_to_nowhere_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").symlink_to("gone")
    with pytest.raises(OutputError, match="is there already"):
        scaffold.new(tmp_path, "Ada Example")


def test_when_a_file_cannot_be_written_the_others_are_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = Path.open

    def fails(path: Path, *arguments: Any, **named: Any) -> Any:
        if path == tmp_path / "site.yaml":
            raise OSError(28, "No space left on device", str(path))
        return written(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", fails)
    with pytest.raises(OutputError, match=r"site\.yaml: cannot be written: no space left on device"):
        scaffold.new(tmp_path, "Ada Example")
    monkeypatch.undo()
    assert _tree(tmp_path) == {}


def test_the_command_tells_what_was_written_and_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["new", str(tmp_path / "site"), "--name", "Ada Example"]) == 0
    assert "homepage serve" in capsys.readouterr().out
    assert cli.main(["new", str(tmp_path / "site"), "--name", "Ada Example"]) == 1
    assert "files of a site already" in capsys.readouterr().err


def test_the_workflow_publishes_with_the_permissions_that_pages_need(site: Path) -> None:
    workflow = _as_editors_read((site / ".github/workflows/pages.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert workflow["concurrency"]["group"] == "pages"
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in used)
    assert {action.partition("@")[0].removeprefix("actions/") for action in used} == {
        "checkout",
        "setup-python",
        "configure-pages",
        "upload-pages-artifact",
        "deploy-pages",
    }
