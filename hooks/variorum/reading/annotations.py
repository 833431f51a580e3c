"""Reads the annotations of one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree
from variorum.model.candidate import Candidate, with_faults
from variorum.model.kinds import Annotation
from variorum.model.problem import HIDES_FILES, Code, Place, Problem, repeated_id
from variorum.model.record import AnnotationRecord
from variorum.model.settled import SettledNotes, Unsettled
from variorum.model.written_places import WrittenPlaces
from variorum.reading.kind_of_note import kind_of
from variorum.reading.ledger import WrittenId, WrittenIds
from variorum.reading.misplaced_entries import entry_among_notes
from variorum.reading.usual_slips import missing_spaces
from variorum.reading.validation import Examined, examine
from variorum.yaml_files.entry_files import entries_in, entry_files
from variorum.yaml_files.node import Node, item_places

_PLACED = frozenset(
    "id title quote prefix suffix occurrence note claim term witness copy reading effect relation".split()
)
"""The keys that a problem can be about after the note was read; only their places are kept."""

_PLACED_ITEMS = {"sources", "mentions", "by", "reviewed", "also", "formerly"}
"""The same, where each item has a place of its own."""
_CONTEXT = {"prefix", "suffix", "occurrence"}
"""The keys without which a quote may stand in several places."""

_OF_A_COPY = "Delete one of the two: they say the same."
_OF_A_FORMER_ID = "Take it out here, or give the other note an id of its own."


def read_annotations(slug: str, tree: Tree, written: WrittenIds, problems: list[Problem]) -> list[Candidate]:
    """Return the notes below annotations/`slug`/, by file and line; add their ids to `written`.

    Of a note with faults the valid part is returned, so that it is checked, too. Problems that belong to
    no note are added to `problems`.
    """
    folder = tree.layout.annotations / slug
    notes: list[Candidate] = []
    if not tree.is_folder(folder):
        return notes
    before = len(problems)
    files = list(entry_files(folder, tree, problems))
    if any(problem.code in HIDES_FILES for problem in problems[before:]):
        written.unknown.add(slug)
    for path in files:
        read = _read_file(path, tree)
        problems.extend(read.problems)
        notes.extend(read.notes)
        if not read.is_read:
            written.unknown.add(slug)
        for identifier in read.ids:
            written.add(identifier, slug)
        for identifier in read.former_ids:
            written.add_former(identifier, slug)
    return notes


class _NotesFile(NamedTuple):
    """The notes in a file, their ids, and problems that belong to no note."""

    notes: tuple[Candidate, ...] = ()
    ids: tuple[WrittenId, ...] = ()
    former_ids: tuple[WrittenId, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_read: bool = True
    """False if it could not be read, so that notes may be missing."""


def _read_file(path: Path, tree: Tree) -> _NotesFile:
    try:
        return tree.parse(path, _notes_in)
    except Unreadable as unreadable:
        return _NotesFile(problems=(unreadable.problem,), is_read=False)


def _notes_in(content: bytes, name: str) -> _NotesFile:
    """Return the notes in the content of a file called `name`. Raise `Unreadable` if it is not text."""
    nodes, problems, is_read = entries_in(content, name)
    single = [node for node in nodes if not isinstance(node.value, dict)]
    mappings = [node for node in nodes if isinstance(node.value, dict)]
    misplaced = {node: problem for node in mappings if (problem := entry_among_notes(node, name))}
    notes = [node for node in mappings if node not in misplaced]
    return _NotesFile(
        tuple(_read(node, name) for node in notes),
        tuple(WrittenId.own(node, name) for node in (*notes, *single)),
        tuple(former for node in notes for former in WrittenId.former(node, name)),
        (
            *problems,
            *(fault for node in single for fault in node.faults or [_single_value(node, name)]),
            *(fault for node, problem in misplaced.items() for fault in (*node.faults, problem)),
        ),
        is_read,
    )


def refuse_repeated_ids(
    notes: Mapping[str, Sequence[Candidate]], problems: list[Problem]
) -> dict[str, list[Candidate]]:
    """Return the notes of each article, with a fault at each that has the id of another.

    Exact copies are left out and reported in `problems`. Of two notes with one id, the one whose file is
    named after the id keeps it; else the first does.
    """
    by_id: dict[str, list[AnnotationRecord]] = {}
    for note in (note for of_article in notes.values() for note in of_article):
        if note.annotation.id:
            by_id.setdefault(note.annotation.id, []).append(note.record)
    faults: dict[AnnotationRecord, Problem] = {}
    copies: dict[AnnotationRecord, Problem] = {}
    for identifier, alike in by_id.items():
        if len(alike) == 1:
            continue
        owner, *others = sorted(alike, key=_right_to_id)
        for record in others:
            is_copy = record.annotation == owner.annotation
            fix = _OF_A_COPY if is_copy else "Give this note an id of its own."
            (copies if is_copy else faults)[record] = repeated_id(
                identifier, record.place("id"), owner.place(), fix
            )
    for note in (note for of_article in notes.values() for note in of_article):
        for number, former in enumerate(note.annotation.formerly):
            owner, *_ = sorted(by_id.setdefault(former, [note.record]), key=_right_to_id)
            if owner is not note.record or former == note.annotation.id:
                place = note.record.place(f"formerly.{number}")
                faults.setdefault(note.record, repeated_id(former, place, owner.place(), _OF_A_FORMER_ID))
    if not copies and not faults:
        return {slug: list(of_article) for slug, of_article in notes.items()}
    problems.extend(copies.values())
    return {
        slug: list(with_faults([note for note in of_article if note.record not in copies], faults))
        for slug, of_article in notes.items()
    }


def settle_ids(settled: Mapping[str, SettledNotes], notes: Mapping[str, Sequence[Candidate]]) -> None:
    """Raise `Unsettled` if an id of `settled` notes stands a second time, in these or in `notes`."""
    owners: dict[str, str] = {}
    unsettled: set[str] = set()
    for slug, of_article in settled.items():
        for name in of_article.names:
            owner = owners.setdefault(name, slug)
            if owner is not slug:
                unsettled |= {owner, slug}
    if owners:
        for annotation in (note.annotation for of_article in notes.values() for note in of_article):
            names = (annotation.id, *annotation.formerly)
            unsettled.update(owners[name] for name in names if name in owners)
    if unsettled:
        raise Unsettled(unsettled)


def _right_to_id(record: AnnotationRecord) -> tuple[bool, str, int]:
    named_by_id = PurePosixPath(record.file).stem == record.annotation.id
    return (not named_by_id, record.file, record.line)


def _single_value(node: Node, file: str) -> Problem:
    if isinstance(node.value, str) and (pairs := missing_spaces(node.value)):
        message = "These keys have no space after the colon, so that YAML takes all of it for one text."
        fix = f"Write a space after the colon of each key: {pairs}."
        return Problem(Place(file, node.line, node.column), Code.WRONG_TYPE, message, fix)
    message = "This is a single value, not a note."
    fix = "Write a note as lines of `key: value`, the first of them `id:`."
    return Problem(Place(file, node.line, node.column), Code.WRONG_TYPE, message, fix)


def _read(node: Node, file: str) -> Candidate:
    """Return the valid part of the note in a mapping; what is wrong with it are its faults."""
    kind = kind_of(node, file)
    examined = examine(node, kind.model, file, kind.reported)
    sound = examined.node or node
    note = _fit_to_check(examined, node.is_cut)
    record = AnnotationRecord(note, file, node.line, node.column, WrittenPlaces(_places(sound)))
    return Candidate(record, (*node.faults, *kind.problems, *examined.problems))


def _places(node: Node) -> Iterator[tuple[str, int, int]]:
    """Yield key, line and column of each value of the note that a problem can be about."""
    for key, at in node.value.items():
        if key in _PLACED:
            yield key, at.line, at.column
        elif key in _PLACED_ITEMS:
            for step, (line, column) in item_places(node, key).items():
                yield step, line, column


def _fit_to_check(examined: Examined[Annotation], is_cut: bool) -> Annotation:
    """Return the annotation with the fields neutralised that would cause follow-up faults."""
    note = examined.value
    if examined.wrong & {"withdrawn", "orphaned"}:
        return note.model_copy(update={"quote": None})
    if is_cut or examined.wrong & _CONTEXT:
        return note.model_copy(update={"occurrence": "all"})
    return note
