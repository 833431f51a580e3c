"""Fuzzes the engine: `python -m tests.fuzz [TARGET …] --minutes 30`.

Each round draws inputs from a seed of its own, so a finding is made again by `--seed`. Findings are written
to build/fuzz/; one that has been mended is moved to tests/fuzz/cases/, where the tests try it for good.
Returns 1 if anything was found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.running import fuzz, keep
from tests.fuzz.targets import TARGETS

FOLDER = Path(__file__).parents[2] / "build" / "fuzz"


def main() -> int:
    """Run the targets one after another, and print a line for each, and for each finding."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all by default"
    )
    parser.add_argument("--minutes", type=float, default=1, help="for each target (1)")
    parser.add_argument("--seed", type=int, default=0, help="of the first round (0)")
    options = parser.parse_args()
    if unknown := [name for name in options.targets if name not in TARGETS]:
        parser.error(f"There is no target {', '.join(unknown)}; there are {', '.join(TARGETS)}.")
    found = 0
    for name in options.targets or TARGETS:
        tried = rounds = 0
        for count, finding in fuzz(TARGETS[name], options.minutes, options.seed):
            tried, rounds = tried + count, rounds + 1
            if finding:
                found += 1
                print(f"{name}: seed {finding.seed}: {keep(FOLDER, name, finding)}", flush=True)
        print(f"{name}: {tried} inputs from {rounds} seeds", flush=True)
    print(f"{found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
