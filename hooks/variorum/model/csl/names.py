"""The names of authors, editors and others, as CSL has them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.values import Entry, Line


class Name(Entry):
    """The name of a person in parts, or any other name as `literal`: a name variable of CSL."""

    family: Line | None = Field(None, description="Family name.")
    given: Line | None = Field(None, description="Given name.")
    literal: Line | None = Field(None, description="The name of a body, or one that is not divided.")
    dropping_particle: Line | None = Field(
        None,
        alias="dropping-particle",
        description="Stands before the family name, not where it stands alone: the “von” of Humboldt.",
    )
    non_dropping_particle: Line | None = Field(
        None,
        alias="non-dropping-particle",
        description="Always stands before the family name: the “van” of Van Gogh.",
    )
    suffix: Line | None = Field(None, description="What follows the name: “Jr.”, “III”.")

    @model_validator(mode="after")
    def _is_a_name(self) -> Name:
        if self.literal is None and self.family is None and self.given is None:
            raise PydanticCustomError("no_name", "There is no name in it.")
        parts = (self.family, self.given, self.dropping_particle, self.non_dropping_particle, self.suffix)
        if self.literal is not None and any(parts):
            raise PydanticCustomError("two_names", "A name is `literal`, or it is in parts.")
        return self

    @property
    def full(self) -> str:
        """The name as it is spoken: “Alexander von Humboldt”."""
        particles = (self.dropping_particle, self.non_dropping_particle)
        parts = (self.given, *particles, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)

    @property
    def family_with_particles(self) -> str:
        """The family name with all that stands before it: “von Humboldt”; "" of a name without one."""
        parts = (self.dropping_particle, self.non_dropping_particle, self.family)
        return " ".join(part for part in parts if part) if self.family else ""

    @property
    def filed(self) -> str:
        """The name as a list has it, family name first: “von Humboldt, Alexander”."""
        parts = (self.family_with_particles, self.given, self.suffix)
        return self.literal or ", ".join(part for part in parts if part)


def name_from_text(value: object) -> object:
    """Return a name that was written as a text: with one comma, the family name comes first."""
    if not isinstance(value, str):
        return value
    family, comma, given = (part.strip() for part in value.partition(","))
    if comma and family and given and "," not in given:
        return {"family": family, "given": given}
    return {"literal": value}


AnyName = Annotated[Name, BeforeValidator(name_from_text, json_schema_input_type=Line | Name)]
"""A name, or for short a text: “Hoff, Ada”, or “Harbour Office”."""
Names = tuple[AnyName, ...]
