"""A site that is built in parts has the same files, byte for byte, as one that is built in one piece."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.parts.conftest import variorum
from tests.site.building import PYTHON, environment, files_of
from tests.site.drawing import ARTICLE, NOTE, draw


def _assert_same(site: Path, edition: Path) -> None:
    joined, whole = files_of(site), files_of(edition / "site")
    assert joined.keys() == whole.keys()
    assert [uri for uri, content in whole.items() if joined[uri] != content] == []


def test_parts_are_joined_to_the_same_site(edition: Path, built: list[Path], tmp_path: Path) -> None:
    done = variorum("join", *reversed(built), "--site-dir", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "3 parts" in done.stderr
    assert "Readers may keep this site" in done.stderr
    _assert_same(tmp_path / "site", edition)


def test_each_part_has_a_share_of_the_pages(edition: Path, built: list[Path]) -> None:
    pages = [{uri for uri in files_of(part) if uri.endswith("index.html")} for part in built]
    assert sum(map(len, pages)) == len(set.union(*pages))
    most, least = max(map(len, pages)), min(map(len, pages))
    assert least > most / 2, [len(share) for share in pages]


def test_all_parts_at_once_tell_a_problem_once(edition: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = variorum("build", "--jobs", "2", "--strict", "--site-dir", site, cwd=edition)
    # As a build in one piece: the site is made, and the status tells that something is wrong.
    assert done.returncode == 1
    assert done.stderr.count("well/gone.yml") == 1
    assert "Part 1/2 took" in done.stderr
    assert "Part 2/2 took" in done.stderr
    _assert_same(site, edition)
    assert not [path for path in site.iterdir() if path.name.startswith(".")]


@pytest.mark.slow
def test_more_parts_than_articles_are_the_same_site(edition: Path, tmp_path: Path) -> None:
    done = variorum("build", "--parts", "5", "--jobs", "1", "--site-dir", tmp_path / "site", cwd=edition)
    assert done.returncode == 0, done.stderr
    _assert_same(tmp_path / "site", edition)


@pytest.mark.slow
def test_a_part_may_have_no_page_and_another_theme(tmp_path: Path) -> None:
    written = "site_name: Five pages\ntheme: {name: mkdocs}\nplugins: [search, variorum]\n"
    off = "extra: {variorum: {apparatus: false, exports: false, note_pages: false}}\n"
    files = {"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/note.yml": NOTE}
    root = draw(tmp_path / "edition", {**files, "mkdocs.yml": written + off})
    # The theme writes the second of the build into the first page.
    day = {"SOURCE_DATE_EPOCH": "1700049600"}
    assert variorum("build", cwd=root, **day).returncode == 0
    done = variorum("build", "--parts", "6", "--site-dir", tmp_path / "site", cwd=root, **day)
    assert done.returncode == 0, done.stderr
    _assert_same(tmp_path / "site", root)


def test_what_cannot_be_built_keeps_the_last_site(edition: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(edition, tmp_path / "edition"))
    before = files_of(root / "site")
    (root / "gathering.py").write_text("def on_post_page(output, **_):\n    return output\n")
    with (root / "mkdocs.yml").open("a") as config:
        config.write("hooks: [gathering.py]\n")
    done = variorum("build", "--jobs", "2", cwd=root)
    assert done.returncode == 1
    assert "cannot be built in parts, since it has “gathering.py”" in done.stderr
    assert "The last site has been kept." in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(root / "site") == before


@pytest.mark.slow
def test_a_stopped_build_leaves_the_last_site_and_no_process(edition: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(edition, tmp_path / "edition"))
    before = files_of(root / "site")
    command = [str(PYTHON), "-m", "variorum", "build", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=root, env=environment(), stderr=subprocess.PIPE)
    while process.poll() is None and not [*root.glob("site/.building-*/.parts/*/.building-*")]:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGTERM
    assert files_of(root / "site") == before
    time.sleep(0.5)
    assert not [path for path in (root / "site").iterdir() if path.name.startswith(".")]


def test_a_part_needs_a_folder_of_its_own(edition: Path) -> None:
    for words, said in (
        (["--part", "2/4"], "--site-dir parts/2"),
        (["--part", "5/4", "--site-dir", "x"], "“5/4” names no part"),
        (["--part", "1/2", "--jobs", "2", "--site-dir", "x"], "leave out --parts and --jobs"),
    ):
        done = variorum("build", *words, cwd=edition)
        assert done.returncode == 2
        assert said in " ".join(done.stderr.split())
