"""Joins the search indexes of the parts of a site into the one that a build in one piece writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, NamedTuple

INDEX = "search/search_index.json"
_MADE = {"config", "docs"}


class NotAnIndex(Exception):
    """An index is not as the search of Material or MkDocs writes it, or as its ledger says."""


class IndexOfPart(NamedTuple):
    """The index that one part has."""

    content: bytes
    pages: Sequence[tuple[int, int]]
    """For each page, in the order of the index: its place in the site, and how many entries."""


def joined_index(parts: Sequence[IndexOfPart]) -> bytes:
    """Return the index of the site whose `parts` are given in their order.

    The entries of pages stand in the order of the pages, and then those that belong to no page. Raise
    `NotAnIndex` if that cannot be made.
    """
    pages: list[tuple[int, list[Any]]] = []
    last: list[Any] = []
    values: dict[str, Any] = {}
    for part in parts:
        read = _read(part.content)
        values = values or {**read}
        if read["config"] != values["config"]:
            raise NotAnIndex
        entries, at = read["docs"], 0
        for place, count in part.pages:
            pages.append((place, entries[at : at + count]))
            at += count
        if at > len(entries):
            raise NotAnIndex
        last += entries[at:]
    docs = [entry for _, found in sorted(pages, key=itemgetter(0)) for entry in found]
    return _written({**values, "docs": [*docs, *last]})


def _read(content: bytes) -> dict[str, Any]:
    try:
        read = json.loads(content)
    except ValueError as error:
        raise NotAnIndex from error
    if not isinstance(read, dict) or read.keys() != _MADE or not isinstance(read["docs"], list):
        raise NotAnIndex
    if _written(read) != content:
        raise NotAnIndex
    return read


def _written(values: dict[str, Any]) -> bytes:
    """Return an index as both searches write it: keys stay in their order."""
    return json.dumps(values, separators=(",", ":")).encode()
