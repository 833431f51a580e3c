"""Builds a site in a hidden folder inside the last one, and swaps the two when the new one is complete.

MkDocs empties the folder of the site before it reads the first page, so an interrupted build would leave
readers with nothing. The folder itself is kept: it may be a mount, or the current folder of a server.
Hidden files in it are left alone, as by MkDocs.
"""

from __future__ import annotations

import atexit
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.hosting.folder_lock import FolderLock, InUse
from variorum.hosting.site_swap import STAGE, swap, tidy_up
from variorum.model.wording import visible_name
from variorum.site.pagefind import IndexingFailed

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
"""Errors for which neither the edition nor the engine is the cause."""


class SiteNotWritten(Exception):
    """A site cannot be written. The message says why, that the last one is kept, and what to do."""


class StagedSite:
    """The folder of a site, and the temporary folder in which the next one is built."""

    def __init__(
        self, target: str, *, in_place: bool = False, refusal: type[Exception] = SiteNotWritten
    ) -> None:
        """Create a folder for the next site inside `target`, after completing what a killed build began.

        If the site is changed `in_place`, `folder` is `target`. Raise `refusal` if the folder cannot
        be written, or if another build is writing it.
        """
        self.target = self.folder = target
        self._refusal = refusal
        self._made: list[Path] = []
        self._inner = 0
        self._process = os.getpid()
        self._lock: FolderLock | None = None
        if not target:
            return
        site = Path(target)
        if (unfinished := _UNFINISHED.get(os.path.realpath(site))) and unfinished._process == os.getpid():
            # A build in this process that ended without an event.
            unfinished.abandon()
        try:
            self._made = [folder for folder in (site, *site.parents) if not folder.exists()]
            site.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(site)
            tidy_up(site, alone=self._lock.is_held)
            if not in_place:
                stage = site / f"{STAGE}{os.getpid()}"
                stage.mkdir()
                self.folder = str(stage)
        except InUse as error:
            raise refusal(_in_use(site)) from error
        except OSError as error:
            self.abandon()
            raise refusal(_not_written(target, error)) from error
        _UNFINISHED[os.path.realpath(site)] = self
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

        At the end of a nested build, nothing is published yet. Raise `refusal` if it fails; then
        the last site is there.
        """
        if self._inner:
            self._inner -= 1
            return self.folder
        if self.folder != self.target:
            try:
                swap(Path(self.folder), Path(self.target))
            except OSError as error:
                self.abandon()
                raise self._refusal(_not_written(self.target, error)) from error
        self._made = []
        return self.abandon()

    @contextmanager
    def being_written(self) -> Iterator[Path]:
        """Yield the folder in which the next site is made, and publish it at the end.

        Whatever is raised, the last site is kept. Raise `refusal` if the disk or another program is why.
        """
        try:
            yield Path(self.folder)
        except BaseException as error:
            reason = self.explain(error)
            self.abandon()
            if reason:
                raise self._refusal(reason) from error
            raise
        self.publish()

    def abandon(self) -> str:
        """Remove the unfinished new site and keep the last one. Return the folder of the site."""
        if self.folder != self.target:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = self.target
        atexit.unregister(self.abandon)
        _UNFINISHED.pop(os.path.realpath(self.target), None)
        for folder in self._made:
            # Do not leave empty folders that were created for this site.
            if folder.exists() and not any(folder.iterdir()):
                folder.rmdir()
        self._made = []
        if self._lock:
            self._lock.release()
            self._lock = None
        return self.target

    def explain(self, error: object) -> str:
        """Return why a build failed, in some sentences, if that was the disk or another program."""
        if isinstance(error, IndexingFailed):
            return (
                f"Pagefind has made no index of the search: {error}. The last site has been kept. "
                'Update it with `pip install --upgrade "variorum[search]"`, or remove `search: pagefind`.'
            )
        if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
            return ""
        path = os.fsdecode(error.filename or self.target)
        return _not_written(path.replace(self.folder, self.target), error)


def _not_written(path: str, error: OSError) -> str:
    return (
        f"{visible_name(path)} cannot be written: {error.strerror or error}. The last site has been kept. "
        "Make room there, or allow this user to write there, or name another folder with `--site-dir`."
    )


_UNFINISHED: dict[str, StagedSite] = {}
"""The sites that this process is building, by the folders in which they will be."""


def _in_use(site: Path) -> str:
    numbers = sorted(path.name.removeprefix(STAGE) for path in site.glob(f"{STAGE}*"))
    by = f" (process {', '.join(numbers)})" if numbers else ""
    return (
        f"{visible_name(str(site))} is being written by another build{by}. "
        "Wait until it ends, or name another folder with `--site-dir`."
    )
