"""Who wrote each note and when, as far as the version control system knows. Plain values, no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Act(StrEnum):
    """What a revision did to a note."""

    ADDED = "added"
    REWORDED = "reworded"
    """Only its words changed: `note`, `title`, …"""
    CORRECTED = "corrected"
    """What it says of the text changed: its quote, reading, sources, assessment, …"""
    REVIEWED = "reviewed"
    """Only the state of its review changed."""
    ADJUSTED = "adjusted"
    """Nothing that it says changed: its selector, its authors, its place in the folder, …"""
    WITHDRAWN = "withdrawn"
    ORPHANED = "orphaned"
    """The text was changed and no longer has its words."""
    RESTORED = "restored"
    """It came back after it was removed, withdrawn or orphaned."""
    REMOVED = "removed"
    REUSED = "reused"
    """Its id was published, and given to another note after it was removed: links lead astray."""


class FieldChange(NamedTuple):
    """A field of a note before and after a revision, as plain text; None where it was not written."""

    field: str
    before: str | None
    after: str | None


class Revision(NamedTuple):
    """One commit as far as it concerns one note. All texts are untrusted, and on one line."""

    note: str
    """The note's id."""
    article: str
    """The article that it is about."""
    act: Act
    commit: str
    """Hash of the commit."""
    date: str
    """When its author made it, in UTC: `2026-11-22T16:21:29Z`."""
    author: str
    """Name of its author, after .mailmap; never an address. Empty if the commit names nobody."""
    subject: str
    """First line of its message."""
    changes: tuple[FieldChange, ...] = ()
    """What it changed, in the order of the fields; none where the note was added or removed."""
    review: str = ""
    """The `reviewed` that the note has after it, as plain text."""
    is_by_command: bool = False
    """Whether `variorum review` wrote that for the note as it then was."""

    @property
    def day(self) -> str:
        """The day of the revision in UTC: `2026-11-22`."""
        return self.date[:10]

    @property
    def brings_review(self) -> bool:
        """Whether the `reviewed` that the note has after it came, or was changed, with it."""
        if not self.review:
            return False
        is_new = self.act in (Act.ADDED, Act.REUSED)
        return is_new or any(change.field == "reviewed" for change in self.changes)


class NoteHistory(NamedTuple):
    """What happened to one note, the oldest first."""

    id: str
    revisions: tuple[Revision, ...] = ()

    @property
    def added(self) -> Revision | None:
        """Who added it and when; None where history begins after that."""
        return next((revision for revision in reversed(self.revisions) if revision.act is Act.ADDED), None)

    @property
    def changed(self) -> tuple[Revision, ...]:
        """The later commits that changed it."""
        added = self.added
        return self.revisions if added is None else self.revisions[self.revisions.index(added) + 1 :]

    @property
    def removed(self) -> Revision | None:
        """Who removed it and when; None if it is still there."""
        last = self.revisions[-1] if self.revisions else None
        return last if last is not None and last.act is Act.REMOVED else None

    @property
    def reused(self) -> Revision | None:
        """The last revision that gave its id to another note, if there is one."""
        return next((revision for revision in reversed(self.revisions) if revision.act is Act.REUSED), None)


@dataclass(frozen=True, slots=True)
class History:
    """What happened to the notes of an edition, and what is not known of it."""

    notes: Mapping[str, NoteHistory] = field(default_factory=dict)
    """By id, in order. Notes that are no longer there are among them."""
    begins: str | None = None
    """Date at which the history of a shallow clone begins; None if all of it is there."""
    uncommitted: tuple[str, ...] = ()
    """Ids of the notes that were added, changed or removed and not committed."""
    limitations: tuple[str, ...] = ()
    """What is missing from the history, each as one sentence. Empty: it is complete."""
    published: Mapping[str, str] = field(default_factory=dict)
    """The article of each id that the ledger of published ids had at any time, on the main line."""
    arrived_reviewed: frozenset[str] = frozenset()
    """Ids of the notes that came to the main line by the merge that also brought their review."""
    is_hidden: bool = False
    """Whether there is a history that could not be read: the site would be published without it."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """The limitations that editors should hear of: those of a history that could not be read."""
        return self.limitations if self.is_hidden else ()

    def of_note(self, identifier: str, formerly: Sequence[str] = ()) -> NoteHistory:
        """Return what is known of the note, which may be nothing, also under the ids that it had before."""
        own = self.notes.get(identifier) or NoteHistory(identifier)
        past = [self.notes[name].revisions for name in formerly if name in self.notes]
        if not past:
            return own
        # What the renaming did to the old id and the new one was not done to the note.
        before = [step for steps in past for step in steps if step.act is not Act.REMOVED]
        after = [step for step in own.revisions if step.act is not Act.ADDED]
        return own._replace(revisions=(*before, *after))

    def latest_review(self, identifier: str, formerly: Sequence[str] = ()) -> Revision | None:
        """Return the revision that brought the review which the note has; None if that is not known."""
        past = [step for name in formerly if name in self.notes for step in self.notes[name].revisions]
        of_own_id = self.notes.get(identifier) or NoteHistory(identifier)
        for revision in reversed(of_own_id.revisions):
            kept = [step.review for step in past if step.act is not Act.REMOVED][-1:]
            if revision.brings_review and not (revision.act is Act.ADDED and kept == [revision.review]):
                return revision
        return next((revision for revision in reversed(past) if revision.brings_review), None)

    def newest_first(self) -> list[Revision]:
        """Return the revisions of all notes, the newest first, those of one commit together by id."""
        every = [revision for note in self.notes.values() for revision in note.revisions]
        every.sort(key=lambda revision: (revision.commit, revision.note))
        every.sort(key=lambda revision: revision.date, reverse=True)
        return every
