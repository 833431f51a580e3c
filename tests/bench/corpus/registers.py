"""The registers: a stock that all articles share, and a little that each brings with it.

A real glossary grows with its edition. So does this one, since pages that list it all must show.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random

from tests.bench.corpus.prose import phrase
from tests.bench.corpus.vocabulary import NAMES

SHARED_ENTRIES = 40
SHARED_SOURCES = 60
WITNESS_SOURCE = "source-1"
"""What the one witness of each article is known by."""
Entry = dict[str, object]


def entry_for(rng: Random, number: int) -> int:
    """Return a term or entity that article `number` may point to: a shared one, or its own."""
    return SHARED_ENTRIES + number if rng.random() < 0.2 else rng.randrange(SHARED_ENTRIES)


def source_for(rng: Random, number: int) -> str:
    """Return the id of a source that article `number` may cite: a shared one, or its own."""
    own = rng.random() < 0.2
    return f"source-{SHARED_SOURCES + number if own else rng.randrange(SHARED_SOURCES)}"


def is_entity(entry: int) -> bool:
    """Return whether the entry stands in the entity register; the others are in the glossary."""
    return entry % 2 == 1


def id_of(entry: int) -> str:
    """Return the id that notes point to."""
    return f"{'entity' if is_entity(entry) else 'term'}-{entry}"


def name_of(entry: int) -> str:
    """Return the words at the head of the entry."""
    return f"{NAMES[entry % len(NAMES)]} {NAMES[entry * 7 % len(NAMES)]} {entry}"


def registers(seed: int, articles: int) -> dict[str, list[Entry]]:
    """Return the registers of an edition of so many articles, by the names of their files."""
    sources = [_source(seed, number) for number in range(SHARED_SOURCES + articles)]
    entries = [_entry(seed, number) for number in range(SHARED_ENTRIES + articles)]
    return {
        "glossary": [entry for number, entry in enumerate(entries) if not is_entity(number)],
        "entities": [entry for number, entry in enumerate(entries) if is_entity(number)],
        "sources": sources,
        "contributors": [{"id": "editors", "name": "The editors of the bench"}],
    }


def only_used(drawn: Mapping[str, list[Entry]], used: Collection[str]) -> dict[str, list[Entry]]:
    """Return the registers without what no note and no entry points to, which would be a problem."""
    kept = {
        name: [entry for entry in drawn[name] if entry["id"] in used] for name in ("glossary", "entities")
    }
    cited = {*used, WITNESS_SOURCE, *(str(of) for all_ in kept.values() for e in all_ for of in _cited(e))}
    return {**drawn, **kept, "sources": [source for source in drawn["sources"] if source["id"] in cited]}


def pointed_to(note: Entry) -> list[str]:
    """Return the ids of entries and sources that a note points to."""
    return [str(identifier) for identifier in (*_cited(note), note.get("term")) if identifier]


def _cited(entry: Entry) -> list[object]:
    sources = entry.get("sources")
    return sources if isinstance(sources, list) else []


def _entry(seed: int, number: int) -> Entry:
    """Return one entry; like an article, it depends on no other."""
    rng = Random(f"{seed}:entry:{number}")
    drawn: Entry = {
        "id": id_of(number),
        "name": name_of(number),
        "description": f"{phrase(rng, 14)}.",
        "sources": [f"source-{rng.randrange(SHARED_SOURCES)}"],
    }
    if is_entity(number):
        drawn["type"] = rng.choice(("person", "organisation", "place"))
        drawn["original"] = [{"text": "示例", "language": "zh-Hans", "romanization": "shìlì"}]
    return drawn


def _source(seed: int, number: int) -> Entry:
    rng = Random(f"{seed}:source:{number}")
    return {
        "id": f"source-{number}",
        "type": rng.choice(("article-newspaper", "webpage", "report")),
        "title": phrase(rng, 8),
        "author": [{"family": rng.choice(NAMES), "given": rng.choice(NAMES)}],
        "container-title": phrase(rng, 3),
        "issued": rng.choice(("2020-09-11", "2020-08", "2021")),
        "URL": f"https://example.org/sources/{number}",
    }
