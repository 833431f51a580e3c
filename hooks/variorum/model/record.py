"""An annotation together with where its author wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model.kinds import Annotation
from variorum.model.problem import Code, Place, Problem


@dataclass(frozen=True, slots=True, eq=False)
class AnnotationRecord:
    """An annotation that was read, and the places of its keys. Compared by identity, not by value."""

    annotation: Annotation
    file: str
    line: int
    column: int
    places: Mapping[str, tuple[int, int]]
    """Line and column of the value of each key that a problem can be about; `sources.0` is the
    first item of `sources`."""
    uncounted: str = ""
    """Why the review that the note names does not count, as the end of a sentence; empty if it does."""

    def place(self, *keys: str) -> Place:
        """Return the place of the first of `keys` that is written, else the beginning of the entry."""
        for key in keys:
            if key in self.places:
                return Place(self.file, *self.places[key])
        return Place(self.file, self.line, self.column)

    def problem(self, key: str, code: Code, message: str, fix: str, hints: tuple[str, ...] = ()) -> Problem:
        """Return a problem at the value of `key`."""
        return Problem(self.place(key), code, message, fix, hints)
