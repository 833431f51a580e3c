"""The reading text of an article as its paragraphs, or as its lines of verse."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span

GAP = "\n\n"
"""Stands between two paragraphs, or stanzas."""


def text_blocks(annotated: AnnotatedArticle) -> Iterator[Span]:
    """Yield the paragraphs of the reading text, or the lines of verse."""
    gap = "\n" if annotated.article.metadata.lines else GAP
    at = 0
    for paragraph in annotated.text.split(GAP):
        begin = at
        for line in paragraph.split("\n") if gap == "\n" else [paragraph]:
            if line:
                yield Span(begin, begin + len(line))
            begin += len(line) + 1
        at += len(paragraph) + len(GAP)
