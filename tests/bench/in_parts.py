"""What building in parts takes: `python -m tests.bench.in_parts 100 2,4` builds each as often, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench.forms import FORMS
from tests.bench.forms.form import write_sites
from tests.site.building import PYTHON, environment

ROUNDS = 3


class _Used(NamedTuple):
    cpu: float
    """Seconds, of all its processes."""
    wall: float
    """Seconds."""
    peak: float
    """Megabytes (10^6 bytes) of resident memory, of the largest of its processes."""


def main() -> int:
    """Print what each way takes: median of the rounds."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    totals = [int(total) for total in (sys.argv[2] if len(sys.argv) > 2 else "2,4").split(",")]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    ways = [["--parts", str(total), "--jobs", str(jobs)] for total in [1, *totals] for jobs in (1, 2)]
    ways = [way for way in ways if way != ["--parts", "1", "--jobs", "2"]]
    used: dict[str, list[_Used]] = {" ".join(way): [] for way in ways}
    with TemporaryDirectory(prefix="variorum-bench-") as folder:
        write_sites(Path(folder), [FORMS["exported"]], seed=1, articles=articles)
        for number in range(rounds):
            for way in ways:
                site = Path(folder, f"site-{number}-{'-'.join(way)}")
                used[" ".join(way)].append(_build(Path(folder, "exported"), site, way))
    print(f"{articles:,} articles with apparatus, exports and note pages, rounds: {rounds}")
    for name, figures in used.items():
        cpu, wall, peak = (median(values) for values in zip(*figures, strict=True))
        print(
            f"{name:22} CPU {cpu:7.1f} s   wall {wall:7.1f} s   peak of a process {peak:6.0f} MB", flush=True
        )
    return 0


def _build(root: Path, site: Path, way: list[str]) -> _Used:
    command = [str(PYTHON), "-m", "variorum", "build", "--site-dir", str(site), *way]
    started = time.perf_counter()
    with (root.parent / "build.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, env=environment(), stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError((root.parent / "build.log").read_text("utf-8", "replace"))
    # Linux gives the peak of the largest among a process and its children.
    return _Used(used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss * 1024 / 1e6)


if __name__ == "__main__":
    sys.exit(main())
