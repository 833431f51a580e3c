"""The register of entities: people, bodies, places, instruments and works."""

from __future__ import annotations

import re
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.register import Register
from variorum.model.registers.glossary import Term
from variorum.model.values import Line


class Entity(Term):
    """A person, a body, a place, an instrument or a work."""

    of_register: ClassVar[Register] = Register(
        name="entities",
        entries="People and bodies",
        says="people, bodies, places, instruments and works",
        place=2,
        page="apparatus/entities.md",
        title="People and bodies",
    )

    type: Literal["person", "organisation", "place", "instrument", "work", "product", "concept"] = Field(
        description="What sort of thing it is."
    )
    family: Line | None = Field(
        None,
        description="Of a person: the family name, as it stands in `name`. It says where they stand among "
        "the others: Jane Austen (`family: Austen`) under A, Lu Xun (`family: Lu`) under L.",
    )

    @property
    def filing_name(self) -> str:
        """The name as an index has it: “Austen, Jane”, “Lu Xun”."""
        start = _start_of_family(self.name, self.family or "")
        if not self.family or start <= 0:
            return self.name
        given = f"{self.name[:start]}{self.name[start + len(self.family) :]}"
        return f"{self.family}, {' '.join(given.split())}"

    @model_validator(mode="after")
    def _has_its_family_name_in_its_name(self) -> Self:
        if self.family is None:
            return self
        if self.type != "person":
            raise PydanticCustomError("family_of_no_person", "Only a person has a family name.")
        if _start_of_family(self.name, self.family) < 0:
            raise PydanticCustomError("family_not_in_name", "`family` does not stand in `name`.")
        return self


def _start_of_family(name: str, family: str) -> int:
    """Return where the family name begins in a name; -1 where it does not stand there."""
    found = re.search(rf"(?<!\w){re.escape(family)}(?!\w)", name)
    if found:
        return found.start()
    # Scripts that part no words have the family name first: 鲁 of 鲁迅.
    return 0 if " " not in name and name.startswith(family) else -1
