"""How much an edition holds, in one line, for pages that people write themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from variorum.apparatus.page import Link
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.kinds import KINDS
from variorum.model.review import review_counts


class CountedPages(NamedTuple):
    """Addresses of the pages that list what is counted."""

    notes: str
    sources: str
    glossary: str
    timeline: str


class CountsView(NamedTuple):
    """How much an edition holds."""

    articles: int
    notes: int
    kinds: Sequence[tuple[str, str, int]]
    """Name, title and count of each kind of which there are notes."""
    sources: int
    entries: int
    events: int
    reviewed: int
    pages: CountedPages


_COUNTS = template("counts.html", CountsView)


def counts(edition: Edition, link: Link) -> str:
    """Return the numbers of articles, notes by kind, sources and entries as HTML."""
    notes = (note.annotation for article in edition.articles for note in article.notes)
    kinds: Counter[str] = Counter(note.of_kind.name for note in notes)
    registers = edition.registers
    pages = ("notes.md", "apparatus/sources.md", "apparatus/glossary.md", "apparatus/timeline.md")
    return _COUNTS.render(
        CountsView(
            articles=len(edition.articles),
            notes=sum(kinds.values()),
            kinds=[(name, kind.of_kind.title, kinds[name]) for name, kind in KINDS.items() if kinds[name]],
            sources=len(registers.sources),
            entries=len(registers.glossary) + len(registers.entities),
            events=len(registers.timeline),
            reviewed=review_counts(edition).reviewed,
            pages=CountedPages(*map(link, pages)),
        )
    )
