"""A problem: what is wrong, where, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file that a person edits."""

    file: str
    """Path relative to the edition's root, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in Unicode code points."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Code(StrEnum):
    """The name of a kind of problem. `model.catalogue` explains each."""

    ADDRESS_TAKEN = "address-taken"
    ARTICLE_CHANGED = "article-changed"
    CONTEXT_MISMATCH = "context-mismatch"
    CORRECTION_WITHOUT_EFFECT = "correction-without-effect"
    CORRECTIONS_OVERLAP = "corrections-overlap"
    DEAD_LINK = "dead-link"
    DECEIVING_CHARACTER = "deceiving-character"
    DUPLICATE_KEY = "duplicate-key"
    EMPTY_FILE = "empty-file"
    FILE_NAME = "file-name"
    FILE_TOO_LARGE = "file-too-large"
    FORBIDDEN_CHARACTER = "forbidden-character"
    FUTURE_REVIEW = "future-review"
    LOST_WORDS = "lost-words"
    MISJUDGED_READING = "misjudged-reading"
    MISPLACED_ENTRY = "misplaced-entry"
    MISSING_FILE = "missing-file"
    MISSING_KEY = "missing-key"
    NO_ARTICLE = "no-article"
    NOTE_TOO_LONG = "note-too-long"
    NOT_UTF8 = "not-utf8"
    OUTSIDE_FOLDER = "outside-folder"
    OWN_REVIEW = "own-review"
    PASSAGE_TOO_LONG = "passage-too-long"
    PLACEHOLDER = "placeholder"
    QUOTE_AMBIGUOUS = "quote-ambiguous"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_SPLITS_WORD = "quote-splits-word"
    REMOVED_ID = "removed-id"
    REPEATED_ID = "repeated-id"
    REPEATED_WORDS = "repeated-words"
    REUSED_ID = "reused-id"
    STRAY_FILE = "stray-file"
    TEXT_ALTERED = "text-altered"
    TOO_DEEP = "too-deep"
    TOO_MANY_NOTES = "too-many-notes"
    TOO_MANY_PLACES = "too-many-places"
    TYPOGRAPHY = "typography"
    UNCITED_SOURCE = "uncited-source"
    UNCLOSED_MARKUP = "unclosed-markup"
    UNKNOWN_CONTRIBUTOR = "unknown-contributor"
    UNKNOWN_COPY = "unknown-copy"
    UNKNOWN_KEY = "unknown-key"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_NOTE = "unknown-note"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_TERM = "unknown-term"
    UNKNOWN_WITNESS = "unknown-witness"
    UNKNOWN_WORD = "unknown-word"
    UNLISTED_ID = "unlisted-id"
    UNREADABLE_FILE = "unreadable-file"
    UNSAFE_LINK = "unsafe-link"
    UNUSED_ENTRY = "unused-entry"
    WRONG_TYPE = "wrong-type"
    WRONG_VALUE = "wrong-value"
    YAML_ALIAS = "yaml-alias"
    YAML_SYNTAX = "yaml-syntax"
    YAML_TAG = "yaml-tag"


class Problem(NamedTuple):
    """One thing that is wrong, reported to the person who can fix it."""

    place: Place
    code: Code
    message: str
    """What is wrong: one sentence that ends with a full stop."""
    fix: str
    """What to do: one sentence that ends with a full stop."""
    hints: tuple[str, ...] = ()
    """Further lines, such as the candidates of an ambiguous quote."""

    def __str__(self) -> str:
        return f"{self.place}: [{self.code}] {self.message} {self.fix}"


class Explanation(NamedTuple):
    """What a problem code means, and how to fix it, for the person who meets it."""

    meaning: str
    fix: str


HIDES_FILES = (Code.UNREADABLE_FILE, Code.OUTSIDE_FOLDER, Code.TOO_DEEP)
"""Problems that keep the files of a folder from being listed."""


def repeated_id(identifier: str, place: Place, first: Place, fix: str) -> Problem:
    """Return the problem of an id at `place` that another entry has at `first`."""
    message = f"The id “{identifier}” is used twice; first at {first.file}:{first.line}."
    return Problem(place, Code.REPEATED_ID, message, fix)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code, p.message)))
