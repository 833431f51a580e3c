"""A note on its way to the page: what its author wrote, and what each step has found out about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from variorum.model.kinds import Annotation
from variorum.model.problem import Problem
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Span


class Body(NamedTuple):
    """A note's body: HTML that is safe to publish, and the same as plain text."""

    html: str
    text: str
    links: tuple[str, ...] = ()
    """The addresses within the edition to which it leads, as they were written."""


NO_BODY = Body("", "")


class Candidate(NamedTuple):
    """A note that goes through all checks, and is shown only if none of them finds a fault.

    Each step takes candidates and returns them with what it found: none is left out on the way, so
    that the author hears of every fault at once.
    """

    record: AnnotationRecord
    """What its author wrote; of a note with mistakes, the valid part."""
    faults: tuple[Problem, ...] = ()
    body: Body = NO_BODY
    """Empty until it is rendered, and where it cannot be published as it is written."""
    spans: tuple[Span, ...] | None = None
    """Where its passage stands in the reading text; none for a note on the whole article. None until it
    is found, and for a withdrawn note, which has no place."""

    @property
    def annotation(self) -> Annotation:
        """What its author wrote."""
        return self.record.annotation

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it so far."""
        return not self.faults

    @property
    def is_placed(self) -> bool:
        """Whether its passage was found."""
        return self.spans is not None

    def with_faults(self, faults: Iterable[Problem]) -> Candidate:
        """Return the same with more `faults`."""
        more = tuple(faults)
        return self._replace(faults=self.faults + more) if more else self


Candidates = tuple[Candidate, ...]


def with_faults(notes: Sequence[Candidate], found: Mapping[AnnotationRecord, Problem]) -> Candidates:
    """Return `notes`, each with the fault that was `found` of its record."""
    if not found:
        return tuple(notes)
    return tuple(note.with_faults([found[note.record]] if note.record in found else ()) for note in notes)


def faults_of(notes: Iterable[Candidate]) -> list[Problem]:
    """Return all faults of `notes`."""
    return [fault for note in notes for fault in note.faults]
