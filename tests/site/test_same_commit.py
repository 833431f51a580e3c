"""A commit makes the same site, byte for byte, on any day, in any place, by any Python that is supported."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.history.repository import git
from tests.site.building import PYTHON, build, files_of
from tests.site.conftest import copy_of_repository

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2", "COLUMNS": "20"}
OTHERS = [Path(python) for python in os.environ.get("OTHER_PYTHONS", "").split()]
"""`make reproduce` names those that it has set up."""
LATER = "+401d"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition and the engine of this repository, in one commit of last year."""
    root = copy_of_repository(tmp_path_factory.mktemp("origin") / "edition")
    date = "2025-11-24T23:30:00-05:00"
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
           for key, value in {"NAME": "A", "EMAIL": "a@a.example", "DATE": date}.items()}  # fmt: skip
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin", **who)
    return root


def site_of(origin: Path, folder: Path, python: Path = PYTHON, **changes: str) -> dict[str, bytes]:
    """Build a clone of the commit in `folder`, and return the files of the site."""
    folder.mkdir(parents=True)
    git(folder, "clone", "--quiet", str(origin), "clone")
    url = {"SITE_URL": "https://example.org/"}
    done = build(folder / "clone", folder / "site", "--strict", python=python, **url, **changes)
    assert done.status == 0, done.log
    return files_of(done.site)


@pytest.fixture(scope="module")
def today(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return site_of(origin, tmp_path_factory.mktemp("today") / "here", PYTHONHASHSEED="1")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert list(one) == list(other)
    return [name for name, content in one.items() if other[name] != content]


def on_another_day(folder: Path) -> Path:
    """Return a Python that lives in another year."""
    if not shutil.which("faketime"):
        pytest.skip(
            "THIS IS NOT TESTED: there is no program `faketime`; Debian has it in a package of this name."
        )
    later = folder / "later"
    later.write_text(f'#!/bin/sh\nexec faketime -f {LATER} {PYTHON} "$@"\n', "utf-8")
    later.chmod(0o755)
    return later


def test_another_day_folder_time_zone_language_and_hash_seed(
    origin: Path, today: dict[str, bytes], tmp_path: Path
) -> None:
    python = on_another_day(tmp_path)
    then = site_of(origin, tmp_path / "some where" / "ünder", python, **ELSEWHERE)
    assert differing(today, then) == []
    assert b"<lastmod>2025-11-25</lastmod>" in today["sitemap.xml"]


def test_a_day_that_is_given_is_the_day_of_the_site(
    origin: Path, today: dict[str, bytes], tmp_path: Path
) -> None:
    given = {"SOURCE_DATE_EPOCH": "1700049600"}
    one = site_of(origin, tmp_path / "one", PYTHON, **given)
    other = site_of(origin, tmp_path / "other", on_another_day(tmp_path), **given, **ELSEWHERE)
    assert differing(one, other) == []
    assert b"<lastmod>2023-11-15</lastmod>" in one["sitemap.xml"]
    assert {"sitemap.xml", "sitemap.xml.gz"} <= set(differing(today, one))


@pytest.mark.skipif(not OTHERS, reason="THIS IS NOT TESTED: `make reproduce` tests it with other Pythons.")
@pytest.mark.parametrize("python", OTHERS, ids=lambda python: python.parts[-3])
def test_another_python(python: Path, origin: Path, today: dict[str, bytes], tmp_path: Path) -> None:
    assert differing(today, site_of(origin, tmp_path / "another", python, **ELSEWHERE)) == []
