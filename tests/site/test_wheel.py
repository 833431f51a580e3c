"""The engine as a package: what is in the wheel, and that all its doors open."""

from __future__ import annotations

import re
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.site.building import HOOK, NEWSPAPER, PYTHON, REPOSITORY, build, files_of, run
from tests.site.conftest import copy_of_repository

pytestmark = pytest.mark.slow

ENGINE = HOOK.parent / "variorum"
MARKER = "<!-- variorum: china-defies-trump -->"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    copied = copy_of_repository(folder / "copy", "pyproject.toml", "README.md", "LICENSE")
    done = run(
        PYTHON, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, copied, cwd=folder
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def python_without_engine(folder: Path) -> Path:
    """Return the Python of a new environment that has all packages of this one but the engine.

    A path in a .pth file is searched last, and the .pth files there, by which the engine is
    installed for development, are not read.
    """
    venv.create(folder, with_pip=False)
    major, minor = sys.version_info[:2]
    packages = folder / "lib" / f"python{major}.{minor}" / "site-packages"
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "borrowed.pth").write_text("\n".join(borrowed), "utf-8")
    return folder / "bin" / "python"


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with MkDocs and without the engine."""
    return python_without_engine(tmp_path_factory.mktemp("bare") / "venv")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    python = python_without_engine(folder)
    done = run(
        PYTHON, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel,
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return python


def output(python: Path, code: str, cwd: Path) -> str:
    done = run(python, "-W", "error", "-c", code, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_wheel_has_every_file_of_the_engine_and_the_plugin_and_nothing_else(wheel: Path) -> None:
    engine = {
        "variorum/" + path.relative_to(ENGINE).as_posix()
        for path in ENGINE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == {*engine, "variorum_mkdocs.py"}
    assert {Path(name).suffix for name in packed} >= {".py", ".css", ".html", ".json"}


def test_the_wheel_brings_the_host_of_a_new_edition(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra ==)", metadata, re.MULTILINE)
    assert "markdown" in needed
    assert {"mkdocs", "mkdocs-material"} <= set(needed)


def test_the_package_is_used_from_the_wheel_and_not_from_this_repository(
    installed: Path, tmp_path: Path
) -> None:
    where = output(installed, "import variorum; print(variorum.__file__)", tmp_path)
    assert where.startswith(str(installed.parents[1]))


def test_the_command_checks_an_edition(installed: Path, tmp_path: Path) -> None:
    command = installed.with_name("variorum")
    assert run(command, "check", NEWSPAPER, cwd=tmp_path).returncode == 0
    done = run(command, "check", REPOSITORY / "tests" / "editions" / "broken", cwd=tmp_path)
    assert done.returncode == 1
    assert "[quote-not-found]" in done.stdout


def test_the_markdown_extension_is_found_by_its_name(installed: Path, tmp_path: Path) -> None:
    code = (
        "import markdown; "
        f"settings = {{'variorum': {{'root': {str(NEWSPAPER)!r}}}}}; "
        f"print(markdown.markdown({MARKER!r}, extensions=['variorum'], extension_configs=settings))"
    )
    html = output(installed, code, tmp_path)
    files = (NEWSPAPER / "annotations" / "china-defies-trump").glob("*.yml")
    notes = [file for file in files if "\nwithdrawn:" not in file.read_text("utf-8")]
    assert html.count('class="vm-note vm') == len(notes)
    assert re.search(r'<mark [^>]*data-notes="[^"]*\bzhao-lijian\b', html)
    assert "variorum:" not in html


def test_the_plugin_makes_the_same_site_as_the_hook(installed: Path, bare: Path, tmp_path: Path) -> None:
    root = copy_of_repository(tmp_path / "edition")
    by_hook = build(root, tmp_path / "by-hook", "--strict", python=bare)
    assert by_hook.status == 0, by_hook.log

    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    text, hooks = re.subn(r"^hooks:\n(?: +- .*\n)+", "", text, flags=re.MULTILINE)
    text, plugins = re.subn(r"^( +)- search\n", r"\1- search\n\1- variorum\n", text, flags=re.MULTILINE)
    assert hooks == plugins == 1
    settings.write_text(text, "utf-8")
    (root / "hooks").rename(tmp_path / "put-away")
    by_plugin = build(root, tmp_path / "by-plugin", "--strict", python=installed)
    assert by_plugin.status == 0, by_plugin.log

    expected, got = files_of(by_hook.site), files_of(by_plugin.site)
    assert list(got) == list(expected)
    assert [name for name in expected if got[name] != expected[name]] == []


def test_the_hook_needs_no_installed_engine(bare: Path, tmp_path: Path) -> None:
    done = run(bare, "-c", "import variorum", cwd=tmp_path)
    assert "No module named 'variorum'" in done.stderr
    assert build(NEWSPAPER, tmp_path / "site", "--strict", python=bare).status == 0
