"""The first sheet of a spreadsheet in the OpenDocument format (ISO/IEC 26300), as rows of words."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from variorum.editing.foreign.foreign_note import ForeignNote, NotUnderstood
from variorum.editing.foreign.table import notes_of
from variorum.editing.foreign.xml_with_care import parse
from variorum.model.limits import LARGEST_IMPORT

_CONTENT = "content.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NOTES = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_MOST_COLUMNS, _MOST_ROWS = 200, 20_000
"""Beyond these nothing is read: sheets are filled with millions of empty cells, declared as repeated."""
_NOT_READ = "The file cannot be read as a spreadsheet (.ods). Save it once more, in the OpenDocument format."


def read(content: bytes) -> list[ForeignNote]:
    """Return the notes of the first sheet.

    Raise `NotUnderstood` if it cannot be read, is too large, or has no column that a note needs.
    """
    sheet = parse(_content(content)).find(f".//{_TABLE}table")
    if sheet is None:
        raise NotUnderstood("There is no sheet in it.")
    return notes_of(list(_rows(sheet)))


def _content(packed: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(packed)) as archive, archive.open(_CONTENT) as file:
            # What a file says of its own size is not believed.
            content = file.read(LARGEST_IMPORT + 1)
    except (BadZipFile, KeyError, OSError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        raise NotUnderstood(_NOT_READ) from error
    if len(content) > LARGEST_IMPORT:
        raise NotUnderstood(f"Its sheets have more than {LARGEST_IMPORT:,} bytes.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUnderstood(_NOT_READ) from error


def _rows(sheet: Element) -> Iterator[list[str]]:
    number = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells = _cells(row)
        times = _repeated(row, "rows") if any(cells) else min(_repeated(row, "rows"), _MOST_ROWS - number)
        for _ in range(times):
            number += 1
            if number > _MOST_ROWS:
                if any(cells):
                    raise NotUnderstood(f"The sheet has more than {_MOST_ROWS:,} rows.")
                return
            yield cells


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        words = "\n".join(_words(line) for line in cell.findall(f"{_TEXT}p"))
        cells += [words] * min(_repeated(cell, "columns"), _MOST_COLUMNS - len(cells))
    return cells


def _repeated(element: Element, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(times) if times.isascii() and times.isdecimal() and len(times) < 8 else 1


def _words(element: Element) -> str:
    """Return what a line shows; white space in it is one blank, more is written as elements."""
    parts = [_one_blank(element.text)]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            parts.append(
                " " * (int(count) if count.isascii() and count.isdecimal() and len(count) < 4 else 1)
            )
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            parts.append("\t" if child.tag.endswith("tab") else "\n")
        elif child.tag != _NOTES:
            parts.append(_words(child))
        parts.append(_one_blank(child.tail))
    return "".join(parts)


def _one_blank(text: str | None) -> str:
    words = text or ""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return " " * words[0].isspace() + inner + " " * words[-1].isspace()
