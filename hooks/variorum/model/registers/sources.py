"""The register of sources."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from variorum.model.csl.item import CslItem
from variorum.model.dates import date_in_words
from variorum.model.register import Register
from variorum.model.values import Entry, Line


class SourceReliability(Entry):
    """How far a source can be relied on, and why."""

    grade: Literal["A", "B", "C", "D", "E", "F"] = Field(description="Admiralty grade; F: cannot be judged.")
    reason: Line = Field(description="Why, in one sentence.")


class Source(CslItem):
    """A source of the notes: an item of CSL, and how far it can be relied on."""

    of_register: ClassVar[Register] = Register(
        name="sources",
        entries="Sources",
        says="what stands behind the notes",
        place=3,
        page="apparatus/sources.md",
        title="Sources",
    )

    reliability: SourceReliability | None = Field(None, description="How far it can be relied on.")

    @property
    def place(self) -> str:
        """What it stands in, or who published or keeps it; its title, if nothing of this is known."""
        return self._stands_in or self.title

    @property
    def _stands_in(self) -> str:
        kept = ", ".join(filter(None, (self.archive, self.archive_location)))
        return self.container_title or self.publisher or kept

    @property
    def place_and_date(self) -> str:
        """Where and when it was published, as far as that is known: “Xinhua, 11 September 2020”."""
        issued = date_in_words(self.issued) if self.issued else None
        return ", ".join(filter(None, (self._stands_in, issued)))
