"""What changed from one version of a text to the next, as a reader reads it: words struck and words added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from variorum.anchoring.word_changes import Piece, word_changes
from variorum.apparatus.templating import template
from variorum.comparing.readings import differing_paragraphs
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle

MOST_PLACES = 200
"""Changed places that are shown; of more, only the number is given."""


class TextChangesView(NamedTuple):
    """The paragraphs that differ, each by its number, with the words struck and added."""

    places: Sequence[tuple[int, Sequence[Piece]]]
    left: int
    """How many more there are …"""
    further: str
    """… and the address of the page that has them."""
    language: str
    direction: str


_TEXT_CHANGES = template("text_changes.html", TextChangesView)


def text_changes(
    before: AnnotatedArticle, after: AnnotatedArticle, most: int = MOST_PLACES, further: str = ""
) -> str:
    """Return the paragraphs that differ as HTML, with the words struck and added, `most` of them.

    `further` is the address of the page that has the others.
    """
    differing = [
        place for group in differing_paragraphs(before.text, after.text) for place in _one_by_one(*group)
    ]
    shown = [(number, word_changes(was, now)) for number, was, now in islice(differing, most)]
    language = after.article.metadata.language
    return _TEXT_CHANGES.render(
        TextChangesView(shown, len(differing) - len(shown), further, language, direction_of(language))
    )


def _one_by_one(number: int, before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Yield paragraphs that differ and follow on each other, each with its own, if there are as many."""
    old, new = before.split("\n\n"), after.split("\n\n")
    if len(old) != len(new):
        yield number, before, after
        return
    yield from ((number + at, was, now) for at, (was, now) in enumerate(zip(old, new, strict=True)))
