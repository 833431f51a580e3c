"""The provenance of an article's text, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from variorum.model.article import ArticleMetadata
from variorum.model.transmission import THIS_TEXT

IN_WORDS = {"high": "", "medium": "probably", "low": "possibly"}
"""How sure a step is, in a word before it."""


class Origin(NamedTuple):
    """What a text was made from, and how."""

    how: str
    name: str


def provenance(metadata: ArticleMetadata) -> list[Origin]:
    """Return the origins of the text one after the other: of each, that which is named first."""
    return list(_origins(metadata))


def _origins(metadata: ArticleMetadata) -> Iterator[Origin]:
    names = {stage.id: stage.short for stage in metadata.stages}
    names |= {witness.id: witness.short for witness in metadata.witnesses}
    derivations = dict(metadata.derivations())
    seen = {THIS_TEXT}
    at = THIS_TEXT
    while derivations.get(at):
        step = derivations[at][0]
        if step.id in seen or step.id not in names:
            return
        yield Origin(f"{IN_WORDS[step.certainty]} {step.how}".strip(), names[step.id])
        seen.add(step.id)
        at = step.id
