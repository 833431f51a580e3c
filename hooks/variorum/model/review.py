"""Which notes wait for a second pair of eyes."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note that nobody has reviewed as it stands."""

    article: AnnotatedArticle
    note: PlacedNote


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many notes of an edition are in which state."""

    reviewed: int
    proposed: int
    orphaned: int
    withdrawn: int


def awaiting_review(edition: Edition) -> tuple[Waiting, ...]:
    """Return the notes that wait, by article and in the order of the page. Those in no text do not."""
    return tuple(
        Waiting(article, note)
        for article in edition.articles
        for note in article.notes
        if not note.annotation.is_reviewed
    )


def unknown_reviews(edition: Edition) -> int:
    """Return how many reviews count though the history does not show which commit brought them."""
    reviewed = (
        n.annotation for article in edition.articles for n in article.notes if n.annotation.is_reviewed
    )
    return sum(edition.history.latest_review(note.id, note.formerly) is None for note in reviewed)


def review_counts(edition: Edition) -> ReviewCounts:
    """Return how many notes are reviewed, proposed, orphaned and withdrawn."""
    shown = sum(len(article.notes) for article in edition.articles)
    waiting = len(awaiting_review(edition))
    gone = [note.annotation for article in edition.articles for note in article.withdrawn]
    withdrawn = sum(note.withdrawn is not None for note in gone)
    return ReviewCounts(shown - waiting, waiting, len(gone) - withdrawn, withdrawn)
