"""Writes a file beside the one that is there, and puts it in its place when it is whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from variorum.model.wording import visible_name


class NotWritten(Exception):
    """Raised where a file could not be written. Its message says which and why; what was there is there."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        super().__init__(f"{visible_name(str(path))} cannot be written: {reason}. Nothing was changed in it.")


def replace_file(path: Path, data: bytes) -> None:
    """Write `data` to `path`. Whatever ends the writing, there is the old content or the new.

    A file that is there keeps its mode, and a link to a file stays. Raise `NotWritten` if it cannot be done.
    """
    target = Path(os.path.realpath(path))
    # Programs that list notes pass over such a name, should it ever be left.
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
