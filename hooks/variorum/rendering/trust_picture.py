"""How far the claims of an article can be trusted, then and now, as a small picture and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from variorum.model.kinds.reliability import (
    ASKS_IN_WORDS,
    CREDIBILITY_IN_SHORT,
    Credibility,
    ReliabilityNote,
)
from variorum.rendering.templating import template

_ROW_HEIGHT = 24


class Part(NamedTuple):
    """The claims of one grade, as a part of a bar, in hundredths of its width."""

    grade: str
    total: int
    x: float
    width: float
    middle: float


class Bar(NamedTuple):
    """All claims as they were judged at one time."""

    label: str
    y: int
    parts: Sequence[Part]


class Grade(NamedTuple):
    """What a colour stands for, and how many claims have it, then and now."""

    grade: str
    label: str
    counts: str


class Picture(NamedTuple):
    """The bars of what is asked of the claims, and the same in words."""

    rows: Sequence[Bar]
    height: int
    claims: str
    when: str
    grades: Sequence[Grade]


class TrustView(NamedTuple):
    """The pictures of an article: one for each thing that is asked of its claims."""

    pictures: Sequence[Picture]


_TRUST = template("trust.html", TrustView)


def trust_picture(notes: Sequence[ReliabilityNote]) -> Markup:
    """Return bars of the claims by their credibility: as first judged, and as judged last.

    Claims that something is so and claims that it was said have separate bars: no figure holds
    for both. One bar, where no count has changed; nothing, where there are no claims.
    """
    if not notes:
        return Markup()
    dates = [date for note in notes for date in (note.assessments[0].date, note.assessments[-1].date)]
    years = tuple(dict.fromkeys((min(dates)[:4], max(dates)[:4])))
    asked = {asks: [note for note in notes if note.asks == asks] for asks in ASKS_IN_WORDS}
    pictures = [_picture(ASKS_IN_WORDS[asks], claims, years) for asks, claims in asked.items() if claims]
    return Markup(_TRUST.render(TrustView(pictures)))  # noqa: S704 - the template escapes


def _picture(asks: str, notes: Sequence[ReliabilityNote], years: Sequence[str]) -> Picture:
    first = Counter(note.assessments[0].credibility for note in notes)
    last = Counter(note.assessments[-1].credibility for note in notes)
    rows = list(zip(years, (first, last), strict=False))
    if first == last and len(years) > 1:
        rows = [(f"{years[0]}–{years[-1][-2:]}", first)]
    return Picture(
        rows=[
            Bar(label, number * _ROW_HEIGHT, _parts(counts, len(notes)))
            for number, (label, counts) in enumerate(rows)
        ],
        height=len(rows) * _ROW_HEIGHT,
        claims=f"1 claim, judged {asks}" if len(notes) == 1 else f"{len(notes)} claims, judged {asks}",
        when=" and ".join(years),
        grades=[
            Grade(
                grade.value,
                label,
                "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}".join(
                    dict.fromkeys(str(counts[grade]) for _, counts in rows)
                ),
            )
            for grade, label in CREDIBILITY_IN_SHORT.items()
            if first[grade] or last[grade]
        ],
    )


def _parts(counts: Counter[Credibility], total: int) -> list[Part]:
    """Return the parts of a bar, in hundredths of its width: on a narrow page its figures stay as large."""
    parts: list[Part] = []
    before = 0
    for grade in Credibility:
        if count := counts[grade]:
            start, width = round(100 * before / total, 2), round(100 * count / total, 2)
            parts.append(Part(grade.value, count, start, width, round(start + width / 2, 2)))
            before += count
    return parts
