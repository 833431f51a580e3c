"""Builds a site as its editors do: `mkdocs build`, in a process of its own.

Most of these are forks of a process that has everything loaded; what depends on how an interpreter starts is
not (see `tests.warm_process`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.warm_process import can_be_warm, warm_process

REPOSITORY = Path(__file__).parents[2]
NEWSPAPER = REPOSITORY / "tests" / "editions" / "newspaper"
"""An edition with all that an edition may have: a news article with some seventy notes."""
LUNYU = REPOSITORY / "tests" / "editions" / "lunyu"
HOOK = REPOSITORY / "hooks" / "mkdocs_events.py"
PYTHON = Path(sys.executable)
PATIENCE = 120
"""Seconds; a build takes less than one."""

_PROBLEM = re.compile(r"^WARNING +- +variorum: (?P<problem>.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Build:
    """What a build left behind."""

    site: Path
    status: int
    log: str

    @property
    def problems(self) -> list[str]:
        """The problems that the engine told of, each as one line."""
        return [found["problem"] for found in _PROBLEM.finditer(self.log)]

    def page(self, address: str) -> str:
        """Return the HTML of the page at `address`, such as `articles/tide-table/`."""
        return (self.site / address / "index.html").read_text("utf-8")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a fork's build: nothing of ours, and no advertisement."""
    ours = ("PYTHON", "REPO_URL", "SITE_URL", "EDIT_URI", "SOURCE_DATE_EPOCH", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **changes}


def run(*command: str | Path, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `command` in `cwd` and return its status and what it printed."""
    words = [str(part) for part in command]
    if command[0] == PYTHON and can_be_warm(words[1:], environment(**changes)):
        return run_warm(*words[1:], cwd=cwd, **changes)
    return subprocess.run(
        words,
        cwd=cwd,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def run_warm(*words: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `python` with these words in a process that has everything loaded."""
    ended = warm_process().run(words, cwd, environment(**changes), PATIENCE)
    out, err = (text.decode("utf-8").replace("\r\n", "\n") for text in (ended.out, ended.err))
    return subprocess.CompletedProcess(words, ended.status, out, err)


def build(root: Path, site: Path, *options: str, python: Path = PYTHON, **changes: str) -> Build:
    """Build the edition at `root` into `site`, from a folder that has nothing to do with it."""
    done = run(
        python, "-m", "mkdocs", "build", "--config-file", root / "mkdocs.yml", "--site-dir", site, *options,
        cwd=site.parent, **changes,
    )  # fmt: skip
    return Build(site, done.returncode, done.stdout + done.stderr)


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a site by its address."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
