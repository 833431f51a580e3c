"""The folder is made anew as a whole; what others put there is refused or left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import files_of
from tests.site.drawing import draw
from variorum.staging.staged_folder import NotStaged, write_staged

FIRST = {"mkdocs.yml": b"a: 1\n", "docs/index.md": b"# One\n", "docs/old/gone.md": b"x\n"}
SECOND = {"mkdocs.yml": b"a: 2\n", "docs/index.md": b"# One\n", "docs/new.md": b"y\n"}


def visible(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files_of(folder).items() if not name.startswith(".variorum")}


def test_a_second_time_replaces_the_first(tmp_path: Path) -> None:
    assert write_staged(tmp_path / "out", FIRST) == 3
    assert write_staged(tmp_path / "out", SECOND) == 2
    assert visible(tmp_path / "out") == SECOND
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        ".variorum-stage.json",
        "docs",
        "mkdocs.yml",
    ]


def test_the_same_again_touches_nothing(tmp_path: Path) -> None:
    write_staged(tmp_path, FIRST)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write_staged(tmp_path, FIRST) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_what_a_host_builds_beside_it_is_left_alone(tmp_path: Path) -> None:
    write_staged(tmp_path, FIRST)
    for name in ("site/index.html", ".cache/x", "requirements.txt", ".git/HEAD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("theirs")
    write_staged(tmp_path, SECOND)
    theirs = {name for name, content in files_of(tmp_path).items() if content == b"theirs"}
    assert theirs == {"site/index.html", ".cache/x", "requirements.txt", ".git/HEAD"}


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent.parent / "mkdocs.yml")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "docs/index.md": lambda path: path.write_text("changed by hand"),
    "docs/mine.md": lambda path: path.write_text("mine"),
    "mkdocs.yml": lambda path: path.write_text("mine: yes"),
    "overrides/main.html": lambda path: draw(path.parent, {path.name: "mine"}),
    "docs/old/gone.md": _link,
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_was_not_staged_is_refused_and_kept(name: str, tmp_path: Path) -> None:
    write_staged(tmp_path, FIRST)
    FOREIGN[name](tmp_path / name)
    before = files_of(tmp_path)
    with pytest.raises(NotStaged, match=name):
        write_staged(tmp_path, SECOND)
    assert files_of(tmp_path) == before


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for number in range(8):
        (tmp_path / "docs" / f"{number}.md").write_text("mine")
    with pytest.raises(NotStaged, match=r"docs/0\.md, .* and 3 more"):
        write_staged(tmp_path, FIRST)


@pytest.mark.parametrize("swapped", range(4))
def test_a_run_that_is_stopped_leaves_one_of_the_two_and_can_be_run_again(
    swapped: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_staged(tmp_path, FIRST)
    rename, done = Path.rename, 0

    def stopped(path: Path, to: Path) -> Path:
        nonlocal done
        if ".variorum-new-" in str(path):
            if done == swapped:
                raise OSError(28, "No space left on device")
            done += 1
        return rename(path, to)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopped)
        if swapped < 3:
            with pytest.raises(OSError, match="No space"):
                write_staged(tmp_path, SECOND)
        else:
            write_staged(tmp_path, SECOND)
    write_staged(tmp_path, SECOND)
    assert visible(tmp_path) == SECOND


def test_a_full_disk_leaves_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_staged(tmp_path, FIRST)

    def full(path: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            write_staged(tmp_path, SECOND)
    assert visible(tmp_path) == FIRST


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    write_staged(tmp_path, FIRST)
    left = tmp_path / ".variorum-new-999999999"
    left.mkdir()
    (left / "x").write_text("half")
    write_staged(tmp_path, SECOND)
    assert not left.exists()
    assert not [*tmp_path.glob(".variorum-new*"), *tmp_path.glob(".variorum-old*")]
