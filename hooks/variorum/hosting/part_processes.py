"""Runs the host once for each part of a site, each in a process of its own, whose memory is given back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from variorum.hosting.part_ledger import NoLedger, read_ledger
from variorum.hosting.part_to_build import VARIABLE
from variorum.model.part import Part


class RunPart(NamedTuple):
    """A host that has ended."""

    part: Part
    folder: Path
    status: int
    """Zero, unless something is wrong: with the edition, if the part was built all the same."""
    output: bytes
    """What it printed; nothing for the first part, which prints while it runs."""
    cpu: float
    """Seconds that it computed."""
    peak: int
    """The most bytes of memory that it had; zero where the system does not tell."""

    @property
    def is_built(self) -> bool:
        """Whether the part is there."""
        try:
            return read_ledger(self.folder).part == self.part
        except NoLedger:
            return False


class PartProcesses:
    """The processes that build the parts of one site."""

    def __init__(self, command: Callable[[Part, Path], Sequence[str]], parts: Path, total: int) -> None:
        """`command` gives what builds a part into a folder, which is one below `parts`."""
        self._command, self._parts, self._total = command, parts, total
        self._running: dict[Part, subprocess.Popen[bytes]] = {}
        self._lock = Lock()
        self._is_stopped = False

    def run(self, at_once: int, on_end: Callable[[RunPart], object]) -> list[RunPart]:
        """Build all parts, `at_once` at most, and return those that ended by themselves, by their numbers.

        `on_end` is called as each ends. If one is not built, all but the first are stopped, which tells what
        is wrong with the edition. If this is interrupted, all are.
        """
        done: list[RunPart] = []
        with ThreadPoolExecutor(at_once) as pool:
            try:
                waiting: list[Future[RunPart | None]] = [
                    pool.submit(self._run, Part(number, self._total)) for number in range(1, self._total + 1)
                ]
                for future in as_completed(waiting):
                    if ended := future.result():
                        done.append(ended)
                        on_end(ended)
                        if not ended.is_built:
                            self._stop(but_first=True)
            except BaseException:
                self._stop(but_first=False)
                raise
        return sorted(done)

    def _run(self, part: Part) -> RunPart | None:
        """Build a part; return nothing if it was stopped."""
        folder = self._parts / str(part.number)
        with self._lock:
            if self._is_stopped:
                return None
            process = subprocess.Popen(  # noqa: S603 - no shell; the command is ours
                self._command(part, folder),
                env=with_part(os.environ, part),
                stdin=subprocess.DEVNULL,
                stdout=None if part.is_first else subprocess.PIPE,
                stderr=None if part.is_first else subprocess.STDOUT,
            )
            self._running[part] = process
        output = process.stdout.read() if process.stdout else b""
        cpu, peak = _ended(process)
        with self._lock:
            stopped = self._running.pop(part, None) is None
        return None if stopped else RunPart(part, folder, process.returncode, output, cpu, peak)

    def _stop(self, *, but_first: bool) -> None:
        with self._lock:
            self._is_stopped = True
            for part in [part for part in self._running if not (but_first and part.is_first)]:
                self._running.pop(part).terminate()


def with_part(environment: Mapping[str, str], part: Part) -> dict[str, str]:
    """Return an environment in which a host builds that part: all of the site, if it is the whole."""
    kept = {name: value for name, value in environment.items() if name != VARIABLE}
    return kept if part.is_whole else {**kept, VARIABLE: str(part)}


def _ended(process: subprocess.Popen[bytes]) -> tuple[float, int]:
    """Wait for the end of a process; return its seconds of computing and its most bytes of memory."""
    if not hasattr(os, "wait4"):
        process.wait()
        return 0.0, 0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit
