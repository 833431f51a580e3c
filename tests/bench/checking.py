"""What `variorum check` uses: without a cache, with an empty one, and when it was found right before.

Without a cache also in one process, and in two. First what they compute, then the wait.

python -m tests.bench.checking 1000
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from tests.bench.forms.form import write_sites
from tests.bench.forms.ours import FORM

ROUNDS = 5
SEED = 1


def main(articles: int) -> None:
    """Print the medians of what each way to check an edition of so many articles takes."""
    with TemporaryDirectory(prefix="variorum-bench-") as folder:
        root = Path(folder)
        write_sites(root, [FORM], seed=SEED, articles=articles)
        edition = root / FORM.name
        _measured(edition, root / "warm", "--no-cache")
        _measured(edition, root / "warm", "--cache")
        ways: dict[str, list[_Taken]] = {way: [] for way in (*_WITHOUT, "cold", "warm")}
        for number in range(ROUNDS):
            for way, words in _WITHOUT.items():
                ways[way].append(_measured(edition, root / "none", *words))
            ways["cold"].append(_measured(edition, root / f"cold-{number}", "--cache"))
            ways["warm"].append(_measured(edition, root / "warm", "--cache"))
    for way, taken in ways.items():
        print(
            f"{way:>10}  {_words(run.computing for run in taken)}  wait {_words(run.wait for run in taken)}"
        )


_WITHOUT = {
    "--no-cache": ("--no-cache",),
    **{f"--jobs {jobs}": ("--no-cache", "--jobs", f"{jobs}") for jobs in (1, 2)},
}


class _Taken(NamedTuple):
    computing: float
    """Seconds of user and system time, of all processes."""
    wait: float


def _words(measured: Iterable[float]) -> str:
    seconds = sorted(measured)
    return f"{median(seconds):6.2f} s  ({seconds[0]:.2f} to {seconds[-1]:.2f})"


def _measured(edition: Path, cache: Path, *words: str) -> _Taken:
    """Return what one check took, with its cache in `cache`."""
    command = [sys.executable, "-m", "variorum", "check", *words]
    begun = monotonic()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPYCACHEPREFIX": str(edition.parent)}
    # Python keeps what it compiled, as it does where the engine is installed.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=edition, env=environment, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    wait = monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"The check ended with {process.returncode}.")
    return _Taken(used.ru_utime + used.ru_stime, wait)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
