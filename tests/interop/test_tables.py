"""The tables are valid by Frictionless, and no cell of them is a formula."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.exporting.exports import EXPORTS
from variorum.exporting.exports.apparatus_csv import as_written
from variorum.exporting.note_data import all_notes
from variorum.exporting.tables import NOTES, TABLES
from variorum.model.edition import Edition

_VALIDATE = """
import json, sys
from frictionless import Package
report = Package(sys.argv[1]).validate()
errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
print(json.dumps([error.message for error in errors]))
"""


def errors_of(package: Path) -> list[str]:
    """Return what Frictionless finds wrong with a package, run apart since it warns of itself."""
    done = subprocess.run(
        [sys.executable, "-c", _VALIDATE, package], capture_output=True, text=True, check=True, timeout=120
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_frictionless_finds_no_error(edition: Edition, tmp_path: Path) -> None:
    pytest.importorskip("frictionless", reason="frictionless is not installed")
    for export in EXPORTS:
        if export.uri.startswith("tables/") and (content := export.make(edition, SITE)):
            (tmp_path / Path(export.uri).name).write_bytes(content.encode())
    package = tmp_path / "datapackage.json"
    assert errors_of(package) == []
    notes = tmp_path / "notes.csv"
    header, first, *others = notes.read_bytes().split(b"\r\n", 2)
    notes.write_bytes(b"\r\n".join([header, first.replace(b",", b",x", 1), *others]))
    assert errors_of(package)


def test_each_note_has_one_row(edition: Edition) -> None:
    rows = list(csv.DictReader(io.StringIO(NOTES.as_csv(edition, SITE), newline="")))
    assert [row["id"] for row in rows] == [note.annotation.id for _, note in all_notes(edition)]


@settings(max_examples=20)
@given(editions())
def test_no_cell_begins_a_formula_and_each_can_be_read_back(files: dict[str, str]) -> None:
    edition = read(files)
    for table in TABLES:
        rows = list(csv.reader(io.StringIO(table.as_csv(edition, SITE), newline="")))
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
    notes = csv.DictReader(io.StringIO(NOTES.as_csv(edition, SITE), newline=""))
    written = [{key: as_written(cell) for key, cell in row.items()} for row in notes]
    assert [row["quote"] for row in written] == [note.annotation.quote for _, note in all_notes(edition)]
