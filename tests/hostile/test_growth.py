"""Twice as much takes about twice as long: measured in CPU seconds of two runs of the same machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.rows import HONEST, HOSTILE
from tests.hostile.running import run

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
        usage = run(tmp_path / str(size), "check", LONGEST)
        assert not usage.crashed
        took.append(usage.cpu)
    assert took[1] < FACTOR * max(took[0], NOISE)
