"""Whatever ends a build leaves the last site whole; a build that comes to its end replaces all of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.small_edition import small_edition
from tests.site.building import HOOK, PYTHON, build, environment, files_of
from variorum.hosting.staged_site import StagedSite

CRASH = "def on_{event}(*args, **kwargs):\n    raise {error}('a fault')\n"
SETTINGS = "site_name: x\nuse_directory_urls: false\nhooks: [{hooks}]\nplugins: []\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with a site that was built once, to which hidden files were added."""
    root = small_edition(tmp_path_factory.mktemp("built") / "edition")
    (root / "mkdocs.yml").write_text(SETTINGS.format(hooks=HOOK), "utf-8")
    assert build(root, root / "site").status == 0
    (root / "site/.nojekyll").touch()
    (root / "site/gone.html").write_text("a page of before", "utf-8")
    return root


@pytest.fixture
def edition(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "edition"))


def break_at(root: Path, event: str, error: str = "RuntimeError") -> None:
    (root / "fault.py").write_text(CRASH.format(event=event, error=error), "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS.format(hooks=f"{HOOK}, fault.py"), "utf-8")


@pytest.mark.parametrize("error", ["RuntimeError", "KeyboardInterrupt", "SystemExit", "MemoryError"])
@pytest.mark.parametrize("event", ["config", "files", "page_markdown", "env", "post_page", "post_build"])
def test_a_build_that_ends_too_early_changes_nothing(edition: Path, event: str, error: str) -> None:
    before = files_of(edition / "site")
    break_at(edition, event, error)
    assert build(edition, edition / "site").status
    assert files_of(edition / "site") == before


def test_a_mistake_in_the_settings_changes_nothing(edition: Path) -> None:
    before = files_of(edition / "site")
    for wrong in ("theme: none-of-these", "nav: [gone.md]\nstrict: true\nplugins: [nothing]", "x: ["):
        (edition / "mkdocs.yml").write_text(f"{SETTINGS.format(hooks=HOOK)}{wrong}\n", "utf-8")
        assert build(edition, edition / "site").status
        assert files_of(edition / "site") == before


def test_a_build_replaces_all_but_what_is_hidden(edition: Path) -> None:
    (edition / "docs/index.md").write_text("# Another\n", "utf-8")
    (edition / "docs/new.md").write_text("# New\n", "utf-8")
    built = build(edition, edition / "site")
    site = files_of(edition / "site")
    assert ".building" not in built.log
    assert {".nojekyll", "new.html"} <= site.keys()
    assert "gone.html" not in site
    assert b"Another" in site["index.html"]
    assert site.keys() == files_of(build(edition, edition.parent / "afresh").site).keys() | {".nojekyll"}


def test_a_strict_build_with_problems_still_makes_a_whole_site(edition: Path) -> None:
    (edition / "annotations/a/x.yml").write_text("id: x\n", "utf-8")
    assert build(edition, edition / "site", "--strict").status == 1
    site = files_of(edition / "site")
    assert b"problem" in site["articles/a/index.html"]
    assert not [name for name in site if name.startswith(".") and name != ".nojekyll"]


def test_a_dirty_build_changes_the_site_in_place(edition: Path) -> None:
    page = edition / "docs/new.md"
    page.write_text("# New\n", "utf-8")
    assert build(edition, edition / "site", "--dirty").status == 0
    assert {"gone.html", "new.html"} <= files_of(edition / "site").keys()


def test_the_folder_of_the_site_is_the_same_folder(edition: Path, tmp_path: Path) -> None:
    """A server was started in it, it is a mount, or a link leads to it."""
    shutil.move(edition / "site", tmp_path / "elsewhere")
    (edition / "site").symlink_to(tmp_path / "elsewhere")
    number = (tmp_path / "elsewhere").stat().st_ino
    (tmp_path / "elsewhere").chmod(0o750)
    assert build(edition, edition / "site").status == 0
    assert (edition / "site").is_symlink()
    assert ((tmp_path / "elsewhere").stat().st_ino, (tmp_path / "elsewhere").stat().st_mode & 0o777) == (
        number,
        0o750,
    )


def test_a_first_build_that_fails_leaves_no_folder(edition: Path) -> None:
    break_at(edition, "env")
    assert build(edition, edition / "public").status
    assert not (edition / "public").exists()


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_the_last_site_and_the_next_one_tidies_up(edition: Path) -> None:
    before = files_of(edition / "site")
    (edition / "fault.py").write_text(
        "import time\ndef on_post_page(*args, **kwargs):\n    print('now', flush=True)\n    time.sleep(60)\n",
        "utf-8",
    )
    (edition / "mkdocs.yml").write_text(SETTINGS.format(hooks=f"{HOOK}, fault.py"), "utf-8")
    process = subprocess.Popen(
        [PYTHON, "-m", "mkdocs", "build"], cwd=edition, env=environment(), stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline() == b"now\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    site = files_of(edition / "site")
    assert {name: data for name, data in site.items() if not name.startswith(".building")} == before
    assert site.keys() != before.keys()
    (edition / "mkdocs.yml").write_text(SETTINGS.format(hooks=HOOK), "utf-8")
    assert build(edition, edition / "site").status == 0
    assert not list((edition / "site").glob(".building-*"))


@pytest.fixture
def serving(edition: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server of the edition, whose fault appears when the file `broken` does."""
    (edition / "fault.py").write_text(
        "import pathlib\ndef on_env(*args, config, **kwargs):\n    print(config.site_dir, flush=True)\n"
        "    assert not pathlib.Path(config.config_file_path).with_name('broken').exists()\n",
        "utf-8",
    )
    settings = f"{SETTINGS.format(hooks=f'{HOOK}, fault.py')}watch: [mkdocs.yml]\n"
    (edition / "mkdocs.yml").write_text(settings, "utf-8")
    process = subprocess.Popen(
        [PYTHON, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", "127.0.0.1:0"],
        cwd=edition, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    yield process
    process.terminate()
    process.communicate()


@pytest.mark.slow
def test_while_serving_a_broken_change_leaves_the_last_site(
    edition: Path, serving: subprocess.Popen[bytes]
) -> None:
    assert serving.stdout
    site = Path(os.fsdecode(serving.stdout.readline().strip())).parent
    _wait_for(site / "index.html")
    before = files_of(site)
    (edition / "broken").touch()
    time.sleep(1)
    (edition / "docs/index.md").write_text("# Broken\n", "utf-8")
    serving.stdout.readline()
    time.sleep(1)
    assert files_of(site) == before


def _wait_for(path: Path) -> None:
    for _ in range(100):
        if path.exists():
            time.sleep(0.5)
            return
        time.sleep(0.2)
    raise AssertionError(f"{path} never came.")


def test_what_cannot_be_moved_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount in the site, or a file that another program holds open where that forbids to move it."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/old").write_text("old", "utf-8")
    (tmp_path / "b").write_text("old", "utf-8")
    staged = StagedSite(str(tmp_path))
    for name in ("a/new", "b"):
        (Path(staged.folder) / name).parent.mkdir(exist_ok=True)
        (Path(staged.folder) / name).write_text("new", "utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert staged.publish() == str(tmp_path)
    assert files_of(tmp_path) == {"a/new": b"new", "b": b"new"}
