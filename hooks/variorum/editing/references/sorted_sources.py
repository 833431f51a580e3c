"""Sources of other programs → new entries of the register; those that are there already are left alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from variorum.editing.references.ids import id_of, own_id
from variorum.editing.references.reference import Reference
from variorum.model.identifiers import digits_of
from variorum.model.registers import Source

_PARTS = frozenset(
    ("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "figure", "paper-conference")
)
"""Types that share an ISBN with what they stand in."""


@dataclass(slots=True)
class SortedSources:
    """What becomes of the sources of a file."""

    new: dict[str, Reference] = field(default_factory=dict)
    """By the id of the new entry."""
    known: list[tuple[Reference, str]] = field(default_factory=list)
    """Those that are there already, each with the id that it has."""
    refused: list[tuple[int, str]] = field(default_factory=list)
    """Those that cannot be entries: the line, and why."""


def sort_sources(
    references: Iterable[Reference], register: Mapping[str, Source], broken: Collection[str] = ()
) -> SortedSources:
    """Return which sources are new to `register`, and their ids; `broken` are those of entries with faults.

    A source is there already if one has its id, its DOI, its ISBN (but for parts of books), or its type and
    address; or if the same file has the same source twice.
    """
    found = SortedSources()
    marks = {mark: source.id for source in register.values() for mark in _marks(_plain(source))}
    stems: Counter[str] = Counter()
    written: dict[str, str] = {}
    for reference in references:
        values = reference.values
        if not values.get("title"):
            found.refused.append((reference.line, "It has no title."))
            continue
        key = own_id(reference.key)
        is_there = key in register or key in broken
        there = key if is_there else next(filter(None, map(marks.get, _marks(values))), "")
        content = json.dumps([key, values], sort_keys=True)
        same = written.get(content, "")
        stem = key or id_of(values)
        stems[stem] += not same
        identifier = stem if stems[stem] == 1 else f"{stem}-{stems[stem]}"
        while identifier in found.new and not same:
            # It is the key of another one.
            stems[stem] += 1
            identifier = f"{stem}-{stems[stem]}"
        if there or same:
            found.known.append((reference, there or same))
        elif identifier in register or identifier in broken:
            _compare(reference, register.get(identifier))
            found.known.append((reference, identifier))
        else:
            found.new[identifier] = reference
            written[content] = identifier
    return found


def _compare(reference: Reference, there: Source | None) -> None:
    """Note where a source is taken for one that has its author, year and first words, and another title."""
    title = reference.values["title"]
    if there is not None and there.title.casefold() != title.casefold():
        reference.leave(
            "title",
            f"“{title[:80]}” is taken for `{there.id}`, “{there.title[:80]}”. If it is another source, "
            "write an entry for it with an id of its own.",
        )


def _plain(source: Source) -> dict[str, Any]:
    return source.model_dump(by_alias=True, exclude_none=True)


def _marks(values: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return what tells a source from all others."""
    marks: list[tuple[str, ...]] = []
    kind = values.get("type", "")
    if doi := values.get("DOI"):
        marks.append(("DOI", doi.casefold()))
    if (isbn := values.get("ISBN")) and kind not in _PARTS:
        marks.append(("ISBN", _thirteen(digits_of(isbn)), values.get("volume", "")))
    if address := values.get("URL"):
        marks.append(("URL", kind, address.rstrip("/").removeprefix("http://").removeprefix("https://")))
    return marks


def _thirteen(isbn: str) -> str:
    """Return the digits that an ISBN of 10 and of 13 digits share."""
    return isbn.removeprefix("978")[:9]
