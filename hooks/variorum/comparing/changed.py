"""What a contribution changes: written by the untrusted job, validated strictly by the trusted one."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from variorum.comparing.relinking import Outcome

LARGEST = 5_000_000
"""Bytes of a comparison as JSON. A thousand long notes take less than half of that."""


class NoComparison(Exception):
    """The input is not a valid comparison. The message quotes nothing from it."""


class _StrictModel(BaseModel):
    """Frozen; coerces nothing and refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class FieldDifference(_StrictModel):
    """A field before and after; empty where it is missing."""

    field: str
    before: str
    after: str


class NoteInWords(_StrictModel):
    """A note as plain text."""

    id: str
    article: str
    kind: str
    file: str
    headline: str
    passage: str
    """The words it is about; empty if it is about the whole article."""
    paragraph: int
    """The number of their paragraph, from 1; 0 if the note has no place there."""
    details: tuple[tuple[str, str], ...]
    text: str
    written: str
    """Its Markdown, if it has a link: plain text does not show where that leads."""
    sources: tuple[str, ...]
    beside: tuple[tuple[str, str], ...] = ()
    """Facts about the note itself, each with its label: who wrote and reviewed it, its prominence, …"""
    reviewed: bool
    withdrawn: str
    """Why it was withdrawn; empty if it was not."""

    @property
    def place(self) -> str:
        """Its place, such as `paragraph 3: “her last match”`; empty if it is about the whole article."""
        paragraph = f"paragraph {self.paragraph}: " if self.paragraph else ""
        return f"{paragraph}“{self.passage}”" if self.passage else ""


class NoteChange(_StrictModel):
    """A note as it is now, and what has changed in it."""

    note: NoteInWords
    changes: tuple[FieldDifference, ...]
    review_is_older: bool
    """Whether its review is of the earlier wording."""


class Unlinked(_StrictModel):
    """A note that lost its place since the text was changed, and is not yet, or no longer, in it."""

    note: NoteInWords
    """As it was."""
    outcome: Outcome
    """What `variorum relink` finds of it; never `kept`."""
    now: str
    """The words that its passage has now, or may have."""
    is_decided: bool
    """Whether the note says that it is an orphan: its editors know."""


class EntryChange(_StrictModel):
    """An entry of a register, an article's article.yml, or a file beside its text."""

    within: str
    """Name of the register; `articles` for an article.yml, `files` for a file, or `published ids`."""
    id: str
    act: Literal["added", "changed", "removed"]
    changes: tuple[FieldDifference, ...]
    notes: tuple[str, ...]
    """Ids of the notes, as they are now, that show the entry."""


class Reading(_StrictModel):
    """Paragraphs of an article that read differently."""

    article: str
    text: Literal["as received", "as corrected"]
    paragraph: int
    """Number of the first one, from 1, before the change; for Markdown as received, in the source."""
    before: str
    after: str


class Comparison(_StrictModel):
    """Everything that changes for readers."""

    version: Literal[1] = 1
    readings: tuple[Reading, ...]
    removed: tuple[NoteInWords, ...]
    broken: tuple[NoteInWords, ...]
    """Notes that were shown and now have a problem."""
    unlinked: tuple[Unlinked, ...] = ()
    """Notes that the change of a text leaves without their places."""
    withdrawn: tuple[NoteInWords, ...]
    changed: tuple[NoteChange, ...]
    added: tuple[NoteInWords, ...]
    entries: tuple[EntryChange, ...]
    problems_before: int
    problems_after: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes for readers."""
        parts = (self.readings, self.removed, self.broken, self.withdrawn, self.changed, self.added)
        return not any(parts) and not self.entries and not self.unlinked

    @property
    def orphans(self) -> int:
        """How many notes the change of a text orphans."""
        return sum(lost.outcome is Outcome.ORPHANED for lost in self.unlinked)


def as_json(comparison: Comparison) -> str:
    """Return the comparison as JSON."""
    return comparison.model_dump_json(indent=1) + "\n"


def from_json(data: bytes) -> Comparison:
    """Parse a comparison that an untrusted program may have written.

    Raise `NoComparison` if it is too large or not valid.
    """
    if len(data) > LARGEST:
        raise NoComparison(f"This is not a comparison: it has more than {LARGEST:,} bytes.")
    try:
        return Comparison.model_validate_json(data)
    except ValidationError as error:
        raise NoComparison(f"This is not a comparison: it has {error.error_count()} errors.") from None
