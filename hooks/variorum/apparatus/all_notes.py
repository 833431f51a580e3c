"""All notes of an edition in one list, and which of them wait for a review."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from variorum.apparatus.list_filters import Choice, filters
from variorum.apparatus.note_filters import NOTE_FIELDS
from variorum.apparatus.page import LIST_TEMPLATE, ApparatusPage, Link, note_uri
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.article import ArticleMetadata
from variorum.model.dates import date_in_words
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote
from variorum.model.kinds import Annotation
from variorum.model.review import ReviewCounts, review_counts, unknown_reviews

_OFF_THE_PAGE: dict[str, Callable[[Annotation], str]] = {
    "Withdrawn": lambda note: note.withdrawn.date if note.withdrawn else "",
    "Orphans: the text no longer has their words": lambda note: (
        note.orphaned.date if note.orphaned and not note.withdrawn else ""
    ),
}
"""Headings of the lists of notes that are in no text, and what says since when a note is on one."""


class ListedNote(NamedTuple):
    """A note in the list."""

    note: PlacedNote
    headline: str
    address: str
    classes: str
    """By which the filters hide it."""


class GoneNote(NamedTuple):
    """A note that is in no text any more."""

    headline: str
    address: str
    since: str
    """A day, in words."""


class ListedNotes(NamedTuple):
    """The notes of one article."""

    article: ArticleMetadata
    page: str
    notes: Sequence[ListedNote]
    off_the_page: Mapping[str, Sequence[GoneNote]]
    """Those in no text, by the heading under which they are listed."""


class AllNotesView(NamedTuple):
    """All notes, how many are in each state, and the values by which they are filtered."""

    articles: Sequence[ListedNotes]
    counts: ReviewCounts
    unknown: int
    """Reviews that count though the history does not show who committed them."""
    fields: Mapping[str, Sequence[Choice]]


_ALL_NOTES = template("all_notes.html", AllNotesView)


def _content(edition: Edition, link: Link) -> str:
    filtered = filters(
        [(note.annotation, article.registers) for article in edition.articles for note in article.notes],
        NOTE_FIELDS,
        least=1,
    )
    classes = iter(filtered.classes)
    articles = [_listed(article, classes, link) for article in edition.articles]
    return _ALL_NOTES.render(
        AllNotesView(articles, review_counts(edition), unknown_reviews(edition), filtered.fields)
    )


def _listed(article: AnnotatedArticle, classes: Iterator[str], link: Link) -> ListedNotes:
    """Return the notes of an article; `classes` gives those of each note of its text in turn."""

    def named(note: Annotation) -> tuple[str, str]:
        return note.headline(article.registers), link(note_uri(note.id))

    return ListedNotes(
        article.article.metadata,
        link(page_uri(article.article.slug)),
        [ListedNote(note, *named(note.annotation), next(classes)) for note in article.notes],
        {
            heading: [
                GoneNote(*named(note.annotation), date_in_words(date))
                for note in article.withdrawn
                if (date := since(note.annotation))
            ]
            for heading, since in _OFF_THE_PAGE.items()
        },
    )


ALL_NOTES = ApparatusPage("notes.md", "All notes", _content, is_searched=False, template=LIST_TEMPLATE)
