"""The same edition makes the same site, wherever and whenever it is built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.site.building import build, files_of
from tests.site.conftest import copy_of_repository

DAY = 86_400
NOON = 1_700_049_600
"""Given as SOURCE_DATE_EPOCH, so that no test depends on whether it runs at midnight."""


@pytest.fixture
def built(copy: Path, tmp_path: Path) -> dict[str, bytes]:
    """The files of an edition, built with everything as it mostly is."""
    done = build(
        copy, tmp_path / "first", "--strict",
        SITE_URL="https://example.org/", SOURCE_DATE_EPOCH=str(NOON), PYTHONHASHSEED="1",
    )  # fmt: skip
    assert done.status == 0, done.log
    return files_of(done.site)


def _written_in_reverse(target: Path, tmp_path: Path) -> Path:
    """Return a copy whose files lie in their folders in another order, with other dates."""
    source = copy_of_repository(tmp_path / "source")
    for number, path in enumerate(sorted(source.rglob("*"), reverse=True)):
        copied = target / path.relative_to(source)
        if path.is_file():
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copied)
            os.utime(copied, (NOON - number, NOON - number))
    return target


@pytest.mark.slow
def test_two_builds_have_the_same_files_byte_for_byte(built: dict[str, bytes], tmp_path: Path) -> None:
    elsewhere = _written_in_reverse(tmp_path / "some where else" / "ünder", tmp_path)
    done = build(
        elsewhere, tmp_path / "second", "--strict",
        SITE_URL="https://example.org/", SOURCE_DATE_EPOCH=str(NOON), PYTHONHASHSEED="2",
        TZ="Pacific/Kiritimati", LC_ALL="C", COLUMNS="20",
    )  # fmt: skip
    again = files_of(done.site)
    assert list(again) == list(built)
    assert [name for name, content in built.items() if again[name] != content] == []


@pytest.mark.slow
def test_only_the_sitemap_tells_the_day_of_the_build(
    built: dict[str, bytes], copy: Path, tmp_path: Path
) -> None:
    done = build(
        copy, tmp_path / "second", "--strict",
        SITE_URL="https://example.org/", SOURCE_DATE_EPOCH=str(NOON + DAY),
    )  # fmt: skip
    tomorrow = files_of(done.site)
    assert [name for name, content in built.items() if tomorrow[name] != content] == [
        "sitemap.xml",
        "sitemap.xml.gz",
    ]


@pytest.mark.slow
def test_a_build_into_a_folder_with_an_older_site_leaves_nothing_of_it(copy: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = build(copy, site)
    (copy / "annotations" / "china-defies-trump" / "beijing.yml").unlink()
    second = build(copy, site)
    assert first.status == second.status == 0
    name = 'id="beijing"'
    assert name not in second.page("articles/china-defies-trump")
    assert b"china-defies-trump/#beijing" not in files_of(site)["search/search_index.json"]
