"""Passages in several versions, one below the other, with the groups of words that correspond marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.apparatus.page import Link, register_page
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.edition import Edition
from variorum.model.registers import Alignment
from variorum.model.registers.alignments import AlignedText

COLOURS = 6
"""Colours that the styles have for groups; the seventh group has that of the first, and its own number."""


class TextInGroups(NamedTuple):
    """A version of the passage, in parts: the words, their group and its colour, if they have one."""

    record: AlignedText
    words: Sequence[tuple[str, int | None, int | None]]


class ShownAlignment(NamedTuple):
    """A passage in its versions, and number, colour and meaning of each group of words."""

    record: Alignment
    texts: Sequence[TextInGroups]
    groups: Sequence[tuple[int, int, str]]


class ParallelView(NamedTuple):
    """All passages that are shown in several versions."""

    alignments: Sequence[ShownAlignment]
    addresses: Mapping[str, tuple[int, str]]
    """Number and address of each note, by its id."""


_PARALLEL = template("parallel.html", ParallelView)


def _content(edition: Edition, link: Link) -> str:
    addresses = {
        note.annotation.id: (
            note.number,
            f"{link(page_uri(article.article.slug))}#{note.annotation.id}",
        )
        for article in edition.articles
        for note in article.notes
    }
    shown = [_shown(alignment) for alignment in edition.registers.alignments.values()]
    return _PARALLEL.render(ParallelView(shown, addresses))


def _shown(alignment: Alignment) -> ShownAlignment:
    texts = [
        TextInGroups(
            text,
            [
                (words.words, words.group, _colour(words.group) if words.group else None)
                for words in text.words
            ],
        )
        for text in alignment.texts
    ]
    groups = [(number, _colour(number), says) for number, says in enumerate(alignment.groups, 1)]
    return ShownAlignment(alignment, texts, groups)


def _colour(group: int) -> int:
    return (group - 1) % COLOURS + 1


PARALLEL = register_page(Alignment, _content)
