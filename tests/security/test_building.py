"""A command that computes or waits without an end is ended: no other test here would ever fail otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.building import TakesTooLong, run


@pytest.mark.parametrize("endless", ["while True: pass", "import time; time.sleep(1_000)"])
def test_a_command_without_an_end_is_ended(endless: str, tmp_path: Path) -> None:
    with pytest.raises(TakesTooLong, match="`timeit"):
        run(tmp_path, "timeit", "-n1", "-r1", endless, seconds=0.5)


def test_a_command_that_ends_in_time_is_not(tmp_path: Path) -> None:
    assert run(tmp_path, "timeit", "-n1", "-r1", "pass").status == 0
