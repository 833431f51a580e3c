"""What a note of each kind says: its own fields, and the headline that a footnote prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.bench.corpus import registers
from tests.bench.corpus.passages import Kind
from tests.bench.corpus.prose import phrase, words
from tests.bench.corpus.quoting import as_typed

Said = tuple[str, dict[str, object]]
"""The headline, and the fields of the kind."""


def glossary(rng: Random, _quote: str, number: int) -> Said:
    """Return a note that points into the glossary or the entity register."""
    entry = registers.entry_for(rng, number)
    return registers.name_of(entry), {"term": registers.id_of(entry)}


def correction(rng: Random, quote: str, _number: int) -> Said:
    """Return a note that replaces one word of the quote, or now and then all between its ends.

    Where words are only left out, those around them are now and then the same, which is a problem.
    """
    fields: dict[str, object] = {"fault": rng.choice(("name", "wording", "date", "fact"))}
    fields["certainty"] = rng.choice(("high", "medium", "low"))
    first, *between, last = quote.split(" ")
    shortened = f"{first} {_made_up_word(rng)} {last}"
    reading = as_typed(shortened if rng.random() < 0.1 and between else _with_another_word(rng, quote))
    return f"{quote} → {reading}", {"reading": reading, **fields}


def reliability(rng: Random, _quote: str, _number: int) -> Said:
    """Return a note with a claim, its chain, and one or two judgements."""
    who = phrase(rng, 4)
    judged: list[dict[str, object]] = [
        {
            "date": date,
            "reliability": rng.choice("ABCDEF"),
            "credibility": rng.choice("123456"),
            "reason": f"{phrase(rng, 12)}.",
        }
        for date in ("2020-09", "2026-01-22")[: rng.randint(1, 2)]
    ]
    mark = f"{judged[-1]['reliability']}{judged[-1]['credibility']}"
    return f"{mark} · {who}", {
        "claim": f"{phrase(rng, 12)}.",
        "attributed_to": who,
        "source_kind": rng.choice(("named-official", "wire-report", "unnamed-via-wire")),
        "chain": ["this page", phrase(rng, 2), phrase(rng, 3)],
        "assessments": judged,
    }


def variant(rng: Random, quote: str, _number: int) -> Said:
    """Return a note on what another witness has in the quote's place."""
    reading = as_typed(_with_another_word(rng, quote))
    effect = rng.choice(("faithful", "loose", "wrong-word", "meaning-changed", "garbled"))
    return f"Wire: “{reading}”", {"witness": "wire", "reading": reading, "effect": effect}


def context(rng: Random, _quote: str, _number: int) -> Said:
    """Return a note with nothing but a title."""
    title = phrase(rng, rng.randint(3, 8))
    return title, {"title": title}


KINDS: Mapping[Kind, Callable[[Random, str, int], Said]] = {
    "glossary": glossary,
    "correction": correction,
    "reliability": reliability,
    "variant": variant,
    "context": context,
}


def _with_another_word(rng: Random, quote: str) -> str:
    parts = quote.split(" ")
    parts[rng.randrange(len(parts))] = _made_up_word(rng)
    return " ".join(parts)


def _made_up_word(rng: Random) -> str:
    """Return a word that no text has."""
    return words(rng, 1)[0] + "en"
