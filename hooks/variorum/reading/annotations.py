"""Reads the annotations of one article."""

from __future__ import annotations

from pathlib import PurePosixPath

from variorum.model.kinds import KINDS
from variorum.model.problem import Code, Place, Problem
from variorum.model.record import AnnotationRecord
from variorum.reading.entry_files import entry_files, read_entries
from variorum.reading.layout import Layout
from variorum.reading.ledger import WrittenIds
from variorum.reading.references import item_places
from variorum.reading.suggestion import did_you_mean, nearest
from variorum.reading.validation import validate
from variorum.reading.wrong_values import echo, listed, sort_of
from variorum.reading.yaml_node import Node

_TOLD_OF = frozenset("id quote prefix suffix occurrence note term witness".split())
"""The keys that a problem can be about once the note has been read; only their places are kept."""

_WITH_ITEMS = {"sources", "mentions", "by", "reviewed"}

_HIDES_NOTES = (Code.UNREADABLE_FILE, Code.OUTSIDE_FOLDER)
"""Of a folder: what keeps its files from being listed."""


def read_annotations(
    slug: str, layout: Layout, written: WrittenIds, problems: list[Problem]
) -> list[AnnotationRecord]:
    """Return the annotations below annotations/`slug`/, by file and line; add their ids to `written`."""
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
            if node.faults:
                continue
            result = _read(node, file)
            if isinstance(result, AnnotationRecord):
                records.append(result)
            else:
                problems.extend(result)
    return records


def without_repeated(records: list[AnnotationRecord], problems: list[Problem]) -> list[AnnotationRecord]:
    """Return the records with unique ids; add a problem for each further one.

    Of two with one id, the one whose file is named by the id has the older right to it;
    else the first has.
    """
    by_id: dict[str, list[AnnotationRecord]] = {}
    for record in records:
        by_id.setdefault(record.annotation.id, []).append(record)
    refused: set[int] = set()
    for identifier, alike in by_id.items():
        if len(alike) == 1:
            continue
        owner, *others = sorted(alike, key=_right_to_id)
        for record in others:
            refused.add(id(record))
            problems.append(
                record.problem(
                    "id",
                    Code.REPEATED_ID,
                    f"The id “{identifier}” is used twice; first at {owner.file}:{owner.line}.",
                    "Give this note an id of its own.",
                )
            )
    return [record for record in records if id(record) not in refused]


def _right_to_id(record: AnnotationRecord) -> tuple[bool, str, int]:
    named_by_id = PurePosixPath(record.file).stem == record.annotation.id
    return (not named_by_id, record.file, record.line)


def _read(node: Node, file: str) -> AnnotationRecord | list[Problem]:
    kind = node.value.get("kind") if isinstance(node.value, dict) else None
    kinds = f"Write one of {listed(list(KINDS))}."
    if not isinstance(node.value, dict):
        return [
            Problem(
                Place(file, node.line, node.column),
                Code.WRONG_TYPE,
                "Here stands no note but a single value.",
                "Write a note as lines of `key: value`, the first of them `id:`.",
            )
        ]
    if kind is None:
        return [_kind_missing(node, file)]
    place = Place(file, kind.line, kind.column)
    if isinstance(kind.value, (list, dict)):
        message = f"`kind` must be a text, not {sort_of(kind.value)}."
        return [Problem(place, Code.WRONG_TYPE, message, kinds)]
    if kind.value is None:
        return [Problem(place, Code.UNKNOWN_KIND, "`kind` is empty.", kinds)]
    if kind.value not in KINDS:
        meant = did_you_mean(kind.value, KINDS)
        message = f"There is no kind of note called “{echo(kind.value)}”.{meant}"
        return [Problem(place, Code.UNKNOWN_KIND, message, kinds)]
    result = validate(node, KINDS[kind.value], file)
    if isinstance(result, list):
        return result
    places = {key: (at.line, at.column) for key, at in node.value.items() if key in _TOLD_OF}
    for key in _WITH_ITEMS & node.value.keys():
        places |= item_places(node, key)
    return AnnotationRecord(result, file, node.line, node.column, places)


def _kind_missing(node: Node, file: str) -> Problem:
    """Return the problem of a note without `kind`, which is often only misspelt."""
    for key, place in node.keys.items():
        if nearest(key, ["kind"]) and key not in KINDS["context"].model_fields:
            return Problem(
                Place(file, *place),
                Code.UNKNOWN_KEY,
                f"`{key}` is not a key that is known here. Did you mean `kind`?",
                "Correct the spelling.",
            )
    return Problem(
        Place(file, node.line, node.column),
        Code.MISSING_KEY,
        "The key `kind` is missing.",
        f"Add `kind:` with one of {listed(list(KINDS))}.",
    )
