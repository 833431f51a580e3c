"""Runs targets for some time, and keeps what they find as files."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings

from tests.fuzz.target import Target

CASES = Path(__file__).parent / "cases"
A_ROUND = 400
"""Inputs that are drawn from one seed."""
SLOW = 5.0
"""Seconds of CPU after which an input of two kilobytes is a finding."""


class TooSlow(Exception):
    """An input took longer than any of its size may."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The smallest input with which a seed made a check fail."""

    seed: int
    value: Any
    says: str
    trace: str
    where: str
    """The kind of error, and the line that raised it: one fault is found by many seeds."""


def run_round(target: Target, number: int, examples: int = A_ROUND) -> tuple[int, Finding | None]:
    """Draw inputs from the seed `number`. Return how many were tried, and what was found, made small."""
    tried = 0
    last: Any = None

    @seed(number)
    @settings(
        max_examples=examples, database=None, deadline=None, report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(target.inputs)
    def attempt(value: Any) -> None:
        nonlocal tried, last
        tried += 1
        last = value
        begun = time.process_time()
        target.check(value)
        if (took := time.process_time() - begun) > SLOW:
            raise TooSlow(f"{took:.1f} s")

    try:
        attempt()
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
        return tried, Finding(number, last, f"{where} {error}"[:200], traceback.format_exc(), where)
    return tried, None


def fuzz(target: Target, minutes: float, first: int) -> Iterator[tuple[int, Finding | None]]:
    """Yield the outcome of each round, from the seed `first` on, until the time is over.

    What was found before is not found again.
    """
    until = time.monotonic() + 60 * minutes
    number = first
    known: set[str] = set()
    while time.monotonic() < until:
        tried, finding = run_round(target, number)
        yield tried, finding if finding and finding.where not in known else None
        known |= {finding.where} if finding else set()
        number += 1


def keep(folder: Path, name: str, finding: Finding) -> Path:
    """Write a finding below `folder`, as a case that can be kept, and return where it is."""
    path = folder / name / f"seed-{finding.seed}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    case = {"says": finding.says, "input": finding.value}
    path.write_text(json.dumps(case, ensure_ascii=True, indent=2) + "\n", "utf-8")
    path.with_suffix(".txt").write_text(finding.trace, "utf-8")
    return path
