"""How a text came down: what was made from what, how, and how sure that is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from variorum.model.values import Entry, Identifier, Line

THIS_TEXT = "article"
"""The id by which a witness can say that it was made from the article itself."""

Certainty = Literal["high", "medium", "low"]


class Derivation(Entry):
    """One step of a text's way: from what it was made, and how."""

    id: Identifier = Field(description="Id of a witness or a stage of this article, or `article`.")
    how: Line = Field(description="How, in a word or two: translated, quoted, told.")
    certainty: Certainty = Field(description="How sure the editors are that it was so.")


class Stage(Entry):
    """A part of the way that no variant can be taken from: people, an event, a lost text."""

    id: Identifier = Field(description="Name by which a `derives_from` points to it.")
    name: Line = Field(description="What it is, in full.")
    short: Line = Field(description="What it is called in the drawing.")
    sort: Literal["people", "event", "text", "lost-text"] = Field(
        description="What sort of thing it is; `lost-text` for one that is only inferred."
    )
    derives_from: tuple[Derivation, ...] = Field((), description="What it was made from.")
