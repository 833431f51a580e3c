"""Why a file or a folder of an edition cannot be read or published, as problems."""

from __future__ import annotations

from pathlib import Path

from variorum.files.layout import METADATA, WORD_LIST, YAML, Layout
from variorum.model.limits import LARGEST_ARTICLE, LARGEST_YAML
from variorum.model.problem import Code, Place, Problem

_RIGHT_TO_READ = "Give the user who builds the site permission to read it."


class Unreadable(Exception):
    """Raised with the problem that kept a file from being read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def leads_out(path: Path, layout: Layout) -> Problem:
    """Return the problem of a link to a place outside the edition."""
    message = "This is a link to a place outside the edition."
    return Problem(Place(layout.name(path)), Code.OUTSIDE_FOLDER, message, "Put the file itself here.")


def closed_folder(folder: Path, layout: Layout, error: OSError) -> Problem:
    """Return the problem of a folder that cannot be searched."""
    message = f"The folder cannot be opened: {error.strerror}."
    return Problem(Place(layout.name(folder)), Code.UNREADABLE_FILE, message, _RIGHT_TO_READ)


def closed_file(path: Path, layout: Layout, error: OSError) -> Problem:
    """Return the problem of a file that cannot be opened."""
    message = f"The file cannot be opened: {error.strerror}."
    return Problem(Place(layout.name(path)), Code.UNREADABLE_FILE, message, _RIGHT_TO_READ)


def no_file(path: Path, layout: Layout) -> Problem:
    """Return the problem of a pipe, a socket or a device: reading it might never end."""
    message = "This is not a regular file, but a pipe, a socket or a device."
    return Problem(Place(layout.name(path)), Code.UNREADABLE_FILE, message, "Put a file here.")


def largest_read(path: Path, layout: Layout) -> int:
    """Return how many bytes the file at `path` may have, where it is read."""
    annotates = path.suffix in YAML and path.is_relative_to(layout.annotations)
    describes = path.name == METADATA and path.is_relative_to(layout.articles)
    is_yaml = annotates or describes or path == layout.annotations / WORD_LIST
    return LARGEST_YAML if is_yaml else LARGEST_ARTICLE


def too_large(path: Path, layout: Layout, size: int) -> Problem | None:
    """Return the problem of a file of more bytes than are read; None if it has not so many."""
    if size <= min(LARGEST_YAML, LARGEST_ARTICLE) or size <= (largest := largest_read(path, layout)):
        return None
    message = f"The file has {size:,} bytes; the limit is {largest:,}."
    return Problem(Place(layout.name(path)), Code.FILE_TOO_LARGE, message, "Divide it into several files.")


def too_deep(folder: Path, layout: Layout, deepest: int) -> Problem:
    """Return the problem of a folder that lies too many folders down to be searched."""
    message = f"There are more than {deepest} folders within one another here."
    return Problem(Place(layout.name(folder)), Code.TOO_DEEP, message, "Move the folder up.")
