"""What a problem is known by from one check to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from variorum.model.problem import Problem


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return for each problem what stays the same when only the lines above it change.

    No two are alike: of several that forges take for one and the same they show one.
    """
    times: Counter[tuple[str, ...]] = Counter()
    found = []
    for problem in problems:
        what = (problem.place.file, str(problem.code), problem.message)
        times[what] += 1
        again = (str(times[what]),) if times[what] > 1 else ()
        found.append(sha256("\0".join([*what, *again]).encode("utf-8", "surrogatepass")).hexdigest())
    return found
