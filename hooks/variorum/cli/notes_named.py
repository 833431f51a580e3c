"""Finds the notes that a command was given by their ids, and changes them in their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from variorum.anchoring.suggestion import did_you_mean
from variorum.cli.where import tree_at
from variorum.editing.changed_notes import Change, with_changed_notes
from variorum.editing.formatting import NotFormatted
from variorum.model.edition_files import EditionFiles
from variorum.model.record import AnnotationRecord
from variorum.model.wording import sanitized_line
from variorum.reading.edition_files import read_edition
from variorum.yaml_files.text_file import decode


def notes_named(identifiers: Sequence[str], root: Path) -> tuple[list[AnnotationRecord], EditionFiles]:
    """Return the notes of these ids, each once, and the files of the edition at `root`.

    Raise `BadParameter` for an id that no note has.
    """
    files = read_edition(tree_at(root))
    known = {note.annotation.id: note.record for note in files.notes()}
    for identifier in identifiers:
        if identifier not in known:
            if now := next((i for i, note in known.items() if identifier in note.annotation.formerly), ""):
                raise click.BadParameter(f"“{identifier}” is called “{now}” now.", param_hint="ID")
            message = f"There is no note “{sanitized_line(identifier)}”.{did_you_mean(identifier, known)}"
            raise click.BadParameter(message, param_hint="ID")
    return [known[identifier] for identifier in dict.fromkeys(identifiers)], files


def changed_files(
    notes: Sequence[AnnotationRecord], changes: Mapping[str, Change], root: Path
) -> dict[Path, bytes]:
    """Return the new content of the files of `notes`, changed by the `change` for the id of each.

    Raise `UsageError` if a file cannot be changed without losing something.
    """
    by_file: dict[str, dict[str, Change]] = {}
    for note in notes:
        by_file.setdefault(note.file, {})[note.annotation.id] = changes[note.annotation.id]
    changed = {}
    for file, of_file in by_file.items():
        try:
            text = decode(tree_at(root).content(root / file), file)
            changed[root / file] = with_changed_notes(text, of_file).encode()
        except NotFormatted as reason:
            raise click.UsageError(f"{file} cannot be changed. {reason}") from reason
    return changed
