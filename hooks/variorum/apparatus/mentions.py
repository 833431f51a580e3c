"""Where the notes of an edition point to an entry of a register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from variorum.apparatus.in_context import InContext, in_context
from variorum.apparatus.page import Link
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote

MOST_LISTED = 200
"""Notes of several articles that are named one by one; more would be a page of numbers."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A note that points to an entry."""

    note: PlacedNote
    article: AnnotatedArticle
    page: str
    """Address of the article, relative to the page that asks."""
    locator: str = ""
    """Which part of a source the note cites."""

    @property
    def number(self) -> int:
        """The note's number on its page."""
        return self.note.number

    @property
    def headline(self) -> str:
        """The note in one line."""
        return self.note.annotation.headline(self.article.registers)

    @property
    def title(self) -> str:
        """The article's title."""
        return self.article.article.metadata.title

    @property
    def address(self) -> str:
        """The address of the note."""
        return f"{self.page}#{self.note.annotation.id}"

    @property
    def passage_address(self) -> str:
        """The address of the words in the text; of the page, for a note on the whole article."""
        return f"{self.page}#ref:{self.note.annotation.id}" if self.note.spans else self.page

    @property
    def context(self) -> InContext | None:
        """The first of its passages as quoted; None for a note on the whole article."""
        return in_context(self.article.text, self.note.spans[0]) if self.note.spans else None

    @property
    def further(self) -> int:
        """In how many more places the passage stands."""
        return max(0, len(self.note.spans) - 1)


class ByArticle(NamedTuple):
    """Mentions in one article: number, address and locator of each note, or only how many they are."""

    title: str
    language: str
    page: str
    total: int
    numbers: Sequence[tuple[int, str, str]]


def by_article(found: Sequence[Mention]) -> list[ByArticle]:
    """Return mentions as one line has them; those of many articles are counted, not listed."""
    groups = [list(group) for _, group in groupby(found, lambda mention: mention.page)]
    counted = len(found) > MOST_LISTED and len(groups) > 1
    return [
        ByArticle(
            group[0].title,
            group[0].article.article.metadata.language,
            group[0].page,
            len(group),
            () if counted else [(mention.number, mention.address, mention.locator) for mention in group],
        )
        for group in groups
    ]


def mentions(
    edition: Edition, link: Link, pointed_to: Callable[[PlacedNote], Iterable[str]]
) -> Mapping[str, list[Mention]]:
    """Return, for each id that `pointed_to` gives, the notes for which it gives it, in page order."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for article in edition.articles:
        page = link(page_uri(article.article.slug))
        for note in article.notes:
            mention = Mention(note, article, page)
            for identifier in dict.fromkeys(pointed_to(note)):
                found[identifier].append(mention)
    return found
