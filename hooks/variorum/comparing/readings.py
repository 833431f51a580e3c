"""How each article reads before and after: as received, and with all corrections made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from rapidfuzz.distance import Indel

from variorum.comparing.changed import Reading
from variorum.model.article import Form
from variorum.model.edition import AnnotatedArticle, Edition

MOST_PARAGRAPHS = 8_000
"""Differing paragraphs in both texts. More are reported as one change: comparing them takes too long."""


def reading_changes(before: Edition, after: Edition) -> Iterator[Reading]:
    """Yield the paragraphs that differ, article by article, in reading order."""
    old = {entry.article.slug: entry for entry in before.articles}
    new = {entry.article.slug: entry for entry in after.articles}
    for slug in dict.fromkeys([*new, *old]):
        was, now = old.get(slug), new.get(slug)
        received = (_received(was) if was else "", _received(now) if now else "")
        for paragraph, left, right in differing_paragraphs(*received):
            yield Reading(article=slug, text="as received", paragraph=paragraph, before=left, after=right)
        if was and now:
            for paragraph, left, right in differing_paragraphs(was.corrected_text, now.corrected_text):
                yield Reading(
                    article=slug, text="as corrected", paragraph=paragraph, before=left, after=right
                )


def _received(article: AnnotatedArticle) -> str:
    """Return the text; for Markdown, the source, because the text does not show where links lead."""
    return article.article.text.strip() if article.article.form is Form.MARKDOWN else article.text


def differing_paragraphs(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Yield the number of the first paragraph that differs, and the paragraphs before and after."""
    old, new = before.split("\n\n"), after.split("\n\n")
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(old) + len(new) > MOST_PARAGRAPHS:
        yield head + 1, "\n\n".join(old), "\n\n".join(new)
        return
    steps = Indel.opcodes(old, new)
    for differs, group in groupby(steps, key=lambda step: step.tag != "equal"):
        if differs:
            steps_here = list(group)
            left = old[steps_here[0].src_start : steps_here[-1].src_end]
            right = new[steps_here[0].dest_start : steps_here[-1].dest_end]
            yield head + steps_here[0].src_start + 1, "\n\n".join(left), "\n\n".join(right)


def _alike(left: Sequence[str], right: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
