"""Whatever bytes a file of notes has, it is read or it is one problem, told in few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.checker import Checker
from tests.security.small_edition import NOTE, small_edition

FILES = ["annotations/a/note.yml", "annotations/sources.yml", "docs/articles/a/article.yml"]
REFUSED = {
    "10 MB of one line": (b"x" * 10_000_000, "file-too-large"),
    "nearly a megabyte of one line": (b"- " + b"x" * 999_000, "wrong-type"),
    "NUL": (NOTE.encode() + b"\0", "forbidden-character"),
    "NUL only": (b"\0" * 100_000, "forbidden-character"),
    "UTF-16": (NOTE.encode("utf-16"), "not-utf8"),
    "UTF-32": (NOTE.encode("utf-32"), "not-utf8"),
    "Latin-1": (NOTE.replace("title: x", "title: é").encode("latin-1"), "not-utf8"),
    "half a character": (NOTE.encode() + b"\xe2\x82", "not-utf8"),
    "a slash of two bytes": (b"\xc0\xaf", "not-utf8"),
    "half a pair": (b"\xed\xa0\x80", "not-utf8"),
    "nothing": (b"", "empty-file"),
    "a signature only": (b"\xef\xbb\xbf", "empty-file"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "not-utf8"),
}
HARMLESS = {
    "a signature": b"\xef\xbb\xbf" + NOTE.encode(),
    "line ends of Windows": NOTE.replace("\n", "\r\n").encode(),
    "line ends of old Macs": NOTE.replace("\n", "\r").encode(),
    "no line end": NOTE.rstrip("\n").encode(),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_text_of_ours_is_one_problem(
    case: str, file: str, checker: Checker, tmp_path: Path
) -> None:
    data, code = REFUSED[case]
    root = small_edition(tmp_path)
    (root / file).write_bytes(data)
    output = checker.check(root, seconds=10)
    assert not output.crashed, output.err[-1_000:]
    (told,) = output.out.splitlines()
    assert told.startswith(f"{file}:")
    assert f"[{code}]" in told
    assert len(told) < 500


@pytest.mark.parametrize("case", HARMLESS)
def test_ways_to_write_a_line_are_all_read(case: str, checker: Checker, tmp_path: Path) -> None:
    root = small_edition(tmp_path)
    (root / "annotations/a/note.yml").write_bytes(HARMLESS[case])
    output = checker.check(root, seconds=10)
    assert (output.status, output.out) == (0, "")
