"""Lists the files of a folder that strangers write in: nothing outside it, nothing in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from variorum.model.problem import Code, Place, Problem
from variorum.reading.layout import Layout

DEEPEST = 32
"""Folders within one another. A path of so many is longer than Windows takes, and Python has its limits."""


def is_open(folder: Path, layout: Layout, problems: list[Problem]) -> bool:
    """Return whether `folder` can be searched, or is not there at all.

    One that leads out of the edition, or that cannot be opened, is a problem.
    """
    if not layout.holds(folder):
        problems.append(leads_out(folder, layout))
        return False
    try:
        if _is_there(folder):
            os.scandir(folder).close()
            # A folder may let itself be listed, and yet let nobody into its files.
            (folder / os.curdir).stat()
    except OSError as error:
        problems.append(_closed(folder, layout, error))
        return False
    return True


def files_below(folder: Path, layout: Layout, problems: list[Problem]) -> list[Path]:
    """Return the files below `folder`, by name, and links to folders as if they were files.

    A folder that leads out of the edition, or that cannot be opened, is a problem.
    """
    if not is_open(folder, layout, problems):
        return []

    def closed(error: OSError) -> None:
        problems.append(_closed(Path(error.filename), layout, error))

    def too_deep(path: Path) -> None:
        message = f"There are more than {DEEPEST} folders within one another here."
        problems.append(Problem(Place(layout.name(path)), Code.TOO_DEEP, message, "Move the folder up."))

    depth = len(folder.relative_to(layout.root).parts)
    return sorted(_walk(folder, depth, closed, too_deep))


def _walk(
    folder: Path, depth: int, closed: Callable[[OSError], None], too_deep: Callable[[Path], None]
) -> Iterator[Path]:
    """Yield what is no folder below `folder`, and links to folders; `DEEPEST` folders down and no farther.

    `depth` is that of the folder itself. A folder that cannot be listed is passed to `closed`, one that is
    not searched to `too_deep`.
    """
    waiting = [(folder, depth)]
    while waiting:
        parent, depth = waiting.pop()
        try:
            with os.scandir(parent) as listed:
                entries = [(Path(entry.path), entry.is_dir(follow_symlinks=False)) for entry in listed]
        except OSError as error:
            closed(error)
            continue
        for path, is_folder in entries:
            if not is_folder:
                yield path
            elif depth < DEEPEST:
                waiting.append((path, depth + 1))
            else:
                too_deep(path)


def folders_in(folder: Path, layout: Layout, problems: list[Problem]) -> list[Path]:
    """Return the folders directly in `folder`, by name; hidden ones are nobody's business."""
    if not is_open(folder, layout, problems) or not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and path.is_dir()]


def _is_there(folder: Path) -> bool:
    try:
        folder.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _closed(folder: Path, layout: Layout, error: OSError) -> Problem:
    message = f"The folder cannot be opened: {error.strerror}."
    cure = "Give the one who builds the right to read it."
    return Problem(Place(layout.name(folder)), Code.UNREADABLE_FILE, message, cure)


def leads_out(path: Path, layout: Layout) -> Problem:
    """Return the problem of a link to a place outside the edition."""
    message = "This is a link to a place outside the edition."
    return Problem(Place(layout.name(path)), Code.OUTSIDE_FOLDER, message, "Put the file itself here.")
