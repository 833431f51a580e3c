"""A question for a class: what is asked of a text, and what a good answer says."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Identifier, Line, Meanings

FORM_IN_WORDS = {
    "question": "answered from the text and its notes",
    "task": "something to do: mark, compare, draw, rewrite",
}


class Question(RegisterEntry):
    """A question or a task for a class, with its answer, which is on a page of its own."""

    of_register: ClassVar[Register] = Register(
        name="questions",
        entries="Questions",
        says="questions and tasks for a class, with a key",
        place=8,
        page="class.md",
        title="For a class",
    )

    id: Identifier = Field(description="Permanent name of the question.")
    form: Annotated[Literal["question", "task"], Meanings(FORM_IN_WORDS)] = Field(
        "question", description="Whether it is to be answered or to be done."
    )
    asks: Line = Field(description="The question or the task, as the class reads it.")
    answer: Line = Field(description="What a good answer says; it stands in the key.")
    room: Annotated[int, Field(ge=0)] = Field(
        4, description="How many lines to write on are printed below it."
    )
    notes: tuple[Identifier, ...] = Field(
        description="Ids of the notes, all on one article, on which the answer rests.", min_length=1
    )

    @property
    def heading(self) -> str:
        """What the question is called where it is listed with entries of other registers."""
        return self.asks
