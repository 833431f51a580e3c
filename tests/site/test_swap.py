"""The swap of a new site for the last one is completed or undone, wherever it stops."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import files_of
from variorum.hosting.staged_site import SiteNotWritten, StagedSite

OLD = {"index.html": "old", "gone/index.html": "old", "articles/a/index.html": "old", ".nojekyll": ""}
NEW = {"index.html": "new", "articles/b/index.html": "new", "added.html": "new"}
AFTER = {**NEW, ".nojekyll": ""}
MOST_STEPS = 40


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")


def shown(site: Path) -> dict[str, str]:
    """The files that readers and people see: not what a build has hidden."""
    hidden = (".building-", ".complete-", ".placing-", ".replaced-")
    return {
        name: data.decode("latin-1") for name, data in files_of(site).items() if not name.startswith(hidden)
    }


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def at_step(number: int, act: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Act instead of the move of this number."""
    rename, count = Path.rename, 0

    def renamed(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == number:
            act()
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", renamed)


def in_a_process(work: Callable[[], None]) -> int:
    """Run `work` in a fork; return how that ended."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def kill_at(number: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Build into `site` in a process that is killed at a move. Return whether it came so far."""

    def build() -> None:
        at_step(number, lambda: os.kill(os.getpid(), signal.SIGKILL), monkeypatch)
        staged = StagedSite(str(site))
        write(Path(staged.folder), NEW)
        staged.publish()

    return os.WIFSIGNALED(in_a_process(build))


def test_a_swap_that_is_killed_at_any_move_is_completed_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = 0
    for number in range(1, MOST_STEPS):
        site = tmp_path / str(number)
        write(site, OLD)
        if not kill_at(number, site, monkeypatch):
            break
        killed += 1
        StagedSite(str(site)).abandon()
        # The first move declares the new site whole: before it, the last one stays.
        assert shown(site) == (OLD if number == 1 else AFTER), number
        assert not [path for path in site.iterdir() if path.name.startswith(".") and path.name != ".nojekyll"]
    assert killed >= len(OLD) + len(NEW) - 1
    assert shown(site) == AFTER


@pytest.mark.parametrize("number", range(1, 9))
def test_a_swap_that_fails_at_any_move_is_undone(
    number: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = StagedSite(str(site))
    write(Path(staged.folder), NEW)

    def interrupt() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as faulty:
        at_step(number, interrupt, faulty)
        with pytest.raises(KeyboardInterrupt):
            staged.publish()
    staged.abandon()
    assert shown(site) == OLD
    assert sorted(path.name for path in site.iterdir()) == sorted({name.split("/")[0] for name in OLD})


def test_a_disk_without_room_for_the_folder_of_the_swap_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged = StagedSite(str(site))
    write(Path(staged.folder), NEW)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(SiteNotWritten, match="No space left on device"):
        staged.publish()
    assert shown(site) == OLD


def test_a_signal_comes_after_the_swap(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build() -> None:
        at_step(3, lambda: os.kill(os.getpid(), signal.SIGTERM), monkeypatch)
        staged = StagedSite(str(site))
        write(Path(staged.folder), NEW)
        staged.publish()

    status = in_a_process(build)
    assert os.WTERMSIG(status) == signal.SIGTERM
    assert shown(site) == AFTER


def test_a_second_build_is_refused_until_the_first_ends(site: Path) -> None:
    staged = StagedSite(str(site))
    write(Path(staged.folder), NEW)

    def second() -> None:
        try:
            StagedSite(str(site))
        except SiteNotWritten as refusal:
            os._exit(1 if "is being written by another build" in str(refusal) else 2)

    assert os.waitstatus_to_exitcode(in_a_process(second)) == 1
    assert (Path(staged.folder) / "index.html").exists()
    staged.publish()
    assert shown(site) == AFTER
    assert in_a_process(second) == 0


def test_the_same_process_may_build_again_what_it_left(site: Path) -> None:
    left = StagedSite(str(site))
    again = StagedSite(str(site))
    write(Path(again.folder), NEW)
    again.publish()
    assert left.folder == str(site)
    assert shown(site) == AFTER


def test_a_folder_that_may_not_be_written_is_told_of_and_stays(site: Path) -> None:
    site.chmod(0o555)
    site.parent.chmod(0o755)

    def build() -> None:
        if os.getuid() == 0:
            os.setuid(65534)
        try:
            StagedSite(str(site))
        except SiteNotWritten as refusal:
            os._exit(1 if "Permission denied" in str(refusal) else 2)

    for parent in site.parents[:3]:
        parent.chmod(parent.stat().st_mode | 0o055)
    status = os.waitstatus_to_exitcode(in_a_process(build))
    site.chmod(0o755)
    assert status == 1
    assert shown(site) == OLD
