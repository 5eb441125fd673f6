"""What users install: the wheel, in an environment that knows nothing of this checkout.

The wheel is built from a copy of the sources and installed beside the libraries of the environment that runs the tests,
which are lent through a .pth file, so that no package index is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling is needed to build the wheel without a package index")

ROOT = Path(__file__).parent.parent
SOURCES = ("src", "templates", "static", "pyproject.toml", "README.md", "LICENSE")
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command that sees no path of this checkout."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV", "PYTEST"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what it is made of."""
    top = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        source, target = ROOT / name, top / "copy" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", top / "dist", cwd=top / "copy")
    (found,) = (top / "dist").iterdir()
    shutil.rmtree(top / "copy")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """The Python of a new environment that has the wheel, with the libraries of this one but without its package."""
    folder = wheel.parent.parent / "environment"
    venv.create(folder, with_pip=False, symlinks=os.name == "posix")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    lent = folder / "lent"
    lent.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        # Nothing of the editable installation, which would lead back to the checkout.
        if "homepage" not in path.name.lower() and path.suffix != ".pth" and path.name != "__pycache__":
            (lent / path.name).symlink_to(path)
    (site / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    command = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel)
    run(*command, cwd=folder)
    return python


def test_the_wheel_holds_the_theme_and_every_module(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"homepage/{path.relative_to(ROOT / 'src' / 'homepage').as_posix()}"
        for path in (ROOT / "src" / "homepage").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for folder in ("templates", "static"):
        expected |= {
            f"homepage/theme/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
        }
    found = {name for name in names if not name.split("/")[0].endswith(".dist-info")}
    assert found == expected


def test_the_wheel_holds_nothing_of_the_demo_person(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"homepage"}


def test_the_environment_does_not_see_the_checkout(installed: Path) -> None:
    code = "import homepage, homepage.theme, sys; print(homepage.__file__, homepage.theme.root(), *sys.path, sep='\\n')"
    shown = run(installed, "-c", code, cwd=installed.parent.parent).stdout
    assert all(not line.startswith((f"{ROOT}/src", f"{ROOT}/tests")) for line in shown.splitlines())
    assert shown.splitlines()[1].endswith("homepage/theme")


def test_a_new_site_builds_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    command = installed.parent / "homepage"
    run(command, "new", "mine", "--name", "Ada Example", cwd=tmp_path)
    done = run(command, "build", cwd=tmp_path / "mine")
    assert done.stdout.startswith("Built ")
    home = (tmp_path / "mine" / "_site" / "index.html").read_text(encoding="utf-8")
    assert "Ada Example" in home
    assert list((tmp_path / "mine" / "_site" / "assets").glob("style.*.css"))


def test_the_wheel_builds_the_demo_as_the_checkout_does(installed: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copy2(ROOT / "site.yaml", site / "site.yaml")
    run(installed, "-m", "homepage", "build", "--root", site, "--output", tmp_path / "wheel", cwd=tmp_path)
    command = (sys.executable, "-m", "homepage", "build", "--root", site, "--output", tmp_path / "checkout")
    run(*command, cwd=tmp_path, PYTHONPATH=str(ROOT / "src"))
    one, other = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "wheel", tmp_path / "checkout")
    )
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
