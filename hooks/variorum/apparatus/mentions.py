"""Where the notes of an edition point to an entry of a register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from variorum.apparatus.page import Link
from variorum.model.edition import Edition, PlacedNote


class Mention(NamedTuple):
    """A note that points to an entry."""

    note: PlacedNote
    headline: str
    address: str
    """Of the note, relative to the page that asks."""


def mentions(
    edition: Edition, link: Link, pointed_to: Callable[[PlacedNote], Iterable[str]]
) -> Mapping[str, list[Mention]]:
    """Return, for each id that `pointed_to` gives, the notes for which it gives it, in page order."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for article in edition.articles:
        page = link(f"articles/{article.article.slug}/index.md")
        for note in article.notes:
            headline = note.annotation.headline(article.registers)
            mention = Mention(note, headline, f"{page}#{note.annotation.id}")
            for identifier in dict.fromkeys(pointed_to(note)):
                found[identifier].append(mention)
    return found
