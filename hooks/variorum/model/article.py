"""An article as it was received, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from pydantic import Field

from variorum.model.addresses import is_page
from variorum.model.problem import Place
from variorum.model.registers import Witness
from variorum.model.transmission import THIS_TEXT, Derivation, Stage
from variorum.model.values import (
    Entry,
    FileName,
    Language,
    Line,
    PartialDate,
    Prose,
    ScholarlyDate,
    Sha256,
    WebAddress,
)


class EarlierText(Entry):
    """A version of the text that another one replaced. Its words are in the history of the repository."""

    sha256: Sha256 = Field(description="SHA-256 of the article’s file as it was, byte for byte.")
    until: PartialDate = Field(description="When another version took its place.")
    says: Line | None = Field(None, description="What it was, or why it was replaced, for readers.")


class ReceivedFile(Entry):
    """The file of another program from which the article's text was made."""

    file: FileName = Field(description="Its name in `received/`, in the folder named after the article.")
    sha256: Sha256 = Field(description="SHA-256 of this file, byte for byte.")
    read_by: Line | None = Field(None, description="The program that made the text of it.")


BEFORE_HEADING = "\n" * 5 + "  "
"""Stands before the heading of an article on its page. Themes repeat the title, and lists of sources may;
by this, programs that look for words of the heading find the heading. Line ends alone would not do: tags that
stand at the margin, each in its line, leave as many of them before the title in a theme's bar."""


class ArticleMetadata(Entry):
    """What article.yml says."""

    title: Line = Field(
        description="Title of the article. A paragraph of a plain text that equals it is its heading."
    )
    sha256: Sha256 = Field(description="SHA-256 of the article’s file, byte for byte.")
    paragraphs: Literal["lines", "blank-lines"] = Field(
        "blank-lines",
        description="What divides the paragraphs of a plain text: each `lines` end, or `blank-lines`.",
    )
    lines: Literal["kept", "numbered"] | None = Field(
        None,
        description="Of a plain text in verse: its lines are `kept`, with their indentation, or kept and "
        "`numbered`, every fifth of them.",
    )
    headings: tuple[Line, ...] = Field(
        (), description="Paragraphs of a plain text that are headings, such as those of chapters."
    )
    received: ReceivedFile | None = Field(
        None, description="The file that the text was made from, if it came as a document or a web page."
    )
    encoding: Line | None = Field(None, description="Encoding of the file, if it is not UTF-8.")
    earlier: tuple[EarlierText, ...] = Field(
        (),
        description="Earlier versions of the text, the oldest first. They stay readable beside it; "
        "`variorum accept` lists them here.",
    )
    publisher: Line | None = Field(None, description="Who published it.")
    author: Line | None = Field(None, description="Who wrote it.")
    url: WebAddress | None = Field(None, description="Where it stood.")
    date: ScholarlyDate | None = Field(
        None, description="When it appeared, or the earliest date it can have."
    )
    date_is: Literal["exact", "earliest"] = Field(
        "exact", description="`earliest` where the article may be younger than `date`, but not older."
    )
    date_note: Line | None = Field(None, description="What is known or not known of the date.")
    language: Language = Field("en", description="Language of the text.")
    rights: Line | None = Field(None, description="Who holds the rights, and on what ground it is shown.")
    description: Prose | None = Field(None, description="What this text is, in Markdown without HTML.")
    witnesses: tuple[Witness, ...] = Field((), description="The texts that it is compared with.")
    derives_from: tuple[Derivation, ...] = Field((), description="What the article was made from.")
    stages: tuple[Stage, ...] = Field(
        (), description="What stands between or behind the texts and cannot be compared with them."
    )
    principles: Prose | None = Field(
        None, description="How this text was edited: what was corrected and what was left. Markdown."
    )

    def derivations(self) -> Iterator[tuple[str, tuple[Derivation, ...]]]:
        """Yield the id of each text and what it was made from, beginning with the article itself."""
        yield THIS_TEXT, self.derives_from
        yield from ((stage.id, stage.derives_from) for stage in self.stages)
        yield from ((witness.id, witness.derives_from) for witness in self.witnesses)

    def ancestors(self) -> frozenset[str] | None:
        """Return the texts and stages from which the article was made; None if it does not say."""
        origins: dict[str, set[str]] = {}
        for text, steps in self.derivations():
            origins.setdefault(text, set()).update(step.id for step in steps)
        found: set[str] = set()
        open_ends = set(origins[THIS_TEXT])
        while open_ends:
            found |= open_ends
            open_ends = {origin for text in open_ends for origin in origins.get(text, ())} - found
        return frozenset(found) or None


class Form(StrEnum):
    """What the article is written in."""

    TEXT = "txt"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Article:
    """An article, read from its files."""

    slug: str
    """Its name: see `addresses`."""
    metadata: ArticleMetadata
    form: Form
    file: str
    """Path of the article's file, relative to the edition's root."""
    received: bytes
    """Byte for byte."""
    text: str
    """The same, decoded; line ends are `\\n`."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where the values of the keys in its article.yml stand that a problem can be about."""

    @property
    def metadata_file(self) -> str:
        """Path of its article.yml, or of the page with the front matter, relative to the edition's root."""
        if self.is_page:
            return self.file
        return f"{self.file.rpartition('/')[0]}/article.yml"

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the site, which has no article.yml, and no text as received."""
        return is_page(self.slug)

    def place(self, key: str) -> Place:
        """Return where the value of `key` stands in its article.yml, or where this begins."""
        return self.places.get(key, Place(self.metadata_file))
