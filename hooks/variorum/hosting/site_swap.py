"""Swaps a finished site for the last one, entry by entry, so that it is completed or undone.

How far the swap has come is in the name of the new site's folder, which is renamed at each step, so that
nothing has to be written for it. Whoever comes next completes the swap that a killed process began.

    .building-12    being built; thrown away
    .complete-12    whole: from now on this is the site, and what it does not have is moved out
    .placing-12     its entries are moved to their places, the old ones out of their way
    .replaced-12    what was moved out; thrown away
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STAGE = ".building-"
_COMPLETE = ".complete-"
_PLACING = ".placing-"
_LAST = ".replaced-"

_Moves = list[tuple[Path, Path]]


def swap(stage: Path, site: Path) -> None:
    """Move what is in `stage`, a folder in `site` whose name begins with `STAGE`, to its place in `site`.

    What was there is removed, but for hidden files. Raise `OSError` if that fails; then all is as before.
    Signals that end the process come after it.
    """
    number = stage.name.removeprefix(STAGE)
    last = site / f"{_LAST}{number}"
    last.mkdir()
    moves: _Moves = []
    with _signals_held():
        try:
            complete = _renamed(stage, site / f"{_COMPLETE}{number}", moves)
            _move_out(complete, site, last, moves)
            placing = _renamed(complete, site / f"{_PLACING}{number}", moves)
            _move_in(placing, site, last, moves)
        except BaseException:
            _undo(moves)
            with suppress(OSError):
                last.rmdir()
            raise
    shutil.rmtree(placing, ignore_errors=True)
    shutil.rmtree(last, ignore_errors=True)


def tidy_up(site: Path, *, alone: bool) -> None:
    """Complete the swaps in `site` that killed processes began, and remove what they left unfinished.

    `alone`: no other build can be running; if that is not known, those of running processes are left.
    """
    for complete in _left(site, _COMPLETE, alone=alone):
        number = complete.name.removeprefix(_COMPLETE)
        last = site / f"{_LAST}{number}"
        last.mkdir(exist_ok=True)
        _move_out(complete, site, last, [])
        complete.rename(site / f"{_PLACING}{number}")
    for placing in _left(site, _PLACING, alone=alone):
        last = site / f"{_LAST}{placing.name.removeprefix(_PLACING)}"
        last.mkdir(exist_ok=True)
        _move_in(placing, site, last, [])
        shutil.rmtree(placing, ignore_errors=True)
    for path in (*_left(site, STAGE, alone=alone), *_left(site, _LAST, alone=alone)):
        shutil.rmtree(path, ignore_errors=True)


def _left(site: Path, prefix: str, *, alone: bool) -> list[Path]:
    """Return the folders that processes left behind."""
    numbers = {path: path.name.removeprefix(prefix) for path in site.glob(f"{prefix}[0-9]*")}
    return [
        path
        for path, number in sorted(numbers.items())
        if number.isdecimal() and (alone or not _is_running(int(number)))
    ]


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    if os.name == "nt":
        # On Windows, signal 0 is not a test but Ctrl+C.
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _move_out(new: Path, site: Path, last: Path, moves: _Moves) -> None:
    """Move out of the last site what the new one does not have."""
    names = {path.name for path in new.iterdir()}
    for path in sorted(site.iterdir()):
        if path.name not in names and not path.name.startswith("."):
            _move(path, last / path.name, moves)


def _move_in(new: Path, site: Path, last: Path, moves: _Moves) -> None:
    """Move what the new site has to its place."""
    for path in sorted(new.iterdir()):
        place = site / path.name
        if os.path.lexists(place):
            _move(place, last / path.name, moves)
        _move(path, place, moves)


def _renamed(stage: Path, to: Path, moves: _Moves) -> Path:
    """Return where the new site is after it was renamed: where it was, if a file in it is open elsewhere."""
    try:
        stage.rename(to)
    except OSError:
        return stage
    moves.append((stage, to))
    return to


def _move(path: Path, to: Path, moves: _Moves) -> None:
    """Move a file or a folder; if it is open elsewhere or a mount, copy it instead."""
    try:
        path.rename(to)
        moves.append((path, to))
    except OSError:
        _copy(path, to)
        moves.append((path, to))
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _copy(path: Path, to: Path) -> None:
    """Copy a file or a folder, or nothing of it."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, to, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy2(path, to, follow_symlinks=False)
    except OSError:
        shutil.rmtree(to, ignore_errors=True)
        with suppress(OSError):
            to.unlink()
        raise


def _undo(moves: _Moves) -> None:
    """Move everything back, the last first. What cannot be moved is left to the next build."""
    for path, to in reversed(moves):
        with suppress(OSError):
            if os.path.lexists(to):
                _move(to, path, [])


@contextmanager
def _signals_held() -> Iterator[None]:
    """Hold back the signals by which people and systems stop a process, where that can be done."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
    held = {getattr(signal, name) for name in names if hasattr(signal, name)}
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
