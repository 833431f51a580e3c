"""Builds a site in a hidden folder inside the last one, and swaps the two when the new one is complete.

MkDocs empties the folder of the site before it reads the first page, so an interrupted build would leave
readers with nothing. The folder itself is kept: it may be a mount, or the current folder of a server.
Hidden files in it are left alone, as by MkDocs.
"""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path

_STAGE = ".building-"
_LAST = ".replaced-"


class StagedSite:
    """The folder of a site, and the temporary folder in which the next one is built."""

    def __init__(self, target: str, *, in_place: bool = False) -> None:
        """Create a folder for the next site inside `target`.

        If that fails, or if the site is changed `in_place`, `folder` is `target`.
        """
        self.target = self.folder = target
        self._made: list[Path] = []
        self._inner = 0
        if in_place:
            return
        site, number = Path(target), os.getpid()
        stage = site / f"{_STAGE}{number}"
        try:
            self._made = [folder for folder in (site, *site.parents) if not folder.exists()]
            site.mkdir(parents=True, exist_ok=True)
            _remove_abandoned(site)
            stage.mkdir()
        except OSError:
            # MkDocs will report the error when it writes the first file.
            return
        self.folder = str(stage)
        atexit.register(self.abandon)

    def is_built_in(self, folder: str) -> bool:
        """Return whether `folder` is the one in which this site is being built.

        Then a plugin is starting a nested build, for example of another language; both are published
        together.
        """
        if folder != self.folder or self.folder == self.target:
            return False
        self._inner += 1
        return True

    def publish(self) -> str:
        """Replace the last site by the new one. Return the folder of the site.

        At the end of a nested build, nothing is published yet.
        """
        if self._inner:
            self._inner -= 1
            return self.folder
        if self.folder != self.target:
            stage, site = Path(self.folder), Path(self.target)
            last = site / f"{_LAST}{os.getpid()}"
            last.mkdir()
            new = {path.name for path in stage.iterdir()}
            for name in sorted(new):
                _exchange(stage / name, site / name, last / name)
            for path in list(site.iterdir()):
                if path.name not in new and not path.name.startswith("."):
                    _move(path, last / path.name)
            shutil.rmtree(last, ignore_errors=True)
        self._made = []
        return self.abandon()

    def abandon(self) -> str:
        """Remove the unfinished new site and keep the last one. Return the folder of the site."""
        if self.folder != self.target:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = self.target
            atexit.unregister(self.abandon)
        for folder in self._made:
            # Do not leave empty folders that were created for this site.
            if folder.exists() and not any(folder.iterdir()):
                folder.rmdir()
        self._made = []
        return self.target


def _exchange(new: Path, place: Path, last: Path) -> None:
    if place.is_symlink() or place.exists():
        _move(place, last)
    _move(new, place)


def _move(path: Path, to: Path) -> None:
    """Move a file or a folder; if it is open elsewhere or a mount, copy it instead."""
    try:
        path.rename(to)
    except OSError:
        if path.is_dir():
            shutil.copytree(path, to, dirs_exist_ok=True)
            shutil.rmtree(path, ignore_errors=True)
        else:
            shutil.copyfile(path, to)


def _remove_abandoned(site: Path) -> None:
    """Remove what killed builds left behind."""
    for prefix in (_STAGE, _LAST):
        for path in site.glob(f"{prefix}[0-9]*"):
            number = path.name.removeprefix(prefix)
            if number.isdecimal() and (int(number) == os.getpid() or not _is_running(int(number))):
                shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":
        # On Windows, signal 0 is not a test but Ctrl+C.
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
