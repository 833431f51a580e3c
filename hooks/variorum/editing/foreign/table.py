"""A table with one row a note: the columns are the keys of notes, as `variorum export notes-csv` has them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from variorum.editing.foreign.foreign_note import ForeignNote, NotUnderstood
from variorum.exporting.exports.apparatus_csv import as_written
from variorum.exporting.tables import FIELDS

_LISTS = ("by", "mentions", "sources", "chain")


def read(text: str) -> list[ForeignNote]:
    """Return the notes of a table in CSV.

    Raise `NotUnderstood` if it has no column that a note needs, or cannot be read as a table.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        columns = set(rows.fieldnames or ())
        if not {"note", "kind"} <= columns:
            raise NotUnderstood("The table has no columns `note` and `kind` in its first row.")
        return [_note(number, row) for number, row in enumerate(rows, 2)]
    except csv.Error as error:
        raise NotUnderstood(
            f"Line {rows.line_num + 1}: this is no table in CSV ({error}); is a quotation mark left open?"
        ) from error


def _note(number: int, row: dict[str, Any]) -> ForeignNote:
    cells = {key: as_written(row[key]) for key in FIELDS if row.get(key)}
    fields = {key: _value(key, cell, number) for key, cell in cells.items()}
    return ForeignNote(
        f"row {number}", repr(sorted(fields.items(), key=str)), row.get("article") or "", fields=fields
    )


def _value(key: str, cell: str, row: int) -> Any:
    if cell[:2] in ("[{", '["') or (cell[:1] == "{" and cell[:2] != "{}"):
        try:
            return json.loads(cell)
        except (ValueError, RecursionError) as error:
            raise NotUnderstood(f"Row {row}, column {key}: this begins as JSON and is not.") from error
    return cell.split() if key in _LISTS else cell
