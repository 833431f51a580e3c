"""What is kept may be lost, broken, or somebody else's: then it is as if nothing were kept."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.engine.trial_edition import trial_edition
from tests.keeping.checked_twice import Desk, on_disk
from variorum.keeping import kept_file
from variorum.keeping.kept_file import KeptFile

VALUE = {"one": [1, "ü", None], "two": {}}


@pytest.fixture
def kept(tmp_path: Path) -> KeptFile:
    file = KeptFile(tmp_path / "cache" / "check" / "edition.json")
    file.write(VALUE)
    assert file.read() == VALUE
    return file


def test_only_the_user_can_read_it(kept: KeptFile) -> None:
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    assert list(kept.path.parent.iterdir()) == [kept.path]


def test_a_file_that_differs_in_one_bit_is_not_read(kept: KeptFile) -> None:
    whole = kept.path.read_bytes()
    for at in range(len(whole)):
        kept.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept.read() is None, at


def test_a_file_that_is_cut_off_or_longer_is_not_read(kept: KeptFile) -> None:
    whole = kept.path.read_bytes()
    for length in range(len(whole)):
        kept.path.write_bytes(whole[:length])
        assert kept.read() is None, length
    kept.path.write_bytes(whole + b" ")
    assert kept.read() is None


@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_a_file_that_others_can_write_is_not_read(kept: KeptFile, mode: int) -> None:
    kept.path.chmod(mode)
    assert kept.read() is None


def test_a_folder_that_others_can_write_is_not_used(kept: KeptFile) -> None:
    kept.path.parent.chmod(0o777)
    assert kept.read() is None
    kept.write({})
    kept.path.parent.chmod(0o700)
    assert kept.read() == VALUE


def test_the_file_or_folder_of_somebody_else_is_not_used(
    kept: KeptFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert kept.read() is None
    kept.write({})
    monkeypatch.undo()
    assert kept.read() == VALUE


def test_no_link_is_followed(kept: KeptFile, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    kept.path.rename(elsewhere)
    kept.path.symlink_to(elsewhere)
    assert kept.read() is None
    kept.write({"new": 1})
    assert kept.read() == {"new": 1}
    assert not kept.path.is_symlink()
    assert KeptFile(elsewhere).path.read_bytes().endswith(json.dumps(VALUE).encode()[-3:])


def test_what_is_no_file_is_not_read(kept: KeptFile) -> None:
    kept.path.unlink()
    os.mkfifo(kept.path)
    assert kept.read() is None
    kept.path.unlink()
    kept.path.mkdir()
    assert kept.read() is None
    kept.write(VALUE)
    assert kept.read() is None
    assert list(kept.path.parent.iterdir()) == [kept.path]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /dev/full")
def test_a_full_disk_leaves_what_was_there(kept: KeptFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(suffix: str, prefix: str, folder: Path) -> tuple[int, str]:
        new = folder / f"{prefix}x{suffix}"
        new.touch()
        return os.open("/dev/full", os.O_WRONLY), str(new)

    monkeypatch.setattr(tempfile, "mkstemp", full)
    kept.write({"new": 1})
    assert kept.read() == VALUE
    assert list(kept.path.parent.iterdir()) == [kept.path]


def test_a_folder_that_cannot_be_made_or_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    kept = KeptFile(tmp_path / "file" / "check" / "edition.json")
    kept.write(VALUE)
    kept.touch()
    assert kept.read() is None


def test_the_oldest_make_room(kept: KeptFile, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [KeptFile(kept.path.with_name(f"{number}.json")) for number in range(4)]
    for number, other in enumerate(others):
        other.write(VALUE)
        os.utime(other.path, (number, number))
    others[1].touch()
    monkeypatch.setattr(kept_file, "MOST", 3 * kept.path.stat().st_size)
    others[3].write(VALUE)
    assert {path.name for path in kept.path.parent.iterdir()} == {"1.json", "3.json", "edition.json"}


def test_too_much_is_not_kept(kept: KeptFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_file, "LARGEST", 10)
    assert kept.read() is None
    kept.path.unlink()
    kept.write(VALUE)
    assert not kept.path.exists()


def _write(path: Path, number: int) -> None:
    for turn in range(40):
        KeptFile(path).write({"number": number, "turn": turn, "long": "x" * 10_000})


def test_two_processes_at_once(kept: KeptFile) -> None:
    context = get_context("fork")
    writers = [context.Process(target=_write, args=(kept.path, number)) for number in range(2)]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert kept.read() is not None
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert kept.read()["turn"] == 39


def test_a_cache_folder_in_the_edition_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "edition" / ".cache"))
    assert KeptFile.of("check", tmp_path / "edition") is None
    linked = tmp_path / "linked"
    linked.symlink_to(tmp_path / "edition" / ".cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(linked))
    assert KeptFile.of("check", tmp_path / "edition") is None
    assert KeptFile.of("check", tmp_path / "another") is not None


@pytest.mark.parametrize("folder", [".cache", "~/.cache"])
def test_a_relative_cache_folder_is_not_used(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Older versions of platformdirs take what the variable says, and there may be no home."""
    monkeypatch.setattr(kept_file, "user_cache_path", lambda *_, **__: Path(folder))
    assert KeptFile.of("check", tmp_path) is None


@pytest.mark.parametrize(
    "notes",
    [
        *(None, [], "x", 1, {"ids": 1}, {"ids": [1]}, {"ids": [["a"]]}, {"ids": [["a", "b", "c", 1]]}),
        *({"ids": [["a", "b", 1, True]]}, {"links": [[1, "a", 1, 1]]}, {"entries": [1]}, {"entries": "ab"}),
        *({"entries": [[]]}, {"unknown": []}, {"sources": {}}),
    ],
)
def test_notes_of_another_shape_are_read_again(notes: object, kept: KeptFile, tmp_path: Path) -> None:
    """The sum of the file is right: another version of the engine wrote it."""
    desk = Desk(kept)
    tree, site = on_disk(trial_edition(tmp_path / "edition", {}))
    assert desk.agrees(tree, site) == ()
    assert desk.read == []
    kept.write(dict.fromkeys(kept.read(), notes))
    assert desk.quick(tree, site) == ()
    assert desk.read == ["tale"]


@pytest.mark.parametrize("value", [None, 1, "x", [], [1], {"x": 1}])
def test_a_value_of_another_shape_is_no_value(value: object, kept: KeptFile, tmp_path: Path) -> None:
    kept.write(value)
    Desk(kept).agrees(*on_disk(trial_edition(tmp_path / "edition", {})))
