"""Reads versions of files of notes; what was parsed in an earlier run is only looked up."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from variorum.history.versions import FileVersion, NoteVersion, VersionReader
from variorum.keeping.engine_sum import engine_sum
from variorum.keeping.kept_file import KeptFile

NAME = "history"
"""The name of the folder of the kept files."""


class KeptVersions(VersionReader):
    """Knows each version by a sum of its bytes and of the engine, of which it is the only result."""

    def __init__(self, kept_file: KeptFile) -> None:
        """Take what `kept_file` has; `keep` writes what was asked for since."""
        super().__init__()
        self._kept_file = kept_file
        self._engine = engine_sum()
        kept = kept_file.read() if self._engine else None
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}
        self._read: dict[str, FileVersion] = {}

    def read(self, data: bytes) -> FileVersion:
        """Return the notes in a file's content, as `VersionReader` does."""
        if self._engine is None:
            return super().read(data)
        digest = blake2b(data, key=self._engine, digest_size=32).hexdigest()
        if digest not in self._read:
            self._read[digest] = _from_kept(self._kept.get(digest)) or super().read(data)
        return self._read[digest]

    def keep(self) -> None:
        """Keep all versions that were read in this run, and no others."""
        if not self._read:
            return
        if self._read.keys() == self._kept.keys():
            self._kept_file.touch()
            return
        self._kept_file.write({digest: _as_kept(version) for digest, version in self._read.items()})


def _as_kept(version: FileVersion) -> list[Any]:
    return [version.is_whole, {note.id: note.fields for note in version.notes.values()}]


def _from_kept(kept: Any) -> FileVersion | None:
    """Return the version of which `kept` was made; None if it was made of something else."""
    if not isinstance(kept, list) or len(kept) != 2:
        return None
    is_whole, notes = kept
    if not (isinstance(is_whole, bool) and isinstance(notes, dict) and all(map(_is_note, notes.values()))):
        return None
    return FileVersion({name: NoteVersion(name, fields) for name, fields in notes.items()}, is_whole)


def _is_note(fields: Any) -> bool:
    return isinstance(fields, dict) and all(type(value) is str for value in fields.values())
