"""Prints the table of what is hostile or long: `python -m tests.hostile`.

Each row is an edition of about a megabyte. A command may take 10 seconds and a gigabyte a megabyte,
beside what an edition with one note takes and, in a build, what MkDocs takes for the page of each note.
Returns 1 if one takes more, or crashes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.hostile.editions import Made, note
from tests.hostile.rows import HONEST, HOSTILE, Maker
from tests.hostile.running import COMMANDS, Usage, run

SECONDS_A_MEGABYTE = 10
MEMORY_A_MEGABYTE = 1024
SECONDS_A_PAGE = 0.01
"""What MkDocs and Material may take beside for the page that each note has."""
_STOPPED_AT = 20
"""Times the bound at which a command is stopped."""


def main() -> int:
    """Print a line a row as soon as it is measured."""
    options = _options()
    rows = {name: make for name, make in (HONEST | HOSTILE).items() if options.only in name}
    with tempfile.TemporaryDirectory() as folder:
        nothing = Made(notes=[note(0)])
        idle = {command: _measured(Path(folder), nothing, command) for command in COMMANDS}
        headings = (f" | {command:>7} s      MB  s/MB " for command in COMMANDS)
        print(f"{'edition':44} {'kB':>6}{''.join(headings)}", flush=True)
        verdicts = [_row(Path(folder), name, make, options.size, idle) for name, make in rows.items()]
    print(f"{sum(verdicts)} of {len(verdicts)} within {SECONDS_A_MEGABYTE} s and 1 GB a megabyte.")
    return 0 if all(verdicts) else 1


def _row(folder: Path, name: str, make: Maker, size: int, idle: dict[str, Usage]) -> bool:
    made = make(size)
    megabytes = made.size / 1_000_000
    line, verdicts = f"{name:44} {megabytes * 1000:6.0f}", []
    for command in COMMANDS:
        usage = _measured(folder, made, command)
        pages = SECONDS_A_PAGE * len(made.notes) if command == "build" else 0
        seconds = max(0.0, usage.cpu - idle[command].cpu - pages) / megabytes
        memory = max(0.0, usage.memory - idle[command].memory) / megabytes
        verdicts.append(not usage.crashed and seconds <= SECONDS_A_MEGABYTE and memory <= MEMORY_A_MEGABYTE)
        line += f" | {usage.cpu:9.1f} {usage.memory:7.0f} {seconds:5.1f}{' ' if verdicts[-1] else '!'}"
        line += "crashed" if usage.crashed else ""
    print(line, flush=True)
    return all(verdicts)


def _measured(folder: Path, made: Made, command: str) -> Usage:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        root = Path(place) / "edition"
        made.write(root)
        seconds = 30 + _STOPPED_AT * SECONDS_A_MEGABYTE * made.size // 1_000_000
        return run(root, command, seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of each edition, about")
    parser.add_argument("--only", default="", help="rows whose name has these words")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
