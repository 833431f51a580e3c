"""Lists the files of a folder that strangers write in: nothing outside it, nothing in silence."""

from __future__ import annotations

import os
from pathlib import Path

from variorum.model.problem import Code, Place, Problem
from variorum.reading.layout import Layout


def files_below(folder: Path, layout: Layout, problems: list[Problem]) -> list[Path]:
    """Return the files below `folder`, by name, and links to folders as if they were files.

    A folder that leads out of the edition, or that cannot be listed, is a problem.
    """
    if not layout.holds(folder):
        problems.append(leads_out(folder, layout))
        return []
    found: list[Path] = []

    def unreadable(error: OSError) -> None:
        place = Place(layout.name(Path(error.filename)))
        message = f"The folder cannot be opened: {error.strerror}."
        cure = "Give the one who builds the right to read it."
        problems.append(Problem(place, Code.UNREADABLE_FILE, message, cure))

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        found += [Path(parent) / name for name in [*files, *links]]
    return sorted(found)


def folders_in(folder: Path, layout: Layout, problems: list[Problem]) -> list[Path]:
    """Return the folders directly in `folder`, by name; hidden ones are nobody's business."""
    try:
        listed = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        files_below(folder, layout, problems)
        return []
    return [path for path in listed if not path.name.startswith(".") and path.is_dir()]


def leads_out(path: Path, layout: Layout) -> Problem:
    """Return the problem of a link to a place outside the edition."""
    message = "This is a link to a place outside the edition."
    return Problem(Place(layout.name(path)), Code.OUTSIDE_FOLDER, message, "Put the file itself here.")
