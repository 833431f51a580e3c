"""How a text came down: its witnesses, the stages between them, and what was made from what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from variorum.model.values import Entry, Identifier, Language, Line, Siglum, SourceId

THIS_TEXT = "article"
"""The id by which a witness can say that it was made from the article itself."""

Certainty = Literal["high", "medium", "low"]
Role = Literal["source", "intermediary", "collateral", "testimony", "parallel-report"]
ROLE_IN_WORDS: Mapping[Role, str] = {
    "source": "the text that this one goes back to",
    "intermediary": "a text between the source and this one",
    "collateral": "a sister text, made from the same source by another route",
    "testimony": "a retelling, used for what it shows of the source",
    "parallel-report": "another report of the same event",
}
"""What a witness can be to the text, and what that means."""


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


class CopyOfWitness(Entry):
    """One of several copies in which a witness was read."""

    source: SourceId = Field(description="Its entry in the register of sources; readings point to it.")
    siglum: Siglum = Field(description="What stands for this copy in an apparatus: R¹.")
    has: Line = Field(description="How much of the witness it has, and in what it differs.")


class Witness(Entry):
    """Another text that the article is compared with."""

    id: Identifier = Field(description="Name by which variants point to it.")
    name: Line = Field(description="What it is, in full.")
    short: Line = Field(description="What it is called in headlines.")
    siglum: Siglum | None = Field(
        None, description="One to four letters that stand for it in an apparatus; else its short name does."
    )
    role: Role | None = Field(None, description="What it is to this text.")
    language: Language | None = Field(None, description="Its language, if it is not the article’s.")
    source: SourceId | None = Field(None, description="Its entry in the register of sources.")
    copies: tuple[CopyOfWitness, ...] = Field(
        (), description="The copies in which it was read, if there are several and they differ."
    )
    derives_from: tuple[Derivation, ...] = Field((), description="What it was made from.")

    @property
    def cited(self) -> Iterator[str]:
        """The ids of its sources: its own and those of its copies."""
        yield from (source for source in (self.source,) if source)
        yield from (copy.source for copy in self.copies)

    def copy_of(self, source: str | None) -> CopyOfWitness | None:
        """Return the copy that stands in the source register as `source`, if there is one."""
        return next((copy for copy in self.copies if copy.source == source), None)

    def sign_of(self, source: str | None) -> str:
        """Return what stands for one of its copies in an apparatus; for the witness, if it is none."""
        copied = self.copy_of(source)
        return copied.siglum if copied else self.sign

    @property
    def sign(self) -> str:
        """What stands for it in an apparatus."""
        return self.siglum or self.short
