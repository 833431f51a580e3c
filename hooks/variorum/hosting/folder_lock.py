"""Lets one process at a time write into a folder.

The lock is on the folder itself, so that no file is left in it, and the system releases it however its
holder ends. Where there are no such locks (Windows, some network disks), nothing is locked.
"""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

fcntl: Any = import_module("fcntl") if find_spec("fcntl") else None


class InUse(Exception):
    """Another process holds the lock."""


class FolderLock:
    """The lock on a folder, held from the beginning on."""

    def __init__(self, folder: Path) -> None:
        """Take the lock on `folder`. Raise `InUse` if another process holds it."""
        self._file = -1
        if fcntl is None:
            return
        self._file = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._close()
            raise InUse(folder) from error
        except OSError:
            self._close()

    @property
    def is_held(self) -> bool:
        """Whether the folder is locked: not where there are no such locks."""
        return self._file >= 0

    def release(self) -> None:
        """Release the lock, also for processes that were forked while it was held."""
        if fcntl and self._file >= 0:
            fcntl.flock(self._file, fcntl.LOCK_UN)
            self._close()

    def _close(self) -> None:
        os.close(self._file)
        self._file = -1
