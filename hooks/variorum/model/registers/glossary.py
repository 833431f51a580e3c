"""The glossary: terms, and what they mean."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Cited, Identifier, Line, OriginalName, Prose, WikidataId


class Term(RegisterEntry):
    """A term of the glossary."""

    of_register: ClassVar[Register] = Register(
        name="glossary",
        entries="Terms",
        says="terms, and what they mean",
        place=1,
        page="apparatus/glossary.md",
        title="Glossary",
    )

    id: Identifier = Field(description="Permanent name of the entry.")
    name: Line = Field(description="The term as it heads its entry.")
    forms: tuple[Line, ...] = Field((), description="Other wordings under which the article has it.")
    original: tuple[OriginalName, ...] = Field((), description="The term in its own script.")
    description: Line = Field(description="What it is, in one sentence.")
    note: Prose | None = Field(None, description="More about it, in Markdown without HTML.")
    wikidata: WikidataId | None = Field(None, description="Wikidata id, such as Q22686.")
    sources: tuple[Cited, ...] = Field((), description="Ids of sources in the register.")
    occurrences: Literal["first", "all"] = Field(
        "first",
        description="`first`: only what a note quotes points to the entry. `all`: so does, quietly, "
        "each later place of the article that has its name or one of its forms.",
    )

    @property
    def filing_name(self) -> str:
        """The name as an index has it."""
        return self.name
