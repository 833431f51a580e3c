"""One article with its notes, the same whatever the size of the edition that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.bench.corpus import quoting
from tests.bench.corpus.kinds import KINDS
from tests.bench.corpus.layout import Placed, lay_out
from tests.bench.corpus.prose import body, phrase
from tests.bench.corpus.registers import source_for


@dataclass(frozen=True, slots=True)
class Note:
    """A note, as every form needs it."""

    id: str
    end: int
    """Where its passage ends in the article's text."""
    headline: str
    body: str
    """Markdown."""
    fields: dict[str, object]
    """The annotation as it stands in YAML."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text whose first paragraph is its title, and the notes in their order."""

    slug: str
    title: str
    text: str
    notes: tuple[Note, ...]


def make_article(seed: int, number: int) -> Article:
    """Return article `number`; it depends on no other, so that editions of two sizes share it."""
    rng = Random(f"{seed}:{number}")
    title = phrase(rng, 9)
    text, placed = lay_out(rng, title)
    notes = [
        _note(rng, number, f"a{number}-note-{index}", text, where) for index, where in enumerate(placed, 1)
    ]
    return Article(f"article-{number:04}", title, text, tuple(notes))


def _note(rng: Random, number: int, identifier: str, text: str, where: Placed) -> Note:
    select = quoting.by_ends if where.passage.by_ends else quoting.by_words
    headline, own = KINDS[where.passage.kind](rng, text[where.start : where.end], number)
    prose = body(rng)
    fields = {
        "id": identifier,
        "kind": where.passage.kind,
        **select(text, where.start, where.end),
        **own,
        "note": prose,
        "sources": sorted({source_for(rng, number) for _ in range(rng.randint(1, 2))}),
        "by": ["editors"],
        "prominence": rng.choice(("core", "core", "further")),
    }
    return Note(identifier, where.end, headline, prose, fields)
