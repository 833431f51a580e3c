"""All notes of an edition in one list, and which of them wait for a review."""

from __future__ import annotations

from variorum.apparatus.page import ApparatusPage, Link, note_uri
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.review import review_counts


def _content(edition: Edition, link: Link) -> str:
    articles = [
        (
            of.article.metadata,
            link(f"articles/{of.article.slug}/index.md"),
            [
                (note, note.annotation.headline(of.registers), link(note_uri(note.annotation.id)))
                for note in of.notes
            ],
            [
                (note, note.annotation.headline(of.registers), link(note_uri(note.annotation.id)))
                for note in of.withdrawn
            ],
        )
        for of in edition.articles
    ]
    return template("all_notes.html").render(articles=articles, counts=review_counts(edition))


ALL_NOTES = ApparatusPage("notes.md", "All notes", _content, is_searched=False)
