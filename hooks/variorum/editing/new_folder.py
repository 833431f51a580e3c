"""Creates a folder under a temporary name beside its place, and moves it there when it is complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from variorum.editing.replaced_file import NotWritten


def make_folder(folder: Path, files: Mapping[str, bytes], then: Callable[[Path], object]) -> None:
    """Create `folder`, which is missing or empty, with `files`, by path, and whatever `then` adds.

    If this is interrupted, `folder` is either complete or unchanged. Raise `NotWritten` if it fails.
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
    # Keep the folder itself: it may be the current directory of a shell.
    for path in sorted(beside.iterdir()):
        path.rename(target / path.name)
