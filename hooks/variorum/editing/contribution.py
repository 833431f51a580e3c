"""Takes the notes and texts of a stranger's copy of an edition, and nothing else of it.

Whoever builds a contribution with the code, the configuration and the theme of the stranger's copy
runs what the stranger wrote. So an edition that is trusted gets the contributed *data*.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from variorum.model.limits import LARGEST_ARTICLE
from variorum.model.problem import Code, Place, Problem
from variorum.reading.beside_texts import TEXTS
from variorum.reading.layout import Layout

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""No SVG: it can hold a script."""


def take(contributed: Path, layout: Layout) -> list[Problem]:
    """Put the notes and articles of the folder `contributed` in place of those of the edition.

    Only files are taken, never a link; of the articles only texts, their metadata and pictures. What
    stands there already, byte for byte, stays. Each file that is left out is a problem.
    """
    problems: list[Problem] = []
    for folder, is_public in ((layout.annotations, False), (layout.articles, True)):
        part = folder.relative_to(layout.root)
        wanted = {
            file.relative_to(contributed): file
            for file in _files(contributed, part, problems)
            if _is_taken(file, contributed, layout.root, problems, is_public=is_public)
        }
        _remove(folder)
        for name, file in wanted.items():
            target = layout.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            # The content alone: no right to be run, no link.
            shutil.copyfile(file, target, follow_symlinks=False)
    return sorted(problems, key=lambda problem: problem.place)


def _files(root: Path, part: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield what is no folder below `part`, unless a link leads there."""
    for depth in range(1, len(part.parts) + 1):
        way = root.joinpath(*part.parts[:depth])
        if way.is_symlink():
            problems.append(_refused(way, root, Code.OUTSIDE_FOLDER, "This is a link."))
            return
    for parent, folders, files in os.walk(root / part):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from (Path(parent) / name for name in sorted([*files, *links]))


def _is_taken(file: Path, contributed: Path, root: Path, problems: list[Problem], *, is_public: bool) -> bool:
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        reason = (Code.OUTSIDE_FOLDER, "This is a link.")
    elif not stat.S_ISREG(status.st_mode):
        reason = (Code.UNREADABLE_FILE, "This is no file but a pipe, a socket or a device.")
    elif status.st_size > LARGEST_ARTICLE:
        reason = (
            Code.FILE_TOO_LARGE,
            f"The file has {status.st_size:,} bytes; {LARGEST_ARTICLE:,} is the most.",
        )
    elif is_public and not _is_data(file) and not _is_there(file, root / file.relative_to(contributed)):
        reason = (Code.STRAY_FILE, "A file of this sort is not taken from a contribution of notes and texts.")
    else:
        return True
    problems.append(_refused(file, contributed, *reason))
    return False


def _is_data(file: Path) -> bool:
    return file.name in TEXTS or file.suffix.lower() in PICTURES


def _is_there(file: Path, own: Path) -> bool:
    return own.is_file() and not own.is_symlink() and own.read_bytes() == file.read_bytes()


def _refused(file: Path, contributed: Path, code: Code, message: str) -> Problem:
    cure = "Leave it out, or let an editor of the site add it."
    return Problem(Place(file.relative_to(contributed).as_posix()), code, message, cure)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
