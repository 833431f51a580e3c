"""`variorum import notes.ods`: one row a note, for classes without git; mistakes are named by their cells."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from variorum.editing.foreign.foreign_note import NotUnderstood
from variorum.editing.foreign.ods import read
from variorum.editing.foreign.table import cell_name

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
HEAD = ("article", "id", "kind", "quote", "title", "note")
SOUND = ("lamp", "dry-wick", "context", "Nobody had lit", "A wick", "It is *dry*.")


def cells(*words: str) -> str:
    return "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in words)


def sheet(*rows: str) -> bytes:
    """Return a spreadsheet of rows, with the empty ones that programs add up to the end of the sheet."""
    filled = '<table:table-cell table:number-columns-repeated="16384"/>'
    body = "".join(f"<table:table-row>{row}{filled}</table:table-row>" for row in rows)
    end = f'<table:table-row table:number-rows-repeated="1048570">{filled}</table:table-row>'
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet>'
        f"<table:table>{body}{end}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed(content)


def packed(content: str, name: str = "content.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def taken(variorum: Run, root: Path, content: bytes) -> tuple[int, str]:
    (root / "annotations/lamp/who-lit-it.yml").unlink(missing_ok=True)
    path = root / "notes.ods"
    path.write_bytes(content)
    done = variorum("import", path)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_each_row_becomes_a_proposed_note(variorum: Run, edition: Path) -> None:
    made = sheet(cells(*HEAD), cells(*SOUND), cells())
    assert taken(variorum, edition, made)[0] == 0
    written = (edition / "annotations/lamp/dry-wick.yml").read_text("utf-8")
    assert "It is *dry*." in written
    assert "status: proposed" in written
    assert "1 there already" in taken(variorum, edition, made)[1]
    assert variorum("check").exit_code == 0


@pytest.mark.parametrize(
    ("changed", "cell", "says"),
    [
        ({"kind": "contxt"}, "C3", "contxt"),
        ({"title": ""}, "row 3", "title"),
        ({"quote": "Nobody has lit"}, "D3", "Nobody had lit"),
        ({"note": "[a](javascript:x)"}, "F3", "unsafe-link"),
    ],
)
def test_a_mistake_is_named_by_its_cell(
    variorum: Run, edition: Path, changed: dict[str, str], cell: str, says: str
) -> None:
    wrong = dict(zip(HEAD, SOUND, strict=True)) | {"id": "wrong"} | changed
    status, said = taken(variorum, edition, sheet(cells(*HEAD), cells(*SOUND), cells(*wrong.values())))
    assert status == 1
    assert cell in said
    assert says in said
    assert (edition / "annotations/lamp/dry-wick.yml").is_file()
    assert not (edition / "annotations/lamp/wrong.yml").exists()


def test_white_space_and_lines_are_kept_and_comments_are_not() -> None:
    comment = "<office:annotation><text:p>no</text:p></office:annotation>"
    words = f'A<text:s text:c="2"/>b</text:p><text:p>c\n d{comment}'
    (note,) = read(sheet(cells("kind", "note"), cells("context", words)))
    assert note.fields == {"kind": "context", "note": "A  b\nc d"}
    assert note.cells == {"kind": "A2", "note": "B2"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no zip", "cannot be read"),
        (packed("", "other.xml"), "cannot be read"),
        (sheet(cells(*HEAD), cells(*SOUND))[:200], "cannot be read"),
        (packed("<a>"), "not well-formed"),
        (packed("<a/>"), "no sheet"),
        (packed('<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "Take that out"),
        (sheet(cells("a", "b")), "no columns `note` and `kind`"),
        (sheet(), "no columns `note` and `kind`"),
        (packed(" " * 60_000_000), "more than 50,000,000 bytes"),
    ],
)
def test_a_broken_file_ends_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        read(content)


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")]
)
def test_cells_are_called_as_spreadsheets_do(column: int, name: str) -> None:
    assert cell_name(column, 1) == name
