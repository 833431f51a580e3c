"""Reads the ledger of published ids, and reports those that are missing or belong to another article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from variorum.anchoring.suggestion import nearest
from variorum.files.tree import Tree
from variorum.model.ledger import LEDGER, PublishedId
from variorum.model.problem import Code, Place, Problem, repeated_id
from variorum.model.settled import SettledNotes
from variorum.model.values import is_identifier
from variorum.reading.validation import validate
from variorum.yaml_files.entry_files import read_entries
from variorum.yaml_files.node import Node


class LedgerLine(NamedTuple):
    """An entry of the ledger, and where it stands."""

    entry: PublishedId
    place: Place


class WrittenId(NamedTuple):
    """The id that a note has in its file, whatever else is wrong with it."""

    place: Place
    identifier: str | None
    """None if it cannot be read."""
    may_hide_others: bool
    """Whether another note may begin where this one ends too early, or its own id is not known."""

    @classmethod
    def former(cls, node: Node, file: str) -> Iterator[WrittenId]:
        """Yield the ids that the note in the entry `node` of `file` had before."""
        written = node.value.get("formerly") if isinstance(node.value, dict) else None
        for item in written.value if written is not None and isinstance(written.value, list) else ():
            if isinstance(item.value, str) and is_identifier(item.value):
                yield cls(Place(file, item.line, item.column), item.value, may_hide_others=False)

    @classmethod
    def own(cls, node: Node, file: str) -> WrittenId:
        """Return the id that stands in the entry `node` of `file`."""
        written = node.value.get("id") if isinstance(node.value, dict) else None
        if written is None or not isinstance(written.value, str) or not is_identifier(written.value):
            return cls(Place(file, node.line, node.column), None, may_hide_others=True)
        return cls(Place(file, written.line, written.column), written.value, node.is_cut)


@dataclass(slots=True)
class WrittenIds:
    """The ids that the files of notes have, also where a note cannot be used."""

    places: dict[str, tuple[str, Place]] = field(default_factory=dict)
    """Article and place, by id."""
    former: dict[str, tuple[str, Place]] = field(default_factory=dict)
    """The same of the ids that notes had before."""
    unknown: set[str] = field(default_factory=set)
    """Articles of which a note's id could not be read; their missing ids are not reported."""

    def add(self, written: WrittenId, article: str) -> None:
        """Take in the id of a note on `article`."""
        if written.may_hide_others:
            self.unknown.add(article)
        if written.identifier is not None:
            self.places.setdefault(written.identifier, (article, written.place))

    def add_former(self, written: WrittenId, article: str) -> None:
        """Take in an id that a note on `article` had before."""
        if written.identifier is not None:
            self.former.setdefault(written.identifier, (article, written.place))

    def add_settled(self, notes: SettledNotes, article: str) -> None:
        """Take in the ids that the notes on `article` have, and had before."""
        for identifier, place in notes.ids:
            self.places.setdefault(identifier, (article, place))
        for identifier, place in notes.former:
            self.former.setdefault(identifier, (article, place))

    def leading(self) -> dict[str, tuple[str, Place]]:
        """Return the article and the place of each id whose address leads to a note."""
        return {**self.former, **self.places}


def read_ledger(tree: Tree, problems: list[Problem]) -> list[LedgerLine]:
    """Return the lines of annotations/ids.yml that can be read; what is wrong is a problem."""
    path = tree.layout.annotations / f"{LEDGER}.yml"
    if not tree.has(path):
        return []
    file = tree.layout.name(path)
    lines: dict[str, LedgerLine] = {}
    read = read_entries(path, tree)
    problems.extend(read.problems)
    for node in read.entries:
        if node.faults:
            problems.extend(node.faults)
            continue
        entry = validate(node, PublishedId, file)
        if isinstance(entry, list):
            problems.extend(entry)
            continue
        line = LedgerLine(entry, Place(file, node.value["id"].line, node.value["id"].column))
        first = lines.setdefault(entry.id, line)
        if first is not line:
            problems.append(repeated_id(entry.id, line.place, first.place, "Remove one of the two lines."))
    return list(lines.values())


def missing_published_ids(ledger: list[LedgerLine], written: WrittenIds) -> Iterator[Problem]:
    """Yield a problem for each published id that no note has, or one on another article."""
    published = {line.entry.id for line in ledger}
    leading = written.leading()
    unpublished = [identifier for identifier in written.places if identifier not in published]
    for line in ledger:
        identifier, article = line.entry.id, line.entry.article
        if identifier in leading:
            found_on, place = leading[identifier]
            if found_on != article:
                yield Problem(
                    place,
                    Code.REUSED_ID,
                    f"The id “{identifier}” was published for a note on `{article}`; this one is on "
                    f"`{found_on}`.",
                    f"Give this note an id of its own, or move it back to annotations/{article}/.",
                )
        elif article not in written.unknown:
            now = nearest(identifier, unpublished)
            question = f" Is it now called `{now}`?" if now else ""
            yield Problem(
                line.place,
                Code.REMOVED_ID,
                f"The note “{identifier}” on `{article}` was published and is no longer there.{question}",
                "Put it back; if it should no longer be shown, add `withdrawn` with a date and a reason.",
            )
