"""An alignment: one passage in several versions, the groups of words that correspond marked."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from variorum.model.register import Register, RegisterEntry
from variorum.model.values import Entry, Identifier, Language, Line


class AlignedWords(Entry):
    """Some words of one version, in their order there."""

    words: Line = Field(description="The words.")
    group: Annotated[int, Field(ge=1)] | None = Field(
        None, description="The group of words to which they belong, from 1; none if they stand alone."
    )


class AlignedText(Entry):
    """One version of the passage."""

    name: Line = Field(description="Whose words they are: “Reuters, 11 September 2020”.")
    language: Language = Field(description="Language of the version.")
    translation: Line | None = Field(None, description="What it means, if readers may not know the language.")
    words: tuple[AlignedWords, ...] = Field(
        description="The words of the version, from the first to the last, cut where a group begins or ends.",
        min_length=1,
    )


class Alignment(RegisterEntry):
    """One passage in several versions, side by side."""

    of_register: ClassVar[Register] = Register(
        name="alignments",
        entries="Alignments",
        says="a passage in several versions, side by side",
        place=7,
        page="parallel.md",
        title="In parallel",
    )

    id: Identifier = Field(description="Permanent name of the alignment.")
    note: Identifier = Field(description="Id of the note that explains the passage.")
    title: Line = Field(description="What it shows, in one line.")
    texts: tuple[AlignedText, ...] = Field(description="The versions, the oldest first.", min_length=2)
    groups: tuple[Line, ...] = Field(
        description="What became of each group of words, in a sentence each; group 1 first.",
        min_length=1,
    )

    @model_validator(mode="after")
    def _explains_each_group(self) -> Self:
        used = {words.group for text in self.texts for words in text.words if words.group}
        if max(used, default=0) > len(self.groups):
            raise PydanticCustomError(
                "no_such_group",
                "Group {group} of the words is not explained: `groups` has {known}.",
                {"group": max(used), "known": len(self.groups)},
            )
        return self
