"""All notes of an edition in one list, and which of them wait for a review."""

from __future__ import annotations

from collections.abc import Callable

from variorum.apparatus.list_filters import filters
from variorum.apparatus.note_filters import NOTE_FIELDS
from variorum.apparatus.page import LIST_TEMPLATE, ApparatusPage, Link, note_uri
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.dates import date_in_words
from variorum.model.edition import Edition
from variorum.model.kinds import Annotation
from variorum.model.review import review_counts, unknown_reviews

_OFF_THE_PAGE: dict[str, Callable[[Annotation], str]] = {
    "Withdrawn": lambda note: note.withdrawn.date if note.withdrawn else "",
    "Orphans: the text no longer has their words": lambda note: (
        note.orphaned.date if note.orphaned and not note.withdrawn else ""
    ),
}
"""Headings of the lists of notes that are in no text, and what says since when a note is on one."""


def _content(edition: Edition, link: Link) -> str:
    filtered = filters(
        [(note.annotation, article.registers) for article in edition.articles for note in article.notes],
        NOTE_FIELDS,
        least=1,
    )
    classes = iter(filtered.classes)
    articles = [
        (
            article.article.metadata,
            link(page_uri(article.article.slug)),
            [
                (
                    note,
                    note.annotation.headline(article.registers),
                    link(note_uri(note.annotation.id)),
                    next(classes),
                )
                for note in article.notes
            ],
            [
                (
                    heading,
                    [
                        (
                            note.annotation.headline(article.registers),
                            link(note_uri(note.annotation.id)),
                            date_in_words(date),
                        )
                        for note in article.withdrawn
                        if (date := since(note.annotation))
                    ],
                )
                for heading, since in _OFF_THE_PAGE.items()
            ],
        )
        for article in edition.articles
    ]
    return template("all_notes.html").render(
        articles=articles,
        counts=review_counts(edition),
        unknown=unknown_reviews(edition),
        fields=filtered.fields,
    )


ALL_NOTES = ApparatusPage("notes.md", "All notes", _content, is_searched=False, template=LIST_TEMPLATE)
