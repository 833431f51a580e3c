"""What the list of all notes is filtered by."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.apparatus.list_filters import Field
from variorum.model.kinds import BY_RANK, KINDS, Annotation
from variorum.model.kinds.reliability import CREDIBILITY_IN_WORDS, Credibility
from variorum.model.registers import Registers

Note = tuple[Annotation, Registers]
"""With the registers of its article."""


def _kind(note: Note) -> Iterable[str]:
    return [note[0].of_kind.title]


def _effect(note: Note) -> Iterable[str]:
    return [other.judgement for other in note[0].alternatives() if other.witness]


def _review(note: Note) -> Iterable[str]:
    return ["reviewed" if note[0].is_reviewed else "not yet reviewed"]


def _verdict(note: Note) -> Iterable[str]:
    judged = note[0].judged_claim()
    if judged is None:
        return []
    verdict = CREDIBILITY_IN_WORDS[Credibility(judged.credibility)]
    return [f"said: {verdict}" if judged.asks == "said" else verdict]


def _claim(note: Note) -> Iterable[str]:
    judged = note[0].judged_claim()
    return [judged.claim] if judged else []


_TITLES = [KINDS[kind].of_kind.title for kind in reversed(BY_RANK)]

NOTE_FIELDS = (
    Field[Note]("Kind", _kind, _TITLES.index),
    Field[Note]("Effect", _effect),
    Field[Note]("Review", _review),
    Field[Note]("Author", lambda note: note[1].contributor_names(note[0].by)),
    Field[Note]("Verdict on a claim", _verdict),
    Field[Note]("Claim", _claim),
)
