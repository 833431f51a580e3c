"""What a kind of annotation is, beside its fields: how it is called, drawn, and summed up in one line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from variorum.model.headline import Headline


class Side(StrEnum):
    """Which margin a kind of note stands in on a page that has two."""

    TEXT = "text"
    """What concerns the wording: corrections, variants."""
    MEANING = "meaning"
    """What explains: glossary, reliability, context."""


class Colours(NamedTuple):
    """The colour of a kind. Each must have a contrast of 4.5 to 1 with its ground, as a test measures."""

    light: str
    """On light paper, as CSS writes it."""
    dark: str
    """On a dark page."""
    lightness: str
    """The lightness in OKLCH on light paper of a site's own …"""
    chroma_and_hue: str
    """… and what the colour keeps on any paper."""


class Line(NamedTuple):
    """The line below the words that a note is about."""

    style: str
    """As CSS names it in `text-decoration-style`."""
    rank: int
    """Where several kinds have the same words, the line of the highest rank is drawn."""
    thickness: str = "1px"


@dataclass(frozen=True, slots=True)
class Kind:
    """All that is shown of a kind. Styles, switches, form, pages and documents follow from it."""

    name: str
    """The word that `kind` has in a file."""
    title: str
    says: str
    """What a note of the kind is for, in a few words that complete “The kind of note: …”."""
    place: int
    """Where it stands among the kinds in lists and switches: the lowest first."""
    side: Side
    sign: str
    """The sign before its name, that of a printed apparatus where it has one."""
    colours: Colours
    line: Line
    headline: Headline
    example: str
    """A note of the kind, on the page of fields: the name of a file in the example's folder of notes."""

    @property
    def description(self) -> str:
        """What the kind is for, as the description of the key `kind`."""
        return f"The kind of note: {self.says}."
