"""What is made of a document of another program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from variorum.model.article import Form


class NotReadable(Exception):
    """A document that cannot be taken in. The message says why, in one sentence, and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and what the editor should know of how it was made."""

    text: str
    form: Form
    made_with: str
    """What read it: “mammoth 1.13.0”."""
    described: Mapping[str, str] = field(default_factory=dict)
    """What the document says of itself, by the keys of article.yml."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The pictures that the text shows, by the names it gives them."""
    left_out: tuple[str, ...] = ()
    """What the document has and the text has not: the beginning of each piece, or what it was."""
    warnings: tuple[str, ...] = ()
    """What an editor has to look at."""
    keeps_lines: bool = False
    """Whether it is a plain text in verse."""
