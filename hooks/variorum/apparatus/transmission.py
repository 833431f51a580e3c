"""The way of an article's text, as a drawing and in words."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from variorum.apparatus.drawings.stemma import Step, Text, stemma
from variorum.model.article import Article
from variorum.model.limits import MOST_STEPS_DRAWN, MOST_TEXTS_DRAWN
from variorum.model.transmission import THIS_TEXT, Stage

CERTAINTY_IN_WORDS = {"high": "certain", "medium": "probable", "low": "possible"}
"""What a certainty means, as a word before a statement."""


class StepInWords(NamedTuple):
    """What was made of what."""

    text: str
    origin: str
    how: str
    certainty: str


class Transmission(NamedTuple):
    """The way of a text: the drawing, each step of it in words, and what the names stand for."""

    drawing: Markup | None
    """None, if there are more texts than a drawing can show."""
    steps: list[StepInWords]
    stages: tuple[Stage, ...]


def transmission(article: Article) -> Transmission | None:
    """Return the transmission of the article's text; None if nothing is known of it."""
    metadata = article.metadata
    texts = [
        Text(THIS_TEXT, "This text", "article"),
        *(Text(stage.id, stage.short, stage.sort) for stage in metadata.stages),
        *(Text(witness.id, witness.short, "witness") for witness in metadata.witnesses),
    ]
    names = {text.id: text.name for text in texts}
    steps = [
        Step(origin.id, text, origin.how, origin.certainty)
        for text, origins in metadata.derivations()
        for origin in origins
        if origin.id in names
    ]
    if not steps:
        return None
    words = [
        StepInWords(names[step.end], names[step.start], step.how, CERTAINTY_IN_WORDS[step.certainty])
        for step in steps
    ]
    description = " ".join(f"{w.text} ← {w.origin}: {w.how}, {w.certainty}." for w in words)
    connected = {step.start for step in steps} | {step.end for step in steps}
    shown = [text for text in texts if text.id in connected]
    can_be_drawn = len(shown) <= MOST_TEXTS_DRAWN and len(steps) <= MOST_STEPS_DRAWN
    drawing = stemma(f"{article.slug}.stemma", shown, steps, description) if can_be_drawn else None
    return Transmission(drawing, words, metadata.stages)
