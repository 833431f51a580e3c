"""Replaces a file atomically: writes a temporary file beside it, then renames that. Removes files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from variorum.model.wording import visible_name


class NotWritten(Exception):
    """A file could not be written. The message says which and why; the old content is kept."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        super().__init__(f"{visible_name(str(path))} cannot be written: {reason}. It has not been changed.")


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`. If this is interrupted, the file has either the old content or the new.

    An existing file keeps its mode, and a symbolic link is followed. Raise `NotWritten` on failure.
    """
    target = Path(os.path.realpath(path))
    # Programs that list notes ignore such a name, in case the file is ever left behind.
    beside = target.with_name(f".#{target.name[:80]}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                beside.chmod(stat.S_IMODE(target.stat().st_mode))
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(path, error) from error


def remove_file(path: Path) -> None:
    """Remove the file or the link at `path`, if it is there. Raise `NotWritten` on failure."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(path, error) from error
