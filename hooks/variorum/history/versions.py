"""One version of a file of notes → the notes in it, by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from variorum.files.refusals import Unreadable
from variorum.model.values import is_identifier
from variorum.yaml_files.parse import entries
from variorum.yaml_files.text_file import decode, forbidden_characters

_ITEM = "\n- "
_PARAGRAPHS = re.compile(r"\n\s*\n")


class NoteVersion(NamedTuple):
    """A note in one version of its file. Two are equal if their fields are."""

    id: str
    fields: dict[str, str]
    """Each value as plain text, by its key, in the order of the file."""


@dataclass(frozen=True, slots=True)
class FileVersion:
    """The notes in one version of a file."""

    notes: dict[str, NoteVersion] = field(default_factory=dict)
    is_whole: bool = True
    """False if something in the file could not be read, so that notes may be missing."""

    def without(self, ids: set[str]) -> FileVersion:
        """Return a copy without the notes that have these ids."""
        return FileVersion({i: note for i, note in self.notes.items() if i not in ids}, self.is_whole)


class VersionReader:
    """Parses versions of files; an entry that is the same in many versions is parsed once."""

    def __init__(self) -> None:
        self._entries: dict[str, FileVersion] = {}

    def read(self, data: bytes) -> FileVersion:
        """Return the notes in a file's content. Raises nothing: unreadable notes are left out."""
        try:
            text = decode(data, "")
        except Unreadable:
            return FileVersion(is_whole=False)
        preamble, *items = f"\n{text}".split(_ITEM)
        if not items or not _is_blank(preamble):
            return self._entry(text)
        versions = [self._entry(f"- {item}\n") for item in items]
        if not all(version.is_whole for version in versions):
            return _read(text)
        notes: dict[str, NoteVersion] = {}
        for version in versions:
            for identifier, note in version.notes.items():
                notes.setdefault(identifier, note)
        return FileVersion(notes)

    def _entry(self, text: str) -> FileVersion:
        known = self._entries.get(text)
        if known is None:
            known = self._entries[text] = _read(text)
        return known


def _is_blank(text: str) -> bool:
    return all(
        not line.strip() or line.startswith("#") or line.rstrip() == "---" for line in text.split("\n")
    )


def _read(text: str) -> FileVersion:
    if forbidden_characters(text, ""):
        return FileVersion(is_whole=False)
    notes: dict[str, NoteVersion] = {}
    is_whole = True
    for node in entries(text, ""):
        if node.value in (None, []) and not node.faults:
            continue
        written = node.value if isinstance(node.value, dict) else {}
        identifier = written["id"].value if "id" in written else None
        if node.faults or not isinstance(identifier, str) or not is_identifier(identifier):
            is_whole = False
        else:
            notes.setdefault(identifier, NoteVersion(identifier, dict(fields_of(node.plain()))))
    return FileVersion(notes, is_whole)


def fields_of(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each key of a note but its id, with its value as plain text."""
    for key, value in entry.items():
        if key != "id":
            yield key, _as_text(value)


def _as_text(value: Any) -> str:
    """Return a value as text; line breaks within a paragraph do not count."""
    if isinstance(value, list):
        return (
            "; ".join(map(_as_text, value))
            if any(map(_is_nested, value))
            else ", ".join(map(_as_text, value))
        )
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_as_text(inner)}" for key, inner in value.items())
    return "\n\n".join(" ".join(part.split()) for part in _PARAGRAPHS.split(value or "")).strip()


def _is_nested(value: Any) -> bool:
    return isinstance(value, list | dict)
