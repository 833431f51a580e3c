"""Glossary: what a term, person, body or instrument is."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation, Detail, Side
from variorum.model.registers import Registers
from variorum.model.values import EntryId
from variorum.model.wording import shortened


class Glossary(BaseAnnotation):
    """Says what a term, a person, a body or an instrument is."""

    title_of_kind: ClassVar[str] = "Glossary"
    what_it_says: ClassVar[str] = "what a term, a person, a body or an instrument is"
    side: ClassVar[Side] = Side.MEANING

    kind: Literal["glossary"] = Field(description=f"The kind of note: {what_it_says}.")
    term: EntryId = Field(
        description="Id of an entry in annotations/glossary.yml or annotations/entities.yml; "
        "the note adds only what this passage needs."
    )

    def headline(self, registers: Registers) -> str:
        entry = registers.term(self.term)
        return entry.name if entry else shortened(self.quote or self.term)

    def details(self, registers: Registers) -> tuple[Detail, ...]:
        entry = registers.term(self.term)
        if entry is None:
            return ()
        originals = [
            Detail(label="Original", value=o.text, explanation=o.romanization or "", language=o.language)
            for o in entry.original
        ]
        return (*originals, Detail(label="In short", value=entry.description))

    def terms(self) -> tuple[str, ...]:
        return (self.term,)
