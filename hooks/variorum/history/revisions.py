"""Commits and the notes in their files → what happened to each note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from variorum.history.log_format import Commit
from variorum.history.note_files import NoteFiles
from variorum.history.review_sum import is_by_command
from variorum.history.versions import FileVersion, NoteVersion
from variorum.model.history import Act, FieldChange, NoteHistory, Revision

_WORDING = {"note", "title", "claim"}
_REVIEW = {"status", "reviewed"}
_ADJUSTMENT = {"prefix", "suffix", "occurrence", "by", "prominence", "article"}
NO_FIELDS: Mapping[str, str] = {}
_LEAVES_THE_PAGE = {"withdrawn": Act.WITHDRAWN, "orphaned": Act.ORPHANED}
_SAME_NOTE = ("quote", "note")
"""A note that reappears with one of these unchanged is the same note."""


class NoteState(NamedTuple):
    """A note at some point in the history, and the article it belonged to."""

    article: str
    version: NoteVersion


@dataclass(slots=True)
class _Side:
    """The notes of all files that a commit changed, before or after it."""

    notes: dict[str, NoteState]
    is_whole: bool = True

    def add(self, article: str | None, version: FileVersion) -> None:
        """Add the notes of a file; if two notes have the same id, the first one counts."""
        if article is None:
            return
        self.is_whole = self.is_whole and version.is_whole
        for identifier, note in version.notes.items():
            self.notes.setdefault(identifier, NoteState(article, note))


class HistoryBuilder:
    """Builds the history of the notes from commits, applied in order, parents first."""

    def __init__(
        self, files: NoteFiles, boundary: frozenset[str], content_of: Callable[[str], FileVersion]
    ) -> None:
        self._files, self._boundary, self._content_of = files, boundary, content_of
        self._now: dict[str, NoteState] = {}
        self._gone: dict[str, NoteState] = {}
        self._published: set[str] = set()
        self._revisions: dict[str, list[Revision]] = {}

    def notes(self) -> dict[str, NoteHistory]:
        """Return what happened to each note, by id."""
        return {i: NoteHistory(i, tuple(revisions)) for i, revisions in sorted(self._revisions.items())}

    def apply(self, commit: Commit) -> None:
        """Record what `commit` did to the notes."""
        befores, after = self._sides(commit)
        for identifier, state in after.notes.items():
            before = [side.notes.get(identifier) for side in befores]
            now = self._now.get(identifier)
            self._now[identifier] = state
            if commit.hash in self._boundary:
                self._revisions.setdefault(identifier, [])
            elif state not in before and state != now:
                self._note_appears_or_changes(commit, identifier, before[0] or now, state)
            self._gone.pop(identifier, None)
        if not after.is_whole:
            return
        for identifier in dict.fromkeys(i for side in befores for i in side.notes):
            if identifier not in after.notes and identifier in self._now:
                self._gone[identifier] = self._now.pop(identifier)
                if all(identifier in side.notes for side in befores):
                    article = self._gone[identifier].article
                    self._add(commit, identifier, article, Act.REMOVED, ())

    def _sides(self, commit: Commit) -> tuple[list[_Side], _Side]:
        """Return the notes before the commit, for each parent, and the notes after it."""
        parents = max((len(change.before) for change in commit.changes), default=1)
        befores = [_Side({}) for _ in range(parents)]
        after = _Side({})
        for change in commit.changes:
            came_from, goes_to = self._files.article_of(change.old_path), self._files.article_of(change.path)
            old = [None if content is None else self._content_of(content) for content in change.before]
            new = None if change.after is None else self._content_of(change.after)
            if new is not None and self._files.is_ledger(change.path):
                self._published |= new.notes.keys()
            if len(old) == 1 and old[0] is not None and new is not None and came_from == goes_to:
                old[0], new = _without_unchanged(old[0], new)
            for side, version in zip(befores, old, strict=False):
                if version is not None:
                    side.add(came_from, version)
            if new is not None:
                after.add(goes_to, new)
        return befores, after

    def _note_appears_or_changes(
        self, commit: Commit, identifier: str, before: NoteState | None, after: NoteState
    ) -> None:
        gone = self._gone.get(identifier)
        changes: tuple[FieldChange, ...] = ()
        if before is not None:
            changes = tuple(_changes(before, after))
            act = _act(changes)
        elif gone is not None:
            same = gone.article == after.article and any(_alike(gone, after, key) for key in _SAME_NOTE)
            act = Act.RESTORED if same else Act.REUSED if identifier in self._published else Act.ADDED
            changes = tuple(_changes(gone, after)) if act is not Act.ADDED else ()
        else:
            act = Act.ADDED
        self._add(commit, identifier, after.article, act, changes, after.version.fields)

    def _add(
        self,
        commit: Commit,
        identifier: str,
        article: str,
        act: Act,
        changes: tuple[FieldChange, ...],
        fields: Mapping[str, str] = NO_FIELDS,
    ) -> None:
        revision = Revision(
            identifier,
            article,
            act,
            commit.hash,
            commit.date,
            commit.author,
            commit.subject,
            changes,
            fields.get("reviewed", ""),
            is_by_command(fields),
        )
        self._revisions.setdefault(identifier, []).append(revision)


def _without_unchanged(old: FileVersion, new: FileVersion) -> tuple[FileVersion, FileVersion]:
    """Return both without the notes parsed from identical text: nearly all of them, in a long list."""
    same = {identifier for identifier, note in new.notes.items() if old.notes.get(identifier) is note}
    return old.without(same), new.without(same)


def _changes(before: NoteState, after: NoteState) -> Iterable[FieldChange]:
    old, new = before.version.fields, after.version.fields
    if before.article != after.article:
        yield FieldChange("article", before.article, after.article)
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield FieldChange(key, old.get(key), new.get(key))


def _act(changes: Iterable[FieldChange]) -> Act:
    fields = {change.field: change for change in changes}
    for key, act in _LEAVES_THE_PAGE.items():
        if key in fields:
            return Act.RESTORED if fields[key].after is None else act
    if fields.keys() - _WORDING - _REVIEW - _ADJUSTMENT:
        return Act.CORRECTED
    if fields.keys() & _WORDING:
        return Act.REWORDED
    return Act.REVIEWED if fields.keys() & _REVIEW else Act.ADJUSTED


def _alike(one: NoteState, other: NoteState, key: str) -> bool:
    words = one.version.fields.get(key)
    return words is not None and words == other.version.fields.get(key)
