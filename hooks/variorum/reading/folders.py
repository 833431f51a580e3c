"""Lists the files of a folder that strangers write in: nothing outside it, nothing in silence."""

from __future__ import annotations

import os
from pathlib import Path

from variorum.model.problem import Code, Place, Problem
from variorum.reading.layout import Layout


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
    found: list[Path] = []

    def closed(error: OSError) -> None:
        problems.append(_closed(Path(error.filename), layout, error))

    for parent, folders, files in os.walk(folder, onerror=closed):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        found += [Path(parent) / name for name in [*files, *links]]
    return sorted(found)


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
