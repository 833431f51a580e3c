"""Where a text departs from what was received: its corrections and its variants, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from variorum.apparatus.page import Link
from variorum.model.addresses import page_uri
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.selector import Span
from variorum.model.sentences import Sentence, sentence_at
from variorum.model.wording import shortened

LONGEST_LEMMA = 96
"""Code points: two lines of an apparatus."""
EDITORS = "ed."
"""Stands for the editors where a witness has its siglum."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a witness or the editors have in the place of a passage."""

    note: PlacedNote
    kind: str
    words: str
    """Empty: the passage is left out."""
    sign: str
    whose: str
    """Whose reading it is, in full."""
    remark: str
    address: str
    """The address of the note, relative to the page that asks."""
    translation: str = ""
    """What the words mean, where they are in another language …"""
    language: str = ""
    """… which is this."""
    is_first: bool = True
    """Whether it is the first reading of its note: only that one can have the note's id."""
    effect: str | None = None
    """What became of the witness's words, where the text was made from it."""


@dataclass(frozen=True, slots=True)
class Departure:
    """A passage, and every other reading of it."""

    loci: tuple[str, ...]
    """Paragraph and sentence; none for the whole text."""
    lemma: str
    spans: tuple[Span, ...]
    readings: tuple[Reading, ...]


def departures(article: AnnotatedArticle, link: Link) -> list[Departure]:
    """Return the departures of an article in the order of its text."""
    in_order = article.sentences
    page = link(page_uri(article.article.slug))
    textual = [note for note in article.notes if note.annotation.alternatives()]
    textual.sort(key=lambda note: [(span.start, -span.end) for span in note.spans])
    return [
        Departure(
            tuple(dict.fromkeys(locus(in_order, span) for span in spans)),
            shortened(article.text[spans[0].start : spans[0].end], LONGEST_LEMMA) if spans else "",
            spans,
            tuple(reading for note in notes for reading in _readings(note, article, page)),
        )
        for spans, notes in groupby(textual, key=lambda note: note.spans)
    ]


def locus(in_order: list[Sentence], span: Span) -> str:
    """Return where a passage stands: `3.2`, or `3.2–4.1` if it goes over several sentences."""
    first = sentence_at(in_order, span.start).locus
    last = sentence_at(in_order, max(span.start, span.end - 1)).locus
    return first if first == last else f"{first}–{last}"


def _readings(note: PlacedNote, article: AnnotatedArticle, page: str) -> Iterator[Reading]:
    annotation = note.annotation
    address = f"{page}#{annotation.id}"
    for number, other in enumerate(annotation.alternatives()):
        witness = article.registers.witness(other.witness)
        if witness is None and other.witness:
            continue
        yield Reading(
            note,
            annotation.of_kind.name,
            other.reading,
            witness.sign_of(other.of_copy) if witness else EDITORS,
            witness.name if witness else "the editors",
            other.judgement,
            address,
            other.translation or "",
            (witness.language if witness else None) or "",
            number == 0,
            other.effect,
        )
