"""People and bodies, places, instruments and works: who and what the notes speak of, by type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from variorum.apparatus.entries import ShownEntry, shown_entries
from variorum.apparatus.page import Link, register_page
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.registers import Entity

TYPES = {
    "person": "People",
    "organisation": "Bodies",
    "place": "Places",
    "instrument": "Instruments",
    "work": "Works",
    "product": "Products",
    "concept": "Concepts",
}
"""Headings by the type of an entity, in their order on the page."""


class EntitiesView(NamedTuple):
    """All entities, in groups by type: id, heading and entries of each."""

    groups: Sequence[tuple[str, str, Sequence[ShownEntry]]]
    several: bool
    """Whether the edition has several articles."""


_ENTITIES = template("entities.html", EntitiesView)


def _content(edition: Edition, link: Link) -> str:
    entries = shown_entries(edition, link, edition.registers.entities.values(), ENTITIES.uri)
    ranks = list(TYPES)

    def rank(shown: ShownEntry) -> int:
        return ranks.index(shown.entry.type) if isinstance(shown.entry, Entity) else len(ranks)

    groups = [
        (f"type.{ranks[number]}", TYPES[ranks[number]], list(group))
        for number, group in groupby(sorted(entries, key=rank), rank)
    ]
    return _ENTITIES.render(EntitiesView(groups, several=len(edition.articles) > 1))


ENTITIES = register_page(Entity, _content)
