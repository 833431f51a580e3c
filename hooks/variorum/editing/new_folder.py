"""Creates a folder under a temporary name beside its place, and moves it there when it is complete.

The folder may be there already, with what a forge puts into a new repository: its history, a README, a
licence, rules of git.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from variorum.editing.replaced_file import NotWritten, replace_file

_BY_A_FORGE = re.compile(
    r"\.git|\.gitignore|\.gitattributes|(readme|licen[cs]e|copying)(\.\w+)?", re.IGNORECASE
)
_RULES = (".gitignore", ".gitattributes")
"""Files of rules, one on a line: ours are added to those that are there."""


def in_the_way(folder: Path, text: Path) -> list[str]:
    """Return the names in `folder` because of which no edition of `text` can be made there.

    Nothing, if it is missing or empty, or has only what a forge puts into a new repository, or the text.
    """
    if not folder.is_dir():
        return []
    own = os.path.realpath(text)
    return sorted(
        path.name
        for path in folder.iterdir()
        if not _BY_A_FORGE.fullmatch(path.name) and os.path.realpath(path) != own
    )


def has_readme(folder: Path) -> bool:
    """Return whether `folder` has a README of its own."""
    return folder.is_dir() and any(path.stem.lower() == "readme" for path in folder.iterdir())


def make_folder(folder: Path, files: Mapping[str, bytes], then: Callable[[Path], object]) -> None:
    """Create `folder`, in which nothing is in the way, with `files`, by path, and whatever `then` adds.

    What is there is kept; rules of git are added to. If this is interrupted, `folder` is either complete or
    unchanged, or, if it was there, may lack files. Raise `NotWritten` if it fails.
    """
    target = Path(os.path.realpath(folder))
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    if os.access(target, os.W_OK) and not os.access(target.parent, os.W_OK):
        beside = target / f".variorum.{os.getpid()}.new"
    try:
        try:
            for name, content in files.items():
                path = beside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            then(beside)
            _move(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise NotWritten(folder, error) from error


def _move(beside: Path, target: Path) -> None:
    if not target.exists():
        beside.rename(target)
        return
    # Keep the folder itself: it may be the current directory of a shell.
    for path in sorted(beside.iterdir()):
        there = target / path.name
        if path.name in _RULES and there.is_file():
            replace_file(there, _with_rules(there.read_bytes(), path.read_bytes()))
        elif not os.path.lexists(there):
            path.rename(there)


def _with_rules(there: bytes, added: bytes) -> bytes:
    """Return a file of rules with those that it lacks."""
    known = there.splitlines()
    lacking = [line for line in added.splitlines() if line not in known]
    end = b"" if not there or there.endswith(b"\n") else b"\n"
    return there + end + b"".join(line + b"\n" for line in lacking)
