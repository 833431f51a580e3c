"""What must hold of a page before notes are woven into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model.article import Article
from variorum.model.candidate import Candidate, Candidates, with_faults
from variorum.model.problem import Code, Place, Problem
from variorum.rendering.html_text import HtmlText
from variorum.rendering.plain_text import expected_text

_SHOWN = 20
"""Code points shown on either side of the first difference."""


def altered_text(article: Article, page: HtmlText) -> Iterator[Problem]:
    """Yield a problem if the page does not have the plain text, character by character."""
    expected = expected_text(article)
    if expected is None or expected == page.text:
        return
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, page.text, strict=False)) if a != b),
        min(len(expected), len(page.text)),
    )
    yield Problem(
        Place(article.file),
        Code.TEXT_ALTERED,
        f"The page does not say what the article says: “{_around(expected, at)}” "
        f"became “{_around(page.text, at)}”.",
        "Switch off the Markdown extension that changes it.",
    )


def refuse_taken_ids(notes: Sequence[Candidate], page: HtmlText) -> Candidates:
    """Return `notes`, with a fault at each whose id, or former id, one of the page's own headings has."""
    found = {
        note.record: note.record.problem(
            "id",
            Code.REPEATED_ID,
            f"The page has a heading or element with the id “{identifier}” already.",
            "Give the note an id of its own.",
        )
        for note in notes
        for identifier in (*note.annotation.formerly, note.annotation.id)
        if identifier in page.ids
    }
    return with_faults(notes, found)


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - _SHOWN) : at + _SHOWN].split())
