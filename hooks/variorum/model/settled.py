"""What is known of notes that were checked before, with the same files, and found to be right."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from variorum.model.problem import Place


class SettledNotes(NamedTuple):
    """The notes on one article: all that a check between articles asks of them while it finds nothing wrong.

    A check that finds more to say of them raises `Unsettled`. So a problem is only ever worded by the code
    that has read the notes themselves.
    """

    ids: tuple[tuple[str, Place], ...] = ()
    """The ids of all its notes by file and line, each with the place where it is written."""
    former: tuple[tuple[str, Place], ...] = ()
    """The same of the ids that they had before."""
    off_the_page: frozenset[str] = frozenset()
    """The ids of notes that have no place in the text any more."""
    placeholders: frozenset[str] = frozenset()
    """The ids of notes that nobody has written yet."""
    entries: frozenset[str] = frozenset()
    """The ids of terms and entities to which they point."""
    sources: frozenset[str] = frozenset()
    """The ids of the sources that they cite."""
    reviewed_on: frozenset[str] = frozenset()
    """The dates of their reviews."""
    links: tuple[tuple[Place, str], ...] = ()
    """The addresses within the edition to which the notes and the prose of article.yml lead."""
    anchors: frozenset[str] = frozenset()
    """The ids that the notes and their passages have on the page of the article."""

    @property
    def names(self) -> Iterator[str]:
        """The ids that the notes have and had."""
        for identifier, _ in (*self.ids, *self.former):
            yield identifier


class Unsettled(Exception):
    """Raised where a check needs more of settled notes than is known: these articles have to be read."""

    def __init__(self, articles: Collection[str]) -> None:
        """Name the `articles`, by their slugs."""
        super().__init__(", ".join(sorted(articles)))
        self.articles = frozenset(articles)
