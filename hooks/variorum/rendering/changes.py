"""The history of the notes as HTML: the page of all changes, and what happened to one note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from variorum.anchoring.word_changes import Piece, word_changes
from variorum.model.history import Act, FieldChange, History, NoteHistory, Revision
from variorum.rendering.templating import template

MOST_SHOWN = 500
"""Revisions on the page of changes. What is older stands on the pages of the notes."""
MOST_OF_A_NOTE = 200
"""Revisions on the page of one note: the newest. Git has the others."""
MOST_LISTED = 12
"""Notes that one commit added, or the like, before the list of them is folded."""
_MONTHS = ("January February March April May June July August September October November December").split()
_FOR_MACHINES = re.compile(r"(?<=\d), sum: [0-9a-f]{16}$")
"""The checksum of a review."""
_TELLS_NO_WORDING = {Act.ADDED, Act.REMOVED}

OfNote = Callable[[str], str | None]
"""Gives the address or the headline of a note by its id; None if it has none."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """What a commit did to one note."""

    note: str
    headline: str
    link: str | None
    fields: tuple[_Field, ...]


@dataclass(frozen=True, slots=True)
class _Commit:
    subject: str
    author: str
    acts: list[tuple[Act, list[_Line]]]


@dataclass(frozen=True, slots=True)
class _Day:
    date: str
    name: str
    commits: list[_Commit]


class ChangesView(NamedTuple):
    """All changes, by day."""

    days: Sequence[_Day]
    lacks: Sequence[str]
    """Why some of the history is missing, in sentences."""
    older: int
    """How many changes are not listed."""
    most_listed: int = MOST_LISTED


class NoteChangesView(NamedTuple):
    """What happened to one note: each revision with its day in words and the fields that it changed."""

    revisions: Sequence[tuple[Revision, str, tuple[_Field, ...]]]
    older: int
    """How many revisions are not listed."""


_CHANGES = template("changes.html", ChangesView)
_NOTE_CHANGES = template("note_changes.html", NoteChangesView)


def changes_page(history: History, link: OfNote, headline: OfNote = lambda note: None) -> str:
    """Return what was added, reworded, corrected, withdrawn, by day, the newest first, as HTML.

    `link` gives the address of a note's page, `headline` its headline as plain text; a note that
    has none is called by its id.
    """
    revisions = history.newest_first()
    days = [
        _Day(date, day_in_words(date), list(_commits(of_day, link, headline)))
        for date, of_day in groupby(revisions[:MOST_SHOWN], key=lambda revision: revision.day)
    ]
    return _CHANGES.render(ChangesView(days, history.limitations, max(0, len(revisions) - MOST_SHOWN)))


def note_changes(note: NoteHistory) -> str:
    """Return what happened to one note, the newest first, as HTML; nothing if nothing is known."""
    revisions = [
        (revision, day_in_words(revision.day), _line(revision, "", None).fields)
        for revision in note.revisions[: -MOST_OF_A_NOTE - 1 : -1]
    ]
    older = len(note.revisions) - len(revisions)
    return _NOTE_CHANGES.render(NoteChangesView(revisions, older)) if revisions else ""


def day_in_words(date: str) -> str:
    """Return a day such as 2026-11-22 in words: “22 November 2026”."""
    year, month, day = date.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _commits(revisions: Iterable[Revision], link: OfNote, headline: OfNote) -> Iterable[_Commit]:
    for _, of_commit in groupby(revisions, key=lambda revision: (revision.date, revision.commit)):
        together = list(of_commit)
        acts = {act: [revision for revision in together if revision.act is act] for act in Act}
        lines = [
            (act, [_line(r, headline(r.note) or r.note, link(r.note)) for r in did])
            for act, did in acts.items()
            if did
        ]
        yield _Commit(together[0].subject, together[0].author, lines)


def _line(revision: Revision, headline: str, link: str | None) -> _Line:
    changes = () if revision.act in _TELLS_NO_WORDING else revision.changes
    return _Line(revision.note, headline, link, tuple(_field(change) for change in changes))


def _field(change: FieldChange) -> _Field:
    before, after = (_FOR_MACHINES.sub("", words or "") for words in (change.before, change.after))
    return _Field(change.field.replace("_", " "), word_changes(before, after))
