"""The text and its witnesses side by side, sentence by sentence, their differences marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from variorum.model.alternative import Alternative
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.selector import Span
from variorum.model.sentences import Sentence, sentence_at

_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class WitnessReading:
    """What a witness has of a sentence, as far as it is quoted; what this text has not is in `<ins>`."""

    sign: str
    name: str
    words: Markup
    notes: tuple[PlacedNote, ...]
    """The variants that it is put together from."""
    language: str = ""
    """The language of the words, if it is not that of the text: then nothing in them is marked …"""
    translation: str = ""
    """… and this is what they mean."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the text; what a witness has otherwise is in `<del>`."""

    locus: str
    words: Markup
    readings: tuple[WitnessReading, ...]


class Comparison(NamedTuple):
    """A passage compared with a reading."""

    lost: list[Span]
    """What of the passage is not in the reading."""
    reading: Markup
    """The reading, with what is not in the passage in `<ins>`."""
    has_common_words: bool


def collation(article: AnnotatedArticle) -> list[Row]:
    """Return all sentences of an article that has variants; none of one that has not."""
    in_order = article.sentences
    placed: dict[Sentence, list[tuple[PlacedNote, Alternative]]] = {}
    for note, variant in article.variants:
        if note.spans:
            at = sentence_at(in_order, note.spans[0].start)
            placed.setdefault(at, []).extend((note, reading) for reading in variant.alternatives())
    rows = []
    for sentence in in_order if placed else ():
        here = placed.get(sentence, [])
        differing: list[Span] = []
        readings = []
        by_witness = sorted(here, key=lambda item: (_rank(article, item[1]), item[0].spans))
        for (witness, copy), group in groupby(by_witness, key=_witness_and_copy):
            items = list(group)
            entry = article.registers.witnesses[witness]
            pieces = []
            for note, reading in items:
                span = note.spans[0]
                if entry.language:
                    pieces.append(Markup("{}").format(reading.reading))
                    continue
                found = compared(article.text[span.start : span.end], reading.reading)
                # An omission marks nothing in our text, unless some of its words are in both.
                if reading.effect != "omitted" or found.has_common_words:
                    differing += [Span(span.start + s.start, span.start + s.end) for s in found.lost]
                pieces.append(found.reading or Markup("<i>not there</i>"))
            readings.append(
                WitnessReading(
                    entry.sign_of(copy),
                    entry.name,
                    Markup(" … ").join(pieces),
                    tuple(dict.fromkeys(note for note, _ in items)),
                    entry.language or "",
                    " … ".join(reading.translation for _, reading in items if reading.translation),
                )
            )
        rows.append(
            Row(sentence.locus, _marked(article.text, sentence.span, differing, "del"), tuple(readings))
        )
    return rows


def compared(words: str, reading: str) -> Comparison:
    """Compare a passage with what a witness has in its place, word by word.

    The style of quotation marks and capital letters make no difference.
    """
    ours, theirs = list(_WORD.finditer(words)), list(_WORD.finditer(reading))
    codes = SequenceMatcher(None, _folded(ours), _folded(theirs), autojunk=False).get_opcodes()
    changes = [code for code in codes if code[0] != "equal"]
    lost = [Span(ours[i1].start(), ours[i2 - 1].end()) for _, i1, i2, _, _ in changes if i1 < i2]
    added = [Span(theirs[j1].start(), theirs[j2 - 1].end()) for _, _, _, j1, j2 in changes if j1 < j2]
    return Comparison(lost, _marked(reading, Span(0, len(reading)), added, "ins"), len(changes) < len(codes))


def _folded(words: Iterable[re.Match[str]]) -> list[str]:
    return [word[0].casefold().translate(_QUOTES) for word in words]


_QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')


def _witness_and_copy(item: tuple[PlacedNote, Alternative]) -> tuple[str, str | None]:
    return item[1].witness, item[1].of_copy


def _rank(article: AnnotatedArticle, reading: Alternative) -> tuple[int, int]:
    """Return where a witness stands among the witnesses, and a copy of it among its copies."""
    witnesses = article.registers.witnesses
    copies = [copy.source for copy in witnesses[reading.witness].copies]
    copied = copies.index(reading.of_copy) + 1 if reading.of_copy in copies else 0
    return list(witnesses).index(reading.witness), copied


def _marked(text: str, within: Span, spans: Iterable[Span], tag: str) -> Markup:
    """Return the text of `within`, with what `spans` cover in elements called `tag`."""
    pieces = []
    at = within.start
    for span in _united(sorted(spans)):
        start, end = max(span.start, at), min(span.end, within.end)
        if start < end:
            pieces += [
                Markup("{}").format(text[at:start]),
                Markup("<{0}>{1}</{0}>").format(tag, text[start:end]),
            ]
            at = end
    return Markup("").join([*pieces, Markup("{}").format(text[at : within.end])])


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for span in spans:
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        else:
            united.append(span)
    return united
