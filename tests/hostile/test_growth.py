"""Twice as much takes about twice as long: measured in CPU seconds of two runs of the same machine.

Both runs are forks of a process that has the engine loaded: its start says nothing of how time grows.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.rows import HONEST, HOSTILE
from tests.hostile.running import COMMANDS, MOST_MEMORY
from tests.warm_process import warm_process

SMALL, LARGE = 60_000, 240_000
NOISE = 1.5
"""Seconds: what starting the command takes, and the machine's other work."""
FACTOR = 2 * LARGE / SMALL
"""What is linear takes 4 times as long, what is quadratic 16 times."""
LONGEST = 60


@pytest.mark.slow
@pytest.mark.parametrize("name", [*HONEST, *HOSTILE])
def test_time_grows_with_size(name: str, tmp_path: Path) -> None:
    make = (HONEST | HOSTILE)[name]
    took = []
    for size in (SMALL, LARGE):
        make(size).write(tmp_path / str(size))
        ended = warm_process().run(
            ["-m", *COMMANDS["check"]], tmp_path / str(size), os.environ, 10 * LONGEST,
            of_processor=LONGEST, of_memory=MOST_MEMORY,
        )  # fmt: skip
        assert ended.status >= 0, ended.err[-1000:]
        assert b"Traceback (most recent call last)" not in ended.out + ended.err
        took.append(ended.cpu)
    assert took[1] < FACTOR * max(took[0], NOISE)
