"""Passages in several versions, one below the other, with the groups of words that correspond marked."""

from __future__ import annotations

from typing import Any

from variorum.apparatus.page import Link, register_page
from variorum.apparatus.templating import template
from variorum.model.addresses import page_uri
from variorum.model.edition import Edition
from variorum.model.registers import Alignment

COLOURS = 6
"""That the styles have for groups; the seventh has that of the first again, and its own number."""


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
    return template("parallel.html").render(alignments=shown, addresses=addresses)


def _shown(alignment: Alignment) -> dict[str, Any]:
    return {
        "record": alignment,
        "texts": [
            {
                "record": text,
                "words": [
                    (words.words, words.group, _colour(words.group) if words.group else None)
                    for words in text.words
                ],
            }
            for text in alignment.texts
        ],
        "groups": [(number, _colour(number), says) for number, says in enumerate(alignment.groups, 1)],
    }


def _colour(group: int) -> int:
    return (group - 1) % COLOURS + 1


PARALLEL = register_page(Alignment, _content)
