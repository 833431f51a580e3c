"""What `variorum check` uses: without a cache, with an empty one, and when it was found right before.

python -m tests.bench.checking 1000
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.forms.form import write_sites
from tests.bench.forms.ours import FORM

ROUNDS = 5
SEED = 1


def main(articles: int) -> None:
    """Print the median of the CPU seconds of each way to check an edition of so many articles."""
    with TemporaryDirectory(prefix="variorum-bench-") as folder:
        root = Path(folder)
        write_sites(root, [FORM], seed=SEED, articles=articles)
        edition = root / FORM.name
        _seconds(edition, root / "warm", "--no-cache")
        _seconds(edition, root / "warm", "--cache")
        ways: dict[str, list[float]] = {"--no-cache": [], "cold": [], "warm": []}
        for number in range(ROUNDS):
            ways["--no-cache"].append(_seconds(edition, root / "none", "--no-cache"))
            ways["cold"].append(_seconds(edition, root / f"cold-{number}", "--cache"))
            ways["warm"].append(_seconds(edition, root / "warm", "--cache"))
    for way, seconds in ways.items():
        print(f"{way:>10}  {median(seconds):6.2f} s  ({min(seconds):.2f} to {max(seconds):.2f})")


def _seconds(edition: Path, cache: Path, how: str) -> float:
    """Return the user and system time of one check, with its cache in `cache`."""
    command = [sys.executable, "-m", "variorum", "check", how]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPYCACHEPREFIX": str(edition.parent)}
    # Python keeps what it compiled, as it does where the engine is installed.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=edition, env=environment, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"The check ended with {process.returncode}.")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
