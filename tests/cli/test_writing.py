"""Commands that write leave whole files behind, whatever stops them, and say in one sentence what did."""

from __future__ import annotations

import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import EDITION
from tests.site.building import environment, run_warm
from tests.site.drawing import NOTE, draw
from tests.warm_process import warm_process
from variorum.cli import main
from variorum.editing.contribution import apply_contribution
from variorum.editing.replaced_file import NotWritten, replace_file
from variorum.files.layout import Layout

UNTIDY = "annotations/lamp/who-lit-it.yml"
LONG = NOTE.replace("note:", "note: >\n ") + "# " + "a comment. " * 3_000 + "\n"
NEW = ["new", "--whole", "--kind", "context", "--title", "T", "--note", "N", "--no-ask"]
WRITING = {
    "format": ["format"],
    "ids": ["ids"],
    "schema": ["schema", "--edition"],
    "new": NEW,
    "init": ["init", "text.txt", "made", "--no-ask"],
    "overlay": ["overlay", "../head", "."],
}
NOBODY = 65534
STEP = 0.03
"""Seconds by which a command lives longer each time; it has nothing to load, and is done after a few."""


def run(
    root: Path, *words: str, prepare: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-m", "variorum", *words], cwd=root, env=environment(), capture_output=True,
        text=True, timeout=120, check=False, preexec_fn=prepare, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def warm(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run_warm("-m", "variorum", *words, cwd=root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An edition in which each command has something to write."""
    root = draw(tmp_path / "edition", {**EDITION, UNTIDY: LONG, "text.txt": "A text.\n"})
    draw(tmp_path / "head", EDITION)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("command", WRITING)
def test_a_full_disk_leaves_what_was_there(command: str, root: Path) -> None:
    def no_file_may_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))

    before = contents(root)
    done = run(root, *WRITING[command], prepare=no_file_may_grow)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    told = [line for line in done.stderr.splitlines() if "File too large" in line]
    assert len(told) == (2 if command == "format" else 1)
    assert contents(root) == before
    assert not (root / "made").exists()
    again = warm(root, *WRITING[command])
    assert again.returncode == 0, again.stderr


@pytest.fixture
def closed() -> Iterator[Path]:
    """An edition in which somebody without rights may read, and not write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        draw(Path(folder) / "head", EDITION)
        yield draw(Path(folder) / "edition", {**EDITION, UNTIDY: LONG, "text.txt": "A text.\n"})


def as_nobody(root: Path, words: list[str]) -> tuple[int, str]:
    """Run a command in a fork without root's rights; return its status and what it printed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.chdir(root)
        if os.getuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        result = CliRunner().invoke(main, words)
        os.write(writing, f"{result.exit_code}\n{result.output}\n{result.exception!r}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        status, _, output = told.read().partition("\n")
    os.waitpid(child, 0)
    return int(status), output


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_is_closed_is_told_of_in_one_sentence(
    command: str, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm = draw(tmp_path / "warm", {**EDITION, "text.txt": "A text.\n"})
    draw(tmp_path / "head", EDITION)
    monkeypatch.chdir(warm)
    CliRunner().invoke(main, WRITING[command])  # What it loads on demand is loaded, and nobody may load it.
    before = contents(closed)
    status, output = as_nobody(closed, WRITING[command])
    assert status == 1
    assert "SystemExit(1)" in output
    assert output.count("Permission denied") == (2 if command == "format" else 1)
    assert contents(closed) == before


def test_a_file_keeps_its_mode_and_a_link_stays(root: Path) -> None:
    note = root / UNTIDY
    note.write_text(
        NOTE.replace("quote: ", 'quote:   "').replace("Nobody had lit", 'Nobody had lit"'), "utf-8"
    )
    note.chmod(0o640)
    note.rename(root / "kept.yml")
    note.symlink_to("../../kept.yml")
    done = CliRunner().invoke(main, ["format", str(root)])
    assert done.exit_code == 0, done.output
    assert note.is_symlink()
    assert (root / "kept.yml").read_text("utf-8") == NOTE
    assert stat.S_IMODE((root / "kept.yml").stat().st_mode) == 0o640


def test_a_file_that_cannot_be_replaced_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "note.yml"
    file.write_text("old", "utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(1, "Operation not permitted", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NotWritten, match=r"Operation not permitted\. It has not been changed"):
        replace_file(file, b"new")
    assert contents(tmp_path) == {"note.yml": b"old"}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["format", "init", "overlay"])
def test_killed_at_any_time_it_can_be_run_again(command: str, root: Path, tmp_path: Path) -> None:
    twin = shutil.copytree(root, tmp_path / "twin")
    assert warm(twin, *WRITING[command]).returncode == 0  # What it needs is loaded now.
    for number in range(12):
        with suppress(subprocess.TimeoutExpired):
            words = ["-m", "variorum", *WRITING[command]]
            warm_process().run(words, root, environment(), seconds=0.001 + STEP * number)
        if (root / "made").exists():
            assert (root / "made/mkdocs.yml").exists()
            assert (root / "made/.variorum/annotation.schema.json").exists()
            break
        assert len((root / UNTIDY).read_bytes()) in (len(LONG), len(NOTE)) or command == "format"
    assert warm(root, "check").stderr.endswith("No problems.\n")
    if not (root / "made").exists():
        assert warm(root, *WRITING[command]).returncode == 0


def test_an_overlay_that_was_stopped_between_its_two_moves_loses_nothing(root: Path) -> None:
    (root / "docs/articles/lamp/drawing.svg").write_text("<svg/>", "utf-8")
    head = root.parent / "head"
    (head / "docs/articles/lamp/drawing.svg").write_text("<svg/>", "utf-8")
    (root / "docs/articles").rename(root / "docs/.articles.old")
    assert apply_contribution(head, Layout.at(root)) == []
    assert (root / "docs/articles/lamp/drawing.svg").exists()
    assert not (root / "docs/.articles.old").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        *("check", "check --format github", "check --format json", "compare . ../head", "stats"),
        *(
            "show who-lit-it",
            "format --check",
            "ids --check",
            "schema --edition",
            "completion bash",
            "--help",
        ),
        *("--version", "overlay ../head .", "init text.txt made --no-ask", " ".join(NEW), "links"),
    ],
)
@pytest.mark.parametrize("closed_streams", [(1,), (0, 1, 2), "full"])
def test_closed_streams_and_full_devices_are_no_crash(
    words: str, closed_streams: tuple[int, ...] | str, root: Path
) -> None:
    how = (
        " ".join(f"{n}{'<' if n == 0 else '>'}&-" for n in closed_streams if isinstance(n, int))
        or ">/dev/full"
    )
    command = f"exec {sys.executable} -m variorum {words} {how} 2>{root.parent}/err"
    done = subprocess.run(["bash", "-c", command], cwd=root, env=environment(), timeout=60, check=False)
    error = (root.parent / "err").read_text("utf-8")
    assert "Traceback" not in error, error
    assert done.returncode in (0, 1, 120), error
