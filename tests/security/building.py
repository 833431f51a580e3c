"""Builds an edition as its editors would: each command in a process of its own, with a time limit."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path

LONGEST = 180
"""Seconds of a processor. Far more than any edition of this size needs."""
_WAITS = 5
"""How many times as long it may take by the clock: others may keep the machine busy."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a command wrote, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def crashed(self) -> bool:
        """Whether Python gave up; nothing that is written in a file may lead to that."""
        return 'Traceback (most recent call last):\n  File "' in self.out + self.err


class TakesTooLong(AssertionError):
    """Raised when a command had to be ended."""


def run(root: Path, *command: str, seconds: float = LONGEST) -> Output:
    """Run `python -m command` in the folder of an edition, for so many seconds of a processor at most."""
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", *command],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with suppress(ProcessLookupError):  # It may have ended by now.
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (ceil(seconds), ceil(seconds) + 1))
    too_long = TakesTooLong(f"`{' '.join(command)}` was not done after {seconds:.0f} seconds.")
    try:
        out, err = process.communicate(timeout=_WAITS * seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise too_long from None
    if process.returncode == -signal.SIGXCPU:
        raise too_long
    return Output(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


def check(root: Path, *, seconds: float = LONGEST) -> Output:
    """Run `variorum check`."""
    return run(root, "variorum", "check", seconds=seconds)


def build(root: Path, *, seconds: float = LONGEST) -> Output:
    """Run `mkdocs build`, not strict, so that problems keep nothing from being built."""
    return run(root, "mkdocs", "build", seconds=seconds)
