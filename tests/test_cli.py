"""The command: exit status, what goes to which stream, and the summary line."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from homepage import __version__, cli
from homepage.build import UNWATCHED

Make = Callable[[dict[str, str]], Path]
SUMMARY = re.compile(r"Built 2 pages, \d+ files(, \d+ changed)?(, \d+ removed)? into (.*) in \d+\.\d\d s\n")


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The installed command as a user runs it."""
    command = [sys.executable, "-m", "homepage", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


def test_a_build_ends_with_one_line_and_status_0(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({})
    assert cli.main(["build", "--root", str(root)]) == 0
    shown = capsys.readouterr()
    match = SUMMARY.fullmatch(shown.out)
    assert match is not None
    assert match[3] == str(root / "_site")
    assert shown.err == ""
    assert (root / "_site" / "index.html").is_file()


def test_the_folder_of_the_site_is_the_current_one_by_default(site: Make) -> None:
    root = site({})
    done = run("build", cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    assert (root / "_site" / "index.html").is_file()


def test_the_output_may_be_elsewhere(site: Make, tmp_path: Path) -> None:
    root = site({})
    assert cli.main(["build", "--root", str(root), "--output", str(tmp_path / "a" / "b")]) == 0
    assert (tmp_path / "a" / "b" / "index.html").is_file()
    assert not (root / "_site").exists()


def test_a_relative_output_is_relative_to_the_current_folder(site: Make, tmp_path: Path) -> None:
    root = site({})
    done = run("build", "--root", str(root), "-o", "public", cwd=tmp_path)
    assert done.returncode == 0
    assert " into public in " in done.stdout
    assert (tmp_path / "public" / "index.html").is_file()


def test_the_summary_counts_what_changed_and_what_went(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"content/cv.pdf": "one"})
    arguments = ["build", "--root", str(root)]
    cli.main(arguments)
    capsys.readouterr()
    site({"content/bio.md": "A sentence more.\n"})
    (root / "content" / "cv.pdf").unlink()
    assert cli.main(arguments) == 0
    assert re.match(r"Built 2 pages, \d+ files, [1-9] changed, 1 removed into ", capsys.readouterr().out)


def test_a_build_of_what_is_built_says_that_there_is_nothing_to_do_or_that_nothing_changed(
    site: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site({})
    cli.main(["build", "--root", str(root)])
    capsys.readouterr()
    assert cli.main(["build", "--root", str(root)]) == 0
    assert re.match("Nothing to do|Built 2 pages, .* 0 changed", capsys.readouterr().out)


def test_problems_go_to_the_error_stream_with_status_1(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"content/news.yaml": "- txt: One.\n"})
    assert cli.main(["build", "--root", str(root)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith("1 problem; nothing was written\n")
    assert not (root / "_site").exists()


def test_what_stops_a_build_stands_below_all_warnings(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "content/awards.yaml": "- titel: One.\n",
        "content/notes.yaml": "a: b\n",
        "content/news.yaml": "- [a，b]\n",
    }
    assert cli.main(["build", "--root", str(site(files))]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert ["warning" in line for line in lines] == sorted(("warning" in line for line in lines), reverse=True)
    assert "warning" in lines[0]


def test_a_file_in_the_way_is_named(site: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "index.html").write_text("mine", encoding="utf-8")
    assert cli.main(["build", "--root", str(site({})), "--output", str(output)]) == 1
    assert f"{output}/index.html: was not written by homepage" in capsys.readouterr().err
    assert (output / "index.html").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in output.iterdir()] == ["index.html"]


def test_warnings_stop_a_build_only_when_it_is_strict(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"site.yaml": "sections: [{kind: about}]\n", "content/news.yaml": "- One.\n"})
    arguments = ["build", "--root", str(root)]
    assert cli.main(arguments) == 0
    assert "content/news.yaml: warning: is shown nowhere" in capsys.readouterr().err
    assert cli.main([*arguments, "--strict"]) == 1
    assert capsys.readouterr().err.endswith("1 problem; nothing was written\n")


def test_warnings_are_shown_again_when_there_is_nothing_to_do(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({"site.yaml": "sections: [{kind: about}]\n", "content/news.yaml": "- One.\n"})
    for _ in range(2):
        assert cli.main(["build", "--root", str(root)]) == 0
        assert "content/news.yaml: warning: is shown nowhere" in capsys.readouterr().err


def test_the_address_of_the_site_may_be_given(site: Make) -> None:
    root = site({"site.yaml": "base_url: https://old.example.org/\n"})
    assert cli.main(["build", "--root", str(root), "--base-url", "https://new.example.org/~ada"]) == 0
    sitemap = (root / "_site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://new.example.org/~ada/" in sitemap
    assert "old.example.org" not in sitemap


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["publish"], "invalid choice: 'publish'"),
        (["build", "--output"], "expected one argument"),
        (["build", "--base-url", "example.org"], "'example.org' is not a web address"),
        (["serve", "--port", "70000"], "'70000' is not a port"),
        (["serve", "--port", "web"], "'web' is not a port"),
        (["new"], "required: DIR"),
    ],
)
def test_wrong_usage_is_explained_with_status_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: homepage")
    assert message in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "my-site"], "for another one write: homepage build --root my-site"),
        (["check", "--strict", "my-site"], "for another one write: homepage check --root my-site"),
        (["serve", "8080"], "serve takes the port as an option: homepage serve --port 8080"),
        (["build", "--strcit"], "build has no option --strcit; did you mean --strict?"),
        (["build", "--colour"], "build has no option --colour; see: homepage build --help"),
        (
            ["new", "My", "Site", "--name", "Ada"],
            "new does not take 'Site'; a name with a space in it must stand in quotes",
        ),
    ],
)
def test_a_word_that_no_command_takes_is_answered_with_what_to_write(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert message in shown.err


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "start a site in a new folder" in shown.err


@pytest.mark.parametrize("name", ["news", "news.yaml", "content/news.yaml", "content/news"])
def test_the_schema_of_a_file_is_found_by_its_short_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", name]) == 0
    shown = capsys.readouterr().out
    cli.main(["schema", "content/news.yaml"])
    assert shown == capsys.readouterr().out
    assert '"text"' in shown


def test_the_schema_that_was_meant_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", "new"]) == 2
    assert capsys.readouterr().err == "homepage: there is no schema for new; did you mean news?\n"


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_that_is_none_is_wrong_usage(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--root", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"homepage: {tmp_path / 'none'} is not a folder\n"


@pytest.mark.parametrize("folder", ["content", "content/out", "templates", "static/x"])
def test_the_output_cannot_be_among_the_sources(folder: str, site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({})
    assert cli.main(["build", "--root", str(root), "--output", str(root / folder)]) == 2
    top = folder.split("/", maxsplit=1)[0]
    assert capsys.readouterr().err == (
        f"homepage: {root / folder} is in {top}/ of the site, whose files are its sources; give another folder\n"
    )


def test_a_folder_without_a_site_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--root", str(tmp_path)]) == 1
    assert "there is no site.yaml here" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["serve", "--help"], ["new", "--help"]])
def test_help_goes_to_the_output_with_status_0(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("usage: homepage")
    assert shown.err == ""


def test_every_option_has_a_word_of_help() -> None:
    for action in cli._parser()._actions:
        commands = action.choices.values() if isinstance(action.choices, dict) else []
        for option in (one for command in commands for one in command._actions):
            assert option.help, option


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"homepage {__version__}\n"


def test_a_terminal_shows_the_line_and_a_caret(site: Make) -> None:
    root = site({"content/news.yaml": "- text: One.\n\n- text: Two.\n  date: soon\n"})
    reader, writer = pty.openpty()
    command = [sys.executable, "-m", "homepage", "build", "--root", str(root)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=writer, check=False)
    os.close(writer)
    shown = os.read(reader, 10_000).decode().replace("\r\n", "\n")
    os.close(reader)
    assert done.returncode == 1
    assert shown == (
        "content/news.yaml:4:9: 'soon' is not a date "
        "(write 2024, 2024-07 or 2024-07-31; other words go into date_text or period_text)\n"
        "    4 |   date: soon\n"
        "                ^\n"
        "1 problem; nothing was written\n"
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m homepage --help | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_output_that_the_console_cannot_encode_is_escaped(site: Make) -> None:
    root = site({"content/news.yaml": "- text: One.\n  new: 是\n"})
    command = [sys.executable, "-m", "homepage", "build", "--root", str(root)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert "'new' cannot be '是'" in done.stderr.decode()


def test_a_bug_keeps_its_traceback(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("homepage.build.produce", broken)
    with pytest.raises(ZeroDivisionError):
        cli.main(["build", "--root", str(site({}))])


def test_an_interrupt_ends_quietly(site: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("homepage.build.produce", interrupted)
    assert cli.main(["build", "--root", str(site({}))]) == 130


def test_the_preview_tells_warnings_again_only_when_they_change(site: Make) -> None:
    root = site({"site.yaml": "sections: [{kind: about}]\n", "content/news.yaml": "- One.\n"})
    told: list[str] = []
    produced = cli._previewed(root, told.append)
    produced(UNWATCHED)
    (root / "content" / "bio.md").write_text("Another sentence.\n", encoding="utf-8")
    produced(UNWATCHED)
    assert [one.split(":")[0] for one in told] == ["content/news.yaml"]
    (root / "content" / "awards.yaml").write_text("- One.\n", encoding="utf-8")
    produced(UNWATCHED)
    assert [one.split(":")[0] for one in told[1:]] == ["content/awards.yaml", "content/news.yaml"]


def test_a_build_tells_its_timings_when_asked(site: Make, capsys: pytest.CaptureFixture[str]) -> None:
    root = site({})
    assert cli.main(["build", "--root", str(root), "--timings"]) == 0
    lines = capsys.readouterr().out.splitlines()
    stages = [line.rsplit(maxsplit=2)[0] for line in lines[2:]]
    assert stages[0] == "starting"
    assert {"reading content", "pages", "exports", "writing"} < set(stages)
    figures = [int(line.split()[-2]) for line in lines[2:]]
    assert stages[-1] == "altogether"
    assert abs(figures[-1] - sum(figures[:-1])) <= len(figures)


@pytest.mark.parametrize("options", [[], ["--root", "."], ["-o", "out"], ["--output", "out", "--root", "."]])
def test_a_plain_build_is_understood_as_argparse_does(options: list[str]) -> None:
    plain, parsed = cli._plain_build(["build", *options]), cli._parser().parse_args(["build", *options])
    assert vars(plain) == vars(parsed)


@pytest.mark.parametrize(
    "options", [["--strict"], ["-o"], ["-o", "--strict"], ["x"], ["--root=."], ["--base-url", "x"]]
)
def test_any_other_build_is_left_to_argparse(options: list[str]) -> None:
    assert cli._plain_build(["build", *options]) is None


@pytest.mark.parametrize(("arguments", "status"), [(["--version"], 0), (["build", "--root", "nowhere"], 2)])
def test_the_program_ends_with_its_status_and_all_that_it_said(arguments: list[str], status: int) -> None:
    done = subprocess.run([sys.executable, "-m", "homepage", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert (done.stdout + done.stderr).endswith("\n")


def test_a_reader_who_goes_away_is_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "homepage", "--version"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        program.stdout.close()
        assert program.stderr is not None
        assert program.stderr.read() == ""
    assert program.returncode == 1
