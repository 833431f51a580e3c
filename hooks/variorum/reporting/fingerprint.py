"""Fingerprints by which forges recognise a problem from one check to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from variorum.model.problem import Problem


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return a fingerprint for each problem that does not change when lines are added above it.

    All are different, since forges show only one of several problems with the same fingerprint.
    """
    times: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        what = (problem.place.file, str(problem.code), problem.message)
        times[what] += 1
        repeat = (str(times[what]),) if times[what] > 1 else ()
        found.append(sha256("\0".join([*what, *repeat]).encode("utf-8", "surrogatepass")).hexdigest())
    return found
