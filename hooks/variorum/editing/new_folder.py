"""Makes a folder beside the place where it will be, and moves it there when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from variorum.editing.replaced_file import NotWritten


def make_folder(folder: Path, files: Mapping[str, bytes], then: Callable[[Path], object]) -> None:
    """Make `folder`, which is not there or empty, with `files` by their paths, and what `then` adds to it.

    Whatever ends the making, `folder` is there with all of it or as it was. Raise `NotWritten` if it cannot
    be done.
    """
    target = Path(os.path.realpath(folder))
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
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
    # The folder stays the same, since somebody may be in it.
    for path in sorted(beside.iterdir()):
        path.rename(target / path.name)
