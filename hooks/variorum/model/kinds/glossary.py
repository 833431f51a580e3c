"""Glossary: what a term, person, body or instrument is."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.annotation import BaseAnnotation, Detail
from variorum.model.headline import Headline
from variorum.model.kind import Colours, Kind, Line, Side
from variorum.model.registers import Registers
from variorum.model.values import EntryId


class Glossary(BaseAnnotation):
    """Says what a term, a person, a body or an instrument is."""

    of_kind: ClassVar[Kind] = Kind(
        name="glossary",
        title="Glossary",
        says="what a term, a person, a body or an instrument is",
        place=1,
        side=Side.MEANING,
        sign="§",
        colours=Colours("#1b6b4c", "#7fd0ad", ".47", ".1 162"),
        line=Line("dotted", rank=3, thickness="1.5px"),
        headline=Headline("{term:entry|quote:short|term:short}"),
        example="the-log.yml",
    )

    kind: Literal["glossary"] = Field(description=of_kind.description)
    term: EntryId = Field(
        description="Id of a term in the glossary, or of an entity; the note adds only what this passage "
        "needs."
    )

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
