"""Runs a command with bounds, and weighs it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MOST_MEMORY = 8 * 1024**3
"""Bytes of addresses that a command gets."""
COMMANDS = {"check": ("variorum", "check"), "build": ("mkdocs", "build", "-q")}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took."""

    cpu: float
    """Seconds."""
    memory: float
    """Megabytes at the peak."""
    crashed: bool
    """It was stopped by its bounds, or ended in a traceback."""


def run(root: Path, command: str, seconds: int) -> Usage:
    """Run a command of `COMMANDS` in the folder of an edition, for at most so many seconds of CPU."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))

    log = root.with_suffix(".log")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", *COMMANDS[command]],
            cwd=root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            preexec_fn=bounded,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    crashed = process.returncode < 0 or b"Traceback (most recent call last)" in log.read_bytes()
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, crashed)
