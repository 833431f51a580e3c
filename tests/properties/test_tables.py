"""Claims about every table to take away: it can be read back, and a spreadsheet runs nothing in it."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from variorum.exporting.apparatus_csv import as_written, defused

cells = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
formulas = st.builds("{}{}".format, st.sampled_from(["=", "+", "-", "@", "\t", "'=", "''+", "＝"]), cells)


@given(st.lists(st.lists(cells | formulas, min_size=1), min_size=1))
def test_a_table_gives_back_what_was_written(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([defused(cell) for cell in row] for row in rows)
    read = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert [[as_written(cell) for cell in row] for row in read] == rows


@given(formulas)
@example("=1+1")
@example("@SUM(1)")
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    assert defused(cell).startswith("'")


@given(cells)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    if not cell.lstrip("'").startswith(tuple("=+-@\t\r\n＝＋－＠")):
        assert defused(cell) == cell
