"""How far the claims of an article can be trusted, then and now, as a small picture and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from variorum.model.kinds.reliability import Credibility, ReliabilityNote
from variorum.rendering.templating import template

_ROW_HEIGHT = 24
IN_WORDS = {
    Credibility.CONFIRMED: "confirmed",
    Credibility.PROBABLE: "probably true",
    Credibility.POSSIBLE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.UNKNOWN: "cannot be judged",
}


def trust_picture(notes: Sequence[ReliabilityNote]) -> Markup:
    """Return a bar of all claims by their credibility: as first judged, and as judged last.

    One bar, where nothing was judged anew; nothing, where there are no claims.
    """
    if not notes:
        return Markup()
    first = Counter(note.assessments[0].credibility for note in notes)
    last = Counter(note.assessments[-1].credibility for note in notes)
    dates = [date for note in notes for date in (note.assessments[0].date, note.assessments[-1].date)]
    then, now = min(dates)[:4], max(dates)[:4]
    rows = [(then, first)] if then == now else [(then, first), (now, last)]
    drawn = [
        {"label": label, "y": number * _ROW_HEIGHT, "parts": _parts(counts, len(notes))}
        for number, (label, counts) in enumerate(rows)
    ]
    picture = template("trust.html").render(
        rows=drawn,
        height=len(rows) * _ROW_HEIGHT,
        claims="1 claim" if len(notes) == 1 else f"{len(notes)} claims",
        when=" and ".join(f"for {label}" for label, _ in rows),
        grades=[
            {
                "grade": grade.value,
                "label": label,
                "counts": "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}".join(
                    str(counts[grade]) for _, counts in rows
                ),
            }
            for grade, label in IN_WORDS.items()
            if first[grade] or last[grade]
        ],
    )
    return Markup(picture)  # noqa: S704 - the template escapes


def _parts(counts: Counter[Credibility], total: int) -> list[dict[str, object]]:
    """Return the parts of a bar, in hundredths of its width: on a narrow page its figures stay as large."""
    parts: list[dict[str, object]] = []
    before = 0
    for grade in Credibility:
        if count := counts[grade]:
            start, width = round(100 * before / total, 2), round(100 * count / total, 2)
            middle = round(start + width / 2, 2)
            parts.append({"grade": grade.value, "count": count, "x": start, "width": width, "middle": middle})
            before += count
    return parts
