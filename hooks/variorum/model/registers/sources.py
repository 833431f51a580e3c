"""The register of sources."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.dates import date_in_words
from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Entry, Identifier, Language, Line, ScholarlyDate, WebAddress


class Name(Entry):
    """The name of an author, as CSL-JSON has it: `family` and `given`, or `literal`."""

    family: Line | None = Field(None, description="Family name.")
    given: Line | None = Field(None, description="Given name.")
    literal: Line | None = Field(None, description="The name of a body, or one that is not divided.")


class SourceReliability(Entry):
    """How far a source can be relied on, and why."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(description="Admiralty grade; F: cannot be judged.")
    reason: Line = Field(description="Why, in one sentence.")


class Source(RegisterEntry):
    """A source of the notes. The fields are those of CSL-JSON."""

    of_register: ClassVar[Register] = Register(
        name="sources",
        entries="Sources",
        says="what stands behind the notes",
        place=3,
        page="apparatus/sources.md",
        title="Sources",
    )

    id: Identifier = Field(description="Permanent name of the source.")
    type: Literal[
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "chapter",
        "document",
        "entry-encyclopedia",
        "legal_case",
        "legislation",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "software",
        "speech",
        "webpage",
    ] = Field(description="What it is, in CSL's terms.")
    title: Line = Field(description="Its title.")
    author: tuple[Name, ...] = Field((), description="Who wrote it.")
    container_title: Line | None = Field(None, alias="container-title", description="What it stands in.")
    publisher: Line | None = Field(None, description="Who published it.")
    number: Line | None = Field(None, description="Its number: “85 FR 48637”, “No. 38 of 2020”.")
    issued: ScholarlyDate | None = Field(None, description="When it was published.")
    url: WebAddress | None = Field(None, alias="URL", description="Where it can be read.")
    archived: WebAddress | None = Field(None, description="Where a stored copy can be read.")
    access: Line | None = Field(None, description="How it was consulted, if not at its address.")
    language: Language | None = Field(None, description="Its language.")
    reliability: SourceReliability | None = Field(None, description="How far it can be relied on.")

    @property
    def place(self) -> str:
        """What it stands in, or who published it; its title, if neither is known."""
        return self.container_title or self.publisher or self.title

    @property
    def place_and_date(self) -> str:
        """Where and when it was published, as far as that is known: “Xinhua, 11 September 2020”."""
        issued = date_in_words(self.issued) if self.issued else None
        return ", ".join(filter(None, (self.container_title or self.publisher, issued)))
