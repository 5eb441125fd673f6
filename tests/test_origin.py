"""What the workflow of a new site installs: the program that made the site."""

from __future__ import annotations

import json
import subprocess
from importlib import metadata
from typing import TYPE_CHECKING

from homepage import origin

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Installed:
    """A distribution with the origin that pip noted."""

    def __init__(self, url: str, **more: object) -> None:
        self.text = json.dumps({"url": url, **more}) if url else None

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.text


def required(monkeypatch: pytest.MonkeyPatch, url: str, **more: object) -> str:
    monkeypatch.setattr(metadata, "distribution", lambda _: Installed(url, **more))
    monkeypatch.setattr(origin, "__version__", "3.4.5")
    return origin.requirement()


def test_from_pypi_it_is_the_same_minor_version(monkeypatch: pytest.MonkeyPatch) -> None:
    assert required(monkeypatch, "") == "academic-homepage==3.4.*"


def test_from_a_repository_it_is_the_same_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    found = required(monkeypatch, "https://git.example.org/h.git", vcs_info={"vcs": "git", "commit_id": "abc"})
    assert found == "academic-homepage @ git+https://git.example.org/h.git@abc"


def test_from_a_repository_by_secure_shell_it_is_its_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("git@git.example.org:ada/h.git", "ssh://git@git.example.org/ada/h.git"):
        found = required(monkeypatch, url, vcs_info={"vcs": "git", "commit_id": "abc"})
        assert found == "academic-homepage @ git+https://git.example.org/ada/h.git@abc"


def test_from_a_copy_it_is_the_commit_of_the_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copy = tmp_path / "a copy"
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(copy)]
    subprocess.run(["git", "init", "-q", str(copy)], check=True)
    subprocess.run([*git, "remote", "add", "origin", "https://git.example.org/h.git"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "one"], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    found = required(monkeypatch, copy.as_uri(), dir_info={})
    assert found == f"academic-homepage @ git+https://git.example.org/h.git@{head}"


def test_from_a_folder_that_is_nowhere_else_it_is_the_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert required(monkeypatch, tmp_path.as_uri(), dir_info={}) == "academic-homepage==3.4.*"


def test_where_it_was_never_installed_it_is_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    assert origin.requirement().startswith("academic-homepage==")
