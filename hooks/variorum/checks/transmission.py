"""Checks what an article.yml says of the way of its text."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from variorum.checks.references import missing_source, unknown_id
from variorum.model.article import ArticleMetadata
from variorum.model.problem import Code, Place, Problem, repeated_id
from variorum.model.registers import Registers
from variorum.model.transmission import THIS_TEXT
from variorum.yaml_files.node import Node


def broken_transmission(
    node: Node, metadata: ArticleMetadata, file: str, registers: Registers
) -> Iterator[Problem]:
    """Yield a problem for each id used twice, for each that leads nowhere, and for a way in a circle.

    `node` is what stands in `file`, an article.yml or the front matter of a page.
    """
    entries = [*_listed(node, "witnesses"), *_listed(node, "stages")]
    places: dict[str, Place] = {}
    for identifier in (entry.value["id"] for entry in entries):
        place = Place(file, identifier.line, identifier.column)
        first = places.setdefault(identifier.value, place)
        if first is not place:
            yield repeated_id(identifier.value, place, first, "Give one of the two a new id.")
        if identifier.value == THIS_TEXT:
            message = f"The id `{THIS_TEXT}` means the text of this article itself."
            yield Problem(place, Code.WRONG_VALUE, message, "Choose another id.")
    known = {*places, THIS_TEXT}
    for step in (step for entry in (node, *entries) for step in _listed(entry, "derives_from")):
        identifier = step.value["id"]
        if identifier.value not in known:
            yield unknown_id(
                Place(file, identifier.line, identifier.column),
                Code.UNKNOWN_WITNESS,
                "The witness",
                identifier.value,
                known,
                "add it to the `witnesses` or the `stages` of this file",
            )
    yield from _circle(metadata, Place(file, node.line, node.column))
    yield from _missing_sources(node, file, registers)


def _missing_sources(node: Node, file: str, registers: Registers) -> Iterator[Problem]:
    """Yield a problem for each source that a text's witnesses name and the register does not have."""
    witnesses = _listed(node, "witnesses")
    copies = (copy for witness in witnesses for copy in _listed(witness, "copies"))
    for text in (*witnesses, *copies):
        source = text.value.get("source")
        if source is not None:
            yield from missing_source(source.value, registers, Place(file, source.line, source.column))


def _listed(node: Node, key: str) -> list[Node]:
    """Return the items of the list at `key`, none if it is not written."""
    value = node.value.get(key)
    return value.value if value is not None else []


def _circle(metadata: ArticleMetadata, place: Place) -> Iterator[Problem]:
    ways: dict[str, list[str]] = {}
    for text, origins in metadata.derivations():
        ways.setdefault(text, []).extend(step.id for step in origins)
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as error:
        circle = " ← ".join(f"`{identifier}`" for identifier in reversed(error.args[1]))
        yield Problem(
            place,
            Code.WRONG_VALUE,
            f"A text is said to derive from itself: {circle}.",
            "Remove one `derives_from` of the circle.",
        )
