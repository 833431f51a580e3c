"""Reads the annotations of one article."""

from __future__ import annotations

from pathlib import PurePosixPath

from variorum.model.kinds import AnyKind
from variorum.model.problem import Code, Place, Problem
from variorum.model.record import AnnotationRecord
from variorum.reading.entry_files import entry_files, read_entries
from variorum.reading.kind_of_note import kind_of
from variorum.reading.layout import Layout
from variorum.reading.ledger import WrittenIds
from variorum.reading.references import item_places
from variorum.reading.validation import Examined, examine
from variorum.reading.yaml_node import Node

_TOLD_OF = frozenset(
    "id quote prefix suffix occurrence note term witness copy reading effect relation".split()
)
"""The keys that a problem can be about once the note has been read; only their places are kept."""

_WITH_ITEMS = {"sources", "mentions", "by", "reviewed", "also"}
"""The same, of which each item has its place."""
_CONTEXT = {"prefix", "suffix", "occurrence"}
"""The keys without which a quote may stand in several places."""

_HIDES_NOTES = (Code.UNREADABLE_FILE, Code.OUTSIDE_FOLDER, Code.TOO_DEEP)
"""Of a folder: what keeps its files from being listed."""


def read_annotations(
    slug: str, layout: Layout, written: WrittenIds, broken: set[AnnotationRecord], problems: list[Problem]
) -> list[AnnotationRecord]:
    """Return the annotations below annotations/`slug`/, by file and line; add their ids to `written`.

    One that has problems is there with what is sound of it, so that this too is checked, and is
    `broken`.
    """
    folder = layout.annotations / slug
    records: list[AnnotationRecord] = []
    if not folder.is_dir():
        return records
    before = len(problems)
    files = list(entry_files(folder, layout, problems))
    if any(problem.code in _HIDES_NOTES for problem in problems[before:]):
        written.unknown.add(slug)
    for path in files:
        file = layout.name(path)
        nodes = read_entries(path, layout, problems)
        if nodes is None:
            written.unknown.add(slug)
        for node in nodes or []:
            written.add(node, slug, file)
            before = len(problems)
            record = _read(node, file, problems)
            if record:
                records.append(record)
                if node.faults or len(problems) > before:
                    broken.add(record)
    return records


def repeated(
    records: list[AnnotationRecord], problems: list[Problem]
) -> tuple[set[AnnotationRecord], set[AnnotationRecord]]:
    """Return the records whose id is that of another, each a problem, and those that are mere copies.

    Of two with one id, the one whose file is named by the id has the older right to it;
    else the first has.
    """
    by_id: dict[str, list[AnnotationRecord]] = {}
    for record in records:
        if record.annotation.id:
            by_id.setdefault(record.annotation.id, []).append(record)
    refused: set[AnnotationRecord] = set()
    copies: set[AnnotationRecord] = set()
    for identifier, alike in by_id.items():
        if len(alike) == 1:
            continue
        owner, *others = sorted(alike, key=_right_to_id)
        for record in others:
            is_copy = record.annotation == owner.annotation
            (copies if is_copy else refused).add(record)
            problems.append(
                record.problem(
                    "id",
                    Code.REPEATED_ID,
                    f"The id “{identifier}” is used twice; first at {owner.file}:{owner.line}.",
                    "Delete one of the two: they say the same."
                    if is_copy
                    else "Give this note an id of its own.",
                )
            )
    return refused, copies


def _right_to_id(record: AnnotationRecord) -> tuple[bool, str, int]:
    named_by_id = PurePosixPath(record.file).stem == record.annotation.id
    return (not named_by_id, record.file, record.line)


def _read(node: Node, file: str, problems: list[Problem]) -> AnnotationRecord | None:
    """Return the note, without what is wrong in it; None, if it is no mapping."""
    if not isinstance(node.value, dict):
        if not node.faults:
            place = Place(file, node.line, node.column)
            message = "Here stands no note but a single value."
            cure = "Write a note as lines of `key: value`, the first of them `id:`."
            problems.append(Problem(place, Code.WRONG_TYPE, message, cure))
        return None
    kind = kind_of(node, file)
    examined = examine(node, kind.model, file, kind.told)
    problems.extend(kind.problems)
    problems.extend(examined.problems)
    sound = examined.node or node
    places = {key: (at.line, at.column) for key, at in sound.value.items() if key in _TOLD_OF}
    for key in _WITH_ITEMS & sound.value.keys():
        places |= item_places(sound, key)
    return AnnotationRecord(_fit_to_check(examined, node.is_cut), file, node.line, node.column, places)


def _fit_to_check(examined: Examined[AnyKind], is_cut: bool) -> AnyKind:
    """Return the annotation so that no check of it tells what only follows from what is told."""
    note = examined.value
    if "withdrawn" in examined.wrong:
        return note.model_copy(update={"quote": None})
    if is_cut or examined.wrong & _CONTEXT:
        return note.model_copy(update={"occurrence": "all"})
    return note
