"""What a register is, beside the fields of its entries: its file, its page, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from variorum.model.values import Entry, Identifier


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known of a register. Reading, pages, schemas, counts and documents follow from it."""

    name: str
    """The name of its file, annotations/NAME.yml, of its folder, annotations/NAME/, and of its example."""
    entries: str
    """What its entries are called, as a heading: “Terms”."""
    says: str
    """What it holds, in a few words."""
    place: int
    """Where it stands among the registers in lists: the lowest first."""
    page: str
    """The source of the page that shows it. Without a page of its own in apparatus/ it has a plain one."""
    title: str
    """The title of that page."""


class RegisterEntry(Entry):
    """An entry of a register. Each model says of which one (`of_register`)."""

    of_register: ClassVar[Register]

    id: Identifier = Field(description="Permanent name of the entry.")

    @property
    def heading(self) -> str:
        """What the entry is called where it is listed with those of other registers."""
        return str(getattr(self, "name", "") or getattr(self, "title", "") or self.id)
