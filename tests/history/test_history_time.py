"""A thousand commits over three hundred notes are read in less time than a build takes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.history.read_history import read_history

COMMITS, NOTES = 1_000, 300
LONGEST = 3.0
"""Seconds of a processor, with those of git. It takes less than one, also with all notes in one list."""


def stream(*, in_one_file: bool) -> Iterator[bytes]:
    """Yield what `git fast-import` reads: all notes, then one of them reworded by each commit."""
    wordings = [0] * NOTES
    for number in range(COMMITS):
        changed = range(NOTES) if number == 0 else [number * 7 % NOTES]
        for note in changed:
            wordings[note] = number
        who = f"P{number % 9} <p@example.org> {1_600_000_000 + number * 3600} +0200"
        yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 3\nDo!\n".encode()
        if in_one_file:
            text = "".join(f"- {entry(of, wordings[of])}" for of in range(NOTES))
            yield f"M 100644 inline annotations/tale/notes.yml\ndata {len(text)}\n{text}\n".encode()
            continue
        for of in changed:
            text = entry(of, wordings[of])
            yield f"M 100644 inline annotations/tale/n{of}.yml\ndata {len(text)}\n{text}\n".encode()


def entry(number: int, wording: int) -> str:
    words = (
        f"It burnt the oil of {wording} whales, and nobody who kept it wrote down where it came from. " * 3
    )
    return f"{{id: n{number}, kind: context, quote: the lamp,\n   note: {words!r},\n   by: [editors]}}\n"


def processor_seconds() -> float:
    """Return what this process and those that it has waited for have used: others do not count."""
    return sum(os.times()[:4])


@pytest.mark.slow
@pytest.mark.parametrize("in_one_file", [False, True])
def test_it_is_read_in_time(tmp_path: Path, *, in_one_file: bool) -> None:
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=tmp_path, check=True)
    history = b"".join(stream(in_one_file=in_one_file))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=tmp_path, input=history, check=True)
    subprocess.run(["git", "checkout", "--quiet", "main"], cwd=tmp_path, check=True)
    began = processor_seconds()
    read = read_history(read_tree(Layout.at(tmp_path)))
    assert processor_seconds() - began < LONGEST
    assert sum(len(note.revisions) for note in read.notes.values()) == NOTES + COMMITS - 1
    assert read.limitations == ()
