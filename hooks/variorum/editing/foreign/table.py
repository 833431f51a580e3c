"""A table with one row a note: the columns are the keys of notes, as `variorum export notes-csv` has them.

It is a file in CSV, or a sheet (`ods.py`). A mistake is named by its cell, as spreadsheets call it: `C7`.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from variorum.editing.foreign.foreign_note import ForeignNote, NotUnderstood
from variorum.exporting.exports.apparatus_csv import as_written
from variorum.exporting.tables import FIELDS

_LISTS = ("by", "mentions", "sources", "chain")


Row = Sequence[str]


def read(text: str) -> list[ForeignNote]:
    """Return the notes of a table in CSV.

    Raise `NotUnderstood` if it has no column that a note needs, or cannot be read as a table.
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[Row] = []
    begin = 1
    try:
        for row in reader:
            rows.append(row)
            begin = reader.line_num + 1
        return notes_of(rows)
    except csv.Error as error:
        raise NotUnderstood(
            f"Line {begin}: this is no table in CSV ({error}); is a quotation mark left open?"
        ) from error


def notes_of(rows: Sequence[Row]) -> list[ForeignNote]:
    """Return the notes of a table, of which the first row names the columns; rows without a word are none.

    Raise `NotUnderstood` if it has no column that a note needs, or one of them twice.
    """
    columns = [name.strip() for name in rows[0]] if rows else []
    if not {"note", "kind"} <= set(columns):
        raise NotUnderstood("The table has no columns `note` and `kind` in its first row.")
    if repeated := [name for name, times in Counter(columns).items() if times > 1 and name in FIELDS]:
        raise NotUnderstood(f"The table has more than one column `{repeated[0]}`. Keep one of them.")
    return [_note(number, columns, row) for number, row in enumerate(rows[1:], 2) if any(map(str.strip, row))]


def cell_name(column: int, row: int) -> str:
    """Return what spreadsheets call a cell; columns count from 0, rows from 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _note(number: int, columns: Sequence[str], row: Row) -> ForeignNote:
    written = dict(zip(columns, row, strict=False))
    cells = {key: cell_name(columns.index(key), number) for key in FIELDS if written.get(key)}
    fields = {key: _value(key, as_written(written[key]), cells[key]) for key in cells}
    return ForeignNote(
        f"row {number}",
        repr(sorted(fields.items(), key=str)),
        written.get("article") or "",
        fields=fields,
        cells=cells,
    )


def _value(key: str, words: str, cell: str) -> Any:
    if words[:2] in ("[{", '["') or (words[:1] == "{" and words[:2] != "{}"):
        try:
            return json.loads(words)
        except (ValueError, RecursionError) as error:
            raise NotUnderstood(f"Cell {cell}, column `{key}`: this begins as JSON and is not.") from error
    return words.split() if key in _LISTS else words
