"""Whether a build published what it was given: a fast build that lost notes would say nothing."""

from __future__ import annotations

from pathlib import Path

from tests.bench.building import BuildError
from tests.bench.corpus.article import make_article
from tests.bench.weighing import page_of

OPENING_WORDS = 4
"""Of each note's body: those before the first word with Markdown on it."""


def check_notes(site: Path, *, seed: int, articles: int) -> None:
    """Raise if a page lacks a note, by its id or by the words that its body opens with."""
    lost: list[str] = []
    for number in range(articles):
        article = make_article(seed, number)
        page = page_of(site, article.slug).decode()
        for note in article.notes:
            opening = " ".join(note.body.split(" ")[:OPENING_WORDS])
            if note.id not in page or opening not in page:
                lost.append(note.id)
    if lost:
        shown = ", ".join(lost[:10])
        raise BuildError(f"MkDocs ended well, but {len(lost)} notes are not on the pages: {shown}.")
