"""Claims about every table to take away: it can be read back, and a spreadsheet runs nothing in it."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from variorum.exporting.exports.apparatus_csv import as_written, defused

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


SEPARATORS = ",;\t|:^~ "
SIGNS = tuple("=+-@＝＋－＠")
near_formulas = st.lists(
    st.sampled_from([*SEPARATORS, *"=+-@'\"\n\r", "cmd|' /C calc'!A0", "x", "1"]), max_size=12
).map("".join)


@given(st.lists(cells | near_formulas, min_size=1, max_size=4))
@example(["x;=1+cmd|' /C calc'!A0;y"])
@example(['x;"=1+1"', "a\n=b", "a -1", "he said - no"])
@example(["0 =", ""])
@example(['0 ="', ""])
def test_no_part_of_a_cell_is_a_formula_whatever_the_separator(row: list[str]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerow(list(map(defused, row)))
    text = written.getvalue()
    for separator in SEPARATORS:
        as_quoted = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        as_lines = csv.reader(
            text.splitlines(keepends=True), delimiter=separator, quoting=csv.QUOTE_NONE, strict=False
        )
        for read in (*as_quoted, *as_lines):
            bare = [cell.strip().strip('"').strip() for cell in read]
            assert not [cell for cell in bare if cell.startswith(SIGNS) and len(cell) > 1], separator
    assert list(map(as_written, map(defused, row))) == row


@given(cells)
def test_what_has_no_sign_of_a_formula_stays_as_it_is(cell: str) -> None:
    if not set("=+-@＝＋－＠").intersection(cell) and not cell.lstrip("'").startswith(("\t", "\r", "\n")):
        assert defused(cell) == cell


def test_a_dash_between_words_stays_as_it_is() -> None:
    for cell in ("he said - no", "A-B, C+D = E", "well-known", "a@example.org", "1 – 2"):
        assert defused(cell) == cell
