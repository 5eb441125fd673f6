"""Where this program was installed from, so that a workflow installs the same."""

from __future__ import annotations

import json
import subprocess
from importlib import metadata
from urllib.parse import unquote, urlsplit

from homepage import __version__
from homepage.patterns import lazy

NAME = "academic-homepage"
_SECURE_SHELL = lazy(r"^(?:ssh://)?git@([^:/]+)[:/]")


def requirement() -> str:
    """What pip is asked for: the commit of a repository, or else the same minor version from PyPI.

    The origin is read as the packaging specification of direct URLs has it (PEP 610).
    """
    try:
        origin = json.loads(metadata.distribution(NAME).read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        origin = {}
    url, commit = origin.get("url", ""), origin.get("vcs_info", {}).get("commit_id", "")
    if url.startswith("file:"):
        folder = unquote(urlsplit(url).path)
        url, commit = _git(folder, "config", "--get", "remote.origin.url"), _git(folder, "rev-parse", "HEAD")
    url = _SECURE_SHELL.sub(r"https://\1/", url)  # a workflow has no key
    if url.startswith("https://") and commit:
        return f"{NAME} @ git+{url}@{commit}"
    major, minor, *_ = __version__.split(".")
    return f"{NAME}=={major}.{minor}.*"


def _git(folder: str, *words: str) -> str:
    """What git says of a folder; nothing where there is no git or no repository."""
    try:
        command = ["git", "-C", folder, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (nothing of others)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
