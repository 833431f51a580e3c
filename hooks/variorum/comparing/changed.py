"""What a contribution changes, as values that one program writes and another, warier one reads."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

LARGEST = 5_000_000
"""Bytes of a comparison as JSON. One of a thousand long notes has less than half."""


class NoComparison(Exception):
    """Raised where what claims to be a comparison is none. Its message quotes nothing of it."""


class _Told(BaseModel):
    """Frozen; nothing is coerced, and nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class FieldDifference(_Told):
    """A field before and after; empty where it was not written."""

    field: str
    before: str
    after: str


class NoteInWords(_Told):
    """A note as plain text."""

    id: str
    article: str
    kind: str
    file: str
    headline: str
    passage: str
    """The words on which it stands; empty if it is on the whole article."""
    paragraph: int
    """The number of their paragraph, from 1; 0 if the note has no place there."""
    details: tuple[tuple[str, str], ...]
    text: str
    written: str
    """Its Markdown, if it has a link: text does not show where that leads."""
    sources: tuple[str, ...]
    reviewed: bool
    withdrawn: str
    """Why it is shown no more; empty if it is shown."""

    @property
    def place(self) -> str:
        """Where it stands: “paragraph 3: “her last match””; empty if it is on the whole article."""
        paragraph = f"paragraph {self.paragraph}: " if self.paragraph else ""
        return f"{paragraph}“{self.passage}”" if self.passage else ""


class NoteChange(_Told):
    """A note as it is now, and what was changed in it."""

    note: NoteInWords
    changes: tuple[FieldDifference, ...]
    review_is_older: bool
    """Whether it still names a review that was of what it said before."""


class EntryChange(_Told):
    """An entry of a register, an article's article.yml, or a file beside its text."""

    within: str
    """Name of the register; `articles` for an article.yml, `files` for a file, or `published ids`."""
    id: str
    act: Literal["added", "changed", "removed"]
    changes: tuple[FieldDifference, ...]
    notes: tuple[str, ...]
    """Ids of the notes, as they are now, that show the entry."""


class Reading(_Told):
    """Paragraphs of an article that read differently."""

    article: str
    text: Literal["as received", "as corrected"]
    paragraph: int
    """The number of the first of them, from 1, as it was before; as received, a Markdown file's own."""
    before: str
    after: str


class Comparison(_Told):
    """Everything that readers will find changed."""

    version: Literal[1] = 1
    readings: tuple[Reading, ...]
    removed: tuple[NoteInWords, ...]
    broken: tuple[NoteInWords, ...]
    """Notes that were shown and now have a problem."""
    withdrawn: tuple[NoteInWords, ...]
    changed: tuple[NoteChange, ...]
    added: tuple[NoteInWords, ...]
    entries: tuple[EntryChange, ...]
    problems_before: int
    problems_after: int

    @property
    def says_nothing(self) -> bool:
        """Whether readers find everything as it was."""
        parts = (self.readings, self.removed, self.broken, self.withdrawn, self.changed, self.added)
        return not any(parts) and not self.entries


def as_json(comparison: Comparison) -> str:
    """Return the comparison for another program."""
    return comparison.model_dump_json(indent=1) + "\n"


def from_json(data: bytes) -> Comparison:
    """Return the comparison that a stranger's program may have written.

    Raise `NoComparison` if it is too large or not exactly of the shape.
    """
    if len(data) > LARGEST:
        raise NoComparison(f"This has more than {LARGEST:,} bytes, and so is no comparison.")
    try:
        return Comparison.model_validate_json(data)
    except ValidationError as error:
        raise NoComparison(f"This is no comparison: {error.error_count()} things in it are wrong.") from None
