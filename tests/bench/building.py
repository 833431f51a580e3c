"""One build in a process of its own, and what it used."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps Material's notice about its own future from standing above every error."""


class BuildError(Exception):
    """A build that did not do what it is measured for."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one build used."""

    cpu: float
    """Seconds, user and system."""
    wall: float
    """Seconds."""
    peak: float
    """Megabytes (10^6 bytes) of resident memory."""


def build(source: Path, site: Path) -> Usage:
    """Build the site of `source` into `site`, or raise with all that MkDocs said.

    Not with `-q`: it silences the very warnings that `--strict` counts, which then finds none.
    """
    config = source / "mkdocs.yml"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(config),
        "-d",
        str(site),
    ]
    log = source / "build.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=_environment(source))
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text("utf-8", "replace")
        raise BuildError(f"MkDocs ended with {process.returncode} and said:\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / 1e6)


def _environment(source: Path) -> dict[str, str]:
    """Return ours, with a cache folder of this site's own: its first build is a cold one.

    But the program is compiled once, when it warms up, as it is wherever it is installed.
    """
    left_out = ("PYTHONDONTWRITEBYTECODE", "CI", "VARIORUM_CACHE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, **_QUIET, "XDG_CACHE_HOME": str(source.with_name(f"{source.name}-cache"))}
