"""How much an edition holds, in one line, for pages that people write themselves."""

from __future__ import annotations

from collections import Counter

from variorum.apparatus.page import Link
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.kinds import KINDS
from variorum.model.review import review_counts


def counts(edition: Edition, link: Link) -> str:
    """Return the numbers of articles, notes by kind, sources and entries as HTML."""
    notes = (note.annotation for article in edition.articles for note in article.notes)
    kinds: Counter[str] = Counter(note.of_kind.name for note in notes)
    registers = edition.registers
    return template("counts.html").render(
        articles=len(edition.articles),
        notes=sum(kinds.values()),
        kinds=[(name, kind.of_kind.title, kinds[name]) for name, kind in KINDS.items() if kinds[name]],
        sources=len(registers.sources),
        entries=len(registers.glossary) + len(registers.entities),
        events=len(registers.timeline),
        reviewed=review_counts(edition).reviewed,
        link=link,
    )
