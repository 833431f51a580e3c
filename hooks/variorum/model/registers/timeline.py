"""The timeline: what happened, when, and which notes speak of it."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.edtf import parsed
from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Cited, Identifier, Line, Prose, ScholarlyDate


class Event(RegisterEntry):
    """Something that happened on a day, in a month, in a year, or from one date to another."""

    of_register: ClassVar[Register] = Register(
        name="timeline",
        entries="Events",
        says="what happened, and when",
        place=5,
        page="apparatus/timeline.md",
        title="Timeline",
    )

    id: Identifier = Field(description="Permanent name of the event.")
    date: ScholarlyDate = Field(
        description="When it happened, as far as it is known: 2020-09-11, 1895-05, 1895~, -0043."
    )
    until: ScholarlyDate | None = Field(None, description="The last date, of what lasted.")
    title: Line = Field(description="What happened, in one line.")
    note: Prose | None = Field(None, description="More about it, in Markdown without HTML.")
    notes: tuple[Identifier, ...] = Field((), description="Ids of the annotations that speak of it.")
    sources: tuple[Cited, ...] = Field((), description="Ids of sources in the register.")
    certainty: Literal["high", "medium", "low"] | None = Field(
        None, description="How sure it is that this happened then."
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        # `2020-09` may end what began on 2020-09-11.
        if self.until and parsed(self.until).last.latest < parsed(self.date).first.earliest:
            raise PydanticCustomError("until_before_date", "`until` lies before `date`.")
        return self
