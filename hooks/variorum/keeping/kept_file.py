"""A value that is kept in a file of the user's cache folder, which may be lost or broken at any time."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

SUFFIX = ".json"
LARGEST = 64_000_000
"""Bytes of a file that is read or written: 20,000 articles with 25 notes each."""
MOST = 256_000_000
"""Bytes of all files together; the oldest make room for a new one."""
_YES, _NO = ("1", "true", "yes", "on", "t", "y"), ("0", "false", "no", "off", "f", "n")
"""As click reads a variable that turns an option on or off."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def keeps_results() -> bool:
    """Return whether results are kept: not where CI is set, unless VARIORUM_CACHE, 1 or 0, says otherwise."""
    asked = os.environ.get("VARIORUM_CACHE", "").strip().lower()
    if asked in _YES or asked in _NO:
        return asked in _YES
    return not os.environ.get("CI")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of JSON below a digest of it. Whoever reads it has to expect any JSON."""

    path: Path

    @classmethod
    def of(cls, name: str, root: Path) -> KeptFile | None:
        """Return the file called `name` for the edition at `root`, in the cache folder of this platform.

        None if that folder lies in the edition: what comes with the files of an edition is not ours. None
        if it is not absolute (XDG Base Directory Specification: such a path must be ignored).
        """
        folder = user_cache_path("variorum", appauthor=False)
        if not folder.is_absolute():
            return None
        if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root)):
            return None
        edition = blake2b(os.fsencode(os.path.realpath(root)), digest_size=16).hexdigest()
        return cls(folder / name / f"{edition}{SUFFIX}")

    def beside(self, name: str) -> KeptFile:
        """Return the file called `name` for the same edition."""
        return KeptFile(self.path.parents[1] / name / self.path.name)

    def part(self, number: int) -> KeptFile:
        """Return a file for a part of what is kept under this name."""
        return KeptFile(self.path.with_name(f"{self.path.stem}-{number:02}{SUFFIX}"))

    def read(self) -> Any:
        """Return the value; None if there is none, it is broken, or somebody else may have written it."""
        try:
            if not _is_ours(self.path.parent.lstat()):
                return None
            with open(os.open(self.path, _FLAGS), "rb") as file:  # noqa: PTH123 - a link is refused
                status = os.fstat(file.fileno())
                if not (stat.S_ISREG(status.st_mode) and _is_ours(status) and status.st_size <= LARGEST):
                    return None
                digest, _, content = file.read(LARGEST).partition(b"\n")
            return json.loads(content) if digest == _digest(content) else None
        except (OSError, ValueError, RecursionError):
            return None

    def write(self, value: object) -> None:
        """Keep `value` in place of what is there; do nothing where that is not possible."""
        content = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode(errors="surrogatepass")
        folder = self.path.parent
        if len(content) > LARGEST:
            return
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours(folder.lstat()):
                return
            handle, new = tempfile.mkstemp(SUFFIX, ".new-", folder)
            try:
                with open(handle, "wb") as file:  # noqa: PTH123 - a file that is open
                    file.write(b"%s\n%s" % (_digest(content), content))
                Path(new).replace(self.path)
            except OSError:
                Path(new).unlink(missing_ok=True)
                raise
            _drop_oldest(folder)

    def touch(self) -> None:
        """Say that the file was used, so that others are dropped before it."""
        with suppress(OSError):
            os.utime(self.path)


_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


def _is_ours(status: os.stat_result) -> bool:
    """Return whether a folder or a file belongs to the user, and nobody else may write it."""
    if os.name != "posix":
        return True  # The cache folder of Windows lies in the user's own profile.
    return (
        status.st_uid == os.geteuid()
        and not status.st_mode & _OTHERS_WRITE
        and not stat.S_ISLNK(status.st_mode)
    )


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=32).hexdigest().encode()


def _drop_oldest(folder: Path) -> None:
    """Remove files, the oldest first, until the others have no more than `MOST` bytes."""
    files = []
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            status = path.lstat()
            files.append((status.st_mtime, status.st_size, path))
    room = MOST
    for _, size, path in sorted(files, reverse=True):
        room -= size
        if room < 0:
            with suppress(OSError):
                path.unlink()
