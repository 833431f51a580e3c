"""What makes the files of a series: one for each article, note or passage.

Each function takes what makes one of them, and leaves out those for which that returns nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from variorum.exporting.export import Content, PublishedSite
from variorum.exporting.frames.passage import Passage, passages_of
from variorum.exporting.note_data import all_notes
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.model.history import History

Files = Callable[[Edition, PublishedSite], Iterator[tuple[str, Content]]]
"""Yields the name of each file, and its content: what a `Series` makes."""


def for_each_article(make: Callable[[AnnotatedArticle, PublishedSite, History], Content]) -> Files[Content]:
    """Return what makes a file of each article."""

    def files(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, Content]]:
        for article in edition.articles:
            if content := make(article, site, edition.history):
                yield article.article.slug, content

    return files


def for_each_note(
    make: Callable[[PlacedNote | WithdrawnNote, AnnotatedArticle, PublishedSite, History], Content],
) -> Files[Content]:
    """Return what makes a file of each note."""

    def files(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, Content]]:
        for article, note in all_notes(edition):
            if content := make(note, article, site, edition.history):
                yield note.annotation.id, content

    return files


def for_each_passage(make: Callable[[Passage, AnnotatedArticle, PublishedSite], Content]) -> Files[Content]:
    """Return what makes a file of each paragraph or stanza of the texts as received."""

    def files(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, Content]]:
        for article in edition.articles:
            for passage in passages_of(article):
                if content := make(passage, article, site):
                    yield passage.name, content

    return files
