"""Builds an edition as its editors would: each command in a process of its own, with a time limit.

These are forks of a process that has everything loaded (see `tests.warm_process`).
"""

from __future__ import annotations

import os
import signal
import subprocess
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from tests.warm_process import warm_process

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
    too_long = TakesTooLong(f"`{' '.join(command)}` was not done after {seconds:.0f} seconds.")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    try:
        ended = warm_process().run(
            ["-m", *command], root, environment, _WAITS * seconds, of_processor=ceil(seconds)
        )
    except subprocess.TimeoutExpired:
        raise too_long from None
    if ended.status == -signal.SIGXCPU:
        raise too_long
    return Output(ended.status, ended.out.decode("utf-8", "replace"), ended.err.decode("utf-8", "replace"))


def check(root: Path, *, seconds: float = LONGEST) -> Output:
    """Run `variorum check`."""
    return run(root, "variorum", "check", seconds=seconds)


def build(root: Path, *, seconds: float = LONGEST) -> Output:
    """Run `mkdocs build`, not strict, so that problems keep nothing from being built."""
    return run(root, "mkdocs", "build", seconds=seconds)
