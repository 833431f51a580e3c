"""A check by several processes finds what a check by one finds, whatever becomes of the others."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.engine.trial_edition import trial_edition
from tests.keeping.checked_twice import Desk, on_disk, side_by_side
from tests.keeping.sound_edition import CHANGES, SOUND, second_article
from variorum.keeping import side_processes
from variorum.keeping.check_share import Share
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.side_processes import check_side_by_side
from variorum.keeping.tree_parts import parts_of
from variorum.model.problem import Code
from variorum.pipeline import check_files

_BROKEN = {
    "annotations/sea/lost.yml": "id: lost\nkind: context\nquote: no such words\ntitle: A\nnote: B.\n",
    "annotations/wind/broken.yml": "id: [\n",
}
_SLUGS = ("sea", "tale", "wind")


def _settled(root: Path, jobs: int | None) -> set[str]:
    """Return the articles that a check by so many processes finds right by themselves."""
    tree, site = on_disk(root)
    return {*check_side_by_side(tree, site, _SLUGS, jobs, lambda *_: None)}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return trial_edition(tmp_path / "edition", SOUND)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return trial_edition(tmp_path / "edition", SOUND | _BROKEN)


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_the_problems_of_a_broken_edition_are_the_same(broken: Path, jobs: int) -> None:
    tree, site = on_disk(broken)
    whole = check_files(tree, site, lambda *_: None)[1].problems
    assert {problem.code for problem in whole} >= {Code.QUOTE_NOT_FOUND, Code.YAML_SYNTAX}
    assert side_by_side(*on_disk(broken), jobs) == whole
    assert _settled(broken, jobs) == {"tale"}


def test_every_process_does_its_share(sound: Path) -> None:
    assert _settled(sound, 1) == set()
    assert _settled(sound, 2) == _settled(sound, 3) == {*_SLUGS}


@pytest.mark.parametrize(
    "program",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "raise SystemExit(3)",
        "import sys; sys.stderr.write('wrong'); raise MemoryError",
        "print('{')",
        "print('[]')",
        'print(\'{"sea": {"ids": 3}}\')',
        "print('[' * 100000)",
        "print('{\"other\": {}}')",
        "",
    ],
)
def test_the_share_of_a_process_that_fails_is_read_here(
    program: str, broken: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    tree, site = on_disk(broken)
    whole = check_files(tree, site, lambda *_: None)[1].problems
    monkeypatch.setattr(side_processes, "_PROGRAM", program)
    assert side_by_side(*on_disk(broken), 3) == whole
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", ["", "/variorum/no/python"])
def test_without_a_python_to_start_everything_is_read_here(
    path: str, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", path)
    tree, site = on_disk(broken)
    assert side_by_side(tree, site, 2) == check_files(tree, site, lambda *_: None)[1].problems


def test_without_room_for_files_everything_is_read_here(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(side_processes, "TemporaryFile", full)
    tree, site = on_disk(broken)
    assert side_by_side(tree, site, 2) == check_files(tree, site, lambda *_: None)[1].problems


def test_a_module_in_the_folder_of_an_edition_is_not_run(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "variorum", "pickle", "gc"):
        (sound / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n", "utf-8")
    monkeypatch.chdir(sound)
    assert _settled(sound, 2) == {*_SLUGS}
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("cores", "size", "expected"),
    [(1, 100, 1), (2, 100, 2), (64, 100, 4), (64, 2, 2), (64, 1.9, 1), (2, 0, 1)],
)
def test_how_many_processes_pay(
    cores: int, size: float, expected: int, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as there are cores, if each has enough to read; never many without being asked."""
    started: list[Share] = []
    monkeypatch.setattr(side_processes, "usable_cores", lambda: cores)
    monkeypatch.setattr(side_processes, "_started", started.append)
    slugs = [f"a-{number}" for number in range(8)]
    sizes = dict.fromkeys(slugs, int(size * side_processes.WORTH_A_PROCESS / len(slugs)) + 1)
    monkeypatch.setattr(side_processes, "bytes_of_notes", lambda *_: sizes)
    tree, site = on_disk(sound)
    check_side_by_side(tree, site, slugs, None, lambda *_: None)
    assert len(started) == expected - 1


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="The system has no affinity.")
def test_the_cores_are_those_that_may_be_used() -> None:
    allowed = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(allowed)})
        assert side_processes.usable_cores() == 1
    finally:
        os.sched_setaffinity(0, allowed)


def test_a_share_has_nothing_of_other_articles(sound: Path) -> None:
    tree, _ = on_disk(sound)
    part, other = parts_of(tree, [["sea"], ["tale", "wind"]])
    names = {tree.layout.name(path) for path in part.entries}
    assert {name for name in names if "wind" in name or "tale" in name} == set()
    assert {"annotations/sea/wave.yml", "annotations/sources/almanac.yml"} <= names
    whole = {path for path in tree.entries if path.is_relative_to(tree.layout.annotations)}
    assert {*part.entries, *other.entries} >= whole


def test_what_other_processes_found_is_kept(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir(mode=0o700)
    desk = Desk(KeptFile(tmp_path / "kept" / "edition.json"))
    tree, site = on_disk(trial_edition(tmp_path / "edition", SOUND))
    assert desk.quick(tree, site, jobs=2) == ()
    by_two = json.dumps(desk.kept.read())
    desk.kept.path.unlink()
    assert desk.quick(tree, site) == ()
    assert json.dumps(desk.kept.read()) == by_two
    assert desk.quick(tree, site) == ()
    assert desk.read == []


@pytest.mark.parametrize("name", ["an id of another note", "a draft", "a link of a register"])
def test_what_stands_between_articles_is_kept_as_by_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir(mode=0o700)
    desk = Desk(KeptFile(tmp_path / "kept" / "edition.json"))
    tree, site = on_disk(trial_edition(tmp_path / "edition", SOUND | CHANGES[name]))
    whole = check_files(tree, site, lambda *_: None)[1].problems
    assert desk.quick(tree, site, jobs=3) == whole
    for _ in range(2):
        assert desk.quick(tree, site) == whole


@pytest.mark.skipif(os.name != "posix", reason="Signals are those of POSIX.")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_who_stops_a_check_stops_its_processes(number: signal.Signals, tmp_path: Path) -> None:
    """Nothing is left of it, and nothing but click's word is printed."""
    files: dict[str, str] = {}
    for slug in ("a", "b", "c", "d"):
        files |= second_article(slug, [(f"{slug}-{number}", "") for number in range(400)])
    root = trial_edition(tmp_path / "edition", files)
    command = [sys.executable, "-m", "variorum", "check", "--no-cache", "--jobs", "3"]
    quiet = subprocess.PIPE
    process = subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet, start_new_session=True)
    group = process.pid
    until = time.monotonic() + 30
    while len(_members(group)) < 3 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    assert len(_members(group)) == 3
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert process.returncode != 0
    assert b"Traceback" not in out + err
    while _members(group) and time.monotonic() < until:
        time.sleep(0.02)
    assert _members(group) == set()


def test_a_signal_means_afterwards_what_it_meant_before(sound: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    assert _settled(sound, 2) == {*_SLUGS}
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_thread_may_check_in_several_processes(sound: Path) -> None:
    with ThreadPoolExecutor() as threads:
        assert threads.submit(_settled, sound, 2).result() == {*_SLUGS}


def _members(group: int) -> set[int]:
    """Return the processes of a group that have not ended."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    return {int(pid) for pid, pgid, state in rows if int(pgid) == group and not state.startswith("Z")}
