"""Builds a site in a hidden folder inside the last one, and exchanges the two when the new one is whole.

MkDocs empties the folder of the site before it reads the first page, so that whatever ended a build
would leave readers with nothing. The folder itself stays: it may be a mount, or the folder in which a
server was started. Hidden files in it are left alone, as MkDocs leaves them.
"""

from __future__ import annotations

import atexit
import os
import shutil
from pathlib import Path

_STAGE = ".building-"
_LAST = ".replaced-"


class StagedSite:
    """The folder of a site, and the one in which the next site is made."""

    def __init__(self, target: str, *, in_place: bool = False) -> None:
        """Make a folder for the next site inside `target`.

        Where that cannot be, or where the site is changed `in_place`, `folder` is `target`.
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
            # MkDocs will say what is the matter when it writes the first file.
            return
        self.folder = str(stage)
        atexit.register(self.abandon)

    def takes_in(self, folder: str) -> bool:
        """Return whether `folder` is the one in which this site is being made.

        Then a plugin begins another build within this one, such as that of a further language, which is
        published with it.
        """
        if folder != self.folder or self.folder == self.target:
            return False
        self._inner += 1
        return True

    def publish(self) -> str:
        """Put the new site in the place of the last one. Return the folder of the site.

        Within a build in which this one was begun nothing is published.
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
        """Remove what was made of the new site; the last one stays. Return the folder of the site."""
        if self.folder != self.target:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = self.target
            atexit.unregister(self.abandon)
        for folder in self._made:
            # A folder that was made for this site and is empty is no site.
            if folder.exists() and not any(folder.iterdir()):
                folder.rmdir()
        self._made = []
        return self.target


def _exchange(new: Path, place: Path, last: Path) -> None:
    if place.is_symlink() or place.exists():
        _move(place, last)
    _move(new, place)


def _move(path: Path, to: Path) -> None:
    """Move a file or a folder; what another program holds open or mounted is copied instead."""
    try:
        path.rename(to)
    except OSError:
        if path.is_dir():
            shutil.copytree(path, to, dirs_exist_ok=True)
            shutil.rmtree(path, ignore_errors=True)
        else:
            shutil.copyfile(path, to)


def _remove_abandoned(site: Path) -> None:
    """Remove what builds left here that were killed."""
    for prefix in (_STAGE, _LAST):
        for path in site.glob(f"{prefix}[0-9]*"):
            number = path.name.removeprefix(prefix)
            if number.isdecimal() and (int(number) == os.getpid() or not _is_running(int(number))):
                shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":
        # There signal 0 is no question but Ctrl+C.
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
