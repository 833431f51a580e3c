"""Each set of dates lies on the rows that its case shows."""

from __future__ import annotations

import pytest

from tests.engine.case_files import Case, cases
from variorum.apparatus.drawings.calendar_rows import Mark, calendar_rows

CALENDAR_CASES = cases("calendar", "dates", "expect")


@pytest.mark.parametrize("case", CALENDAR_CASES)
def test_the_dates_lie_on_the_rows_of_the_case(case: Case) -> None:
    rows = calendar_rows([Mark(str(date), None, str(date)) for date in case.list("dates")])
    assert [f"{row.label}: {', '.join(mark.date for mark in row.marks)}" for row in rows] == case.list(
        "expect"
    )
