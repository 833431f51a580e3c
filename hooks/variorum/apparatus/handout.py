"""A text for a class: in numbered lines, beside each paragraph what its source has, and room to write."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from variorum.apparatus.collation import Row, collation
from variorum.apparatus.numbered_lines import NumberedLine, numbered_lines
from variorum.model.edition import AnnotatedArticle
from variorum.model.transmission import Witness


class SourceWords(NamedTuple):
    """What one copy of the source has of a sentence, as far as the notes quote it."""

    sign: str
    words: str


class HandoutParagraph(NamedTuple):
    """A paragraph in its lines, and what the source has of its sentences."""

    number: int
    lines: list[NumberedLine]
    source: list[SourceWords]


class Handout(NamedTuple):
    """The paragraphs of a text, and its source; None if nothing is quoted from one."""

    source: Witness | None
    paragraphs: list[HandoutParagraph]


def handout(article: AnnotatedArticle) -> Handout:
    """Return the handout of an article.

    Its source is the first witness with the role `source`. The text is as received: corrections would
    answer what a class is asked.
    """
    source = next((w for w in article.registers.witnesses.values() if w.role == "source"), None)
    rows = {row.locus: row for row in collation(article)} if source else {}
    paragraphs = article.text.split("\n\n")
    by_paragraph = {
        number: [words for s in group if s.locus in rows for words in _words(rows[s.locus], source)]
        for number, group in groupby(article.sentences, key=lambda sentence: sentence.paragraph)
    }
    made = [
        HandoutParagraph(number, lines, by_paragraph.get(number, []))
        for number, lines in enumerate(numbered_lines(paragraphs), 1)
        if lines
    ]
    return Handout(source if any(paragraph.source for paragraph in made) else None, made)


def _words(row: Row, source: Witness | None) -> list[SourceWords]:
    """Return what the copies of the source have of a sentence, without marks: finding them is the task."""
    if not source:
        return []
    signs = {source.sign, *(copy.siglum for copy in source.copies)}
    return [SourceWords(r.sign, r.words.striptags()) for r in row.readings if r.sign in signs]
