"""The registers beside the annotations: terms, entities, sources, contributors, witnesses, events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.alignment import Alignment
from variorum.model.dates import date_in_words
from variorum.model.problem import Place
from variorum.model.reading_path import ReadingPath
from variorum.model.timeline import Event
from variorum.model.transmission import Derivation
from variorum.model.values import (
    Cited,
    Entry,
    Identifier,
    Language,
    Line,
    Orcid,
    OriginalName,
    PartialDate,
    Prose,
    Siglum,
    SourceId,
    WebAddress,
    WikidataId,
)


class Term(Entry):
    """A term of the glossary."""

    id: Identifier = Field(description="Permanent name of the entry.")
    name: Line = Field(description="The term as it heads its entry.")
    forms: tuple[Line, ...] = Field((), description="Other wordings under which the article has it.")
    original: tuple[OriginalName, ...] = Field((), description="The term in its own script.")
    description: Line = Field(description="What it is, in one sentence.")
    note: Prose | None = Field(None, description="More about it, in Markdown without HTML.")
    wikidata: WikidataId | None = Field(None, description="Wikidata id, such as Q22686.")
    sources: tuple[Cited, ...] = Field((), description="Ids of sources in annotations/sources.yml.")
    occurrences: Literal["first", "all"] = Field(
        "first",
        description="`first`: only what a note quotes points to the entry. `all`: so does, quietly, "
        "each later place of the article that has its name or one of its forms.",
    )

    @property
    def filing_name(self) -> str:
        """The name as an index has it."""
        return self.name


class Entity(Term):
    """A person, a body, a place, an instrument or a work."""

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


class Name(Entry):
    """The name of an author, as CSL-JSON has it: `family` and `given`, or `literal`."""

    family: Line | None = Field(None, description="Family name.")
    given: Line | None = Field(None, description="Given name.")
    literal: Line | None = Field(None, description="The name of a body, or one that is not divided.")


class SourceReliability(Entry):
    """How far a source can be relied on, and why."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(description="Admiralty grade; F: cannot be judged.")
    reason: Line = Field(description="Why, in one sentence.")


class Source(Entry):
    """A source of the notes. The fields are those of CSL-JSON."""

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
    issued: PartialDate | None = Field(None, description="When it was published.")
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


class Contributor(Entry):
    """Somebody who wrote or checked notes."""

    id: Identifier = Field(description="Permanent name of the contributor.")
    name: Line = Field(description="The name as it is shown.")
    role: Line | None = Field(None, description="What they did.")
    orcid: Orcid | None = Field(None, description="ORCID iD.")
    url: WebAddress | None = Field(None, description="Their page.")


Role = Literal["source", "intermediary", "collateral", "testimony", "parallel-report"]
ROLE_IN_WORDS: Mapping[Role, str] = {
    "source": "the text that this one goes back to",
    "intermediary": "a text between the source and this one",
    "collateral": "a sister text, made from the same source by another route",
    "testimony": "a retelling, used for what it shows of the source",
    "parallel-report": "another report of the same event",
}
"""What a witness can be to the text, and what that means."""


class CopyOfWitness(Entry):
    """One of several copies in which a witness was read."""

    source: SourceId = Field(description="Its entry in annotations/sources.yml; readings point to it.")
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
    language: Language | None = Field(None, description="Its language, if it is not the article's.")
    source: SourceId | None = Field(None, description="Its entry in annotations/sources.yml.")
    copies: tuple[CopyOfWitness, ...] = Field(
        (), description="The copies in which it was read, if there are several and they differ."
    )
    derives_from: tuple[Derivation, ...] = Field((), description="What it was made from.")

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


CitingEntry = Term | Event
"""What is written with notes and sources of its own."""


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything that annotations may point to, by id."""

    glossary: Mapping[str, Term] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    contributors: Mapping[str, Contributor] = field(default_factory=dict)
    timeline: Mapping[str, Event] = field(default_factory=dict)
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)
    alignments: Mapping[str, Alignment] = field(default_factory=dict)
    witnesses: Mapping[str, Witness] = field(default_factory=dict)
    """Those of one article."""
    ancestors: frozenset[str] | None = None
    """Those from which the article was made; None where its article.yml says nothing of that."""
    broken: frozenset[str] = frozenset()
    """Ids whose entries could not be read; nobody is blamed for pointing to them."""
    unreadable: frozenset[str] = frozenset()
    """Names of registers of which a whole file could not be read."""
    places: Mapping[tuple[str, str], Mapping[str, Place]] = field(default_factory=dict)
    """By the name of a register and an id: where the values of `id` and `note` are written, and the
    items of `sources` and `notes`, as `sources.0`."""

    def term(self, identifier: str) -> Term | None:
        """Return the entry of the glossary or of the entity register, if there is one."""
        return self.glossary.get(identifier) or self.entities.get(identifier)

    def citing_entries(self) -> Iterator[tuple[str, CitingEntry]]:
        """Yield the entries that have notes and sources of their own, with the name of their register."""
        for name, entries in (
            ("glossary", self.glossary),
            ("entities", self.entities),
            ("timeline", self.timeline),
        ):
            for entry in entries.values():
                yield name, entry

    def witness(self, identifier: str) -> Witness | None:
        """Return the article's witness of that id, if there is one."""
        return self.witnesses.get(identifier)

    def with_witnesses(
        self, witnesses: Mapping[str, Witness] | None, ancestors: frozenset[str] | None = None
    ) -> Registers:
        """Return the same registers with the witnesses of one article; None if they could not be read.

        `ancestors` are the texts from which the article was made, None if that is not known.
        """
        if witnesses is None:
            return replace(self, unreadable=self.unreadable | {"witnesses"})
        return replace(self, witnesses=witnesses, ancestors=ancestors)

    def judged_by(self, witness: str) -> Literal["effect", "relation"] | None:
        """Return the key by which a reading of that witness is judged; None if it may be either."""
        if self.ancestors is None or witness not in self.witnesses:
            return None
        return "effect" if witness in self.ancestors else "relation"
