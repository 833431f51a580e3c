"""Which tests `make check` leaves to `make test`, since they take longer than a twentieth of a second.

They are listed in `longer.txt`. The list is made from what a run of all tests took, and one without those:
what tests share is paid by the first of them.

    .venv/bin/pytest -n auto --junitxml build/all.xml
    .venv/bin/python -m tests.longer build/all.xml
    .venv/bin/pytest -n auto --junitxml build/rest.xml -m "not browser and not slow and not longer"
    .venv/bin/python -m tests.longer build/all.xml build/rest.xml
"""

from __future__ import annotations

import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from statistics import fmean
from xml.etree import ElementTree as ET

LIST = Path(__file__).with_name("longer.txt")
LONGEST = 0.05
"""Seconds that a test may take in `make check`, on the average of its cases."""
_SAYS = f"# Tests that take more than {LONGEST} s. Made by: python -m tests.longer REPORT …\n"


@cache
def longer_tests() -> frozenset[str]:
    """Return the tests that are listed, such as `tests/site/test_serve.py::test_a_save`."""
    return frozenset(line for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#"))


def in_report(report: Path) -> list[str]:
    """Return the tests that took too long in a report of pytest in the form of JUnit."""
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for case in ET.parse(report).getroot().iter("testcase"):
        file = f"{case.get('classname', '').replace('.', '/')}.py"
        taken[f"{file}::{case.get('name', '').partition('[')[0]}"].append(float(case.get("time", 0)))
    return sorted(name for name, seconds in taken.items() if fmean(seconds) > LONGEST)


if __name__ == "__main__":
    names = sorted({name for report in sys.argv[1:] for name in in_report(Path(report))})
    LIST.write_text(_SAYS + "".join(f"{name}\n" for name in names), "utf-8")
