"""A file → the same in the one layout, or why it stays as it is."""

from __future__ import annotations

from pydantic import BaseModel

from variorum.editing.layout import laid_out
from variorum.editing.source import NotLaidOut, comments, read_source
from variorum.reading.yaml_tree import parse


class NotFormatted(Exception):
    """Raised, with the reason, where a file could not be laid out without a loss."""


def formatted(text: str, model: type[BaseModel] | None) -> str:
    """Return `text` in the one layout: an entry of `model`, or a list of them; None for notes.

    Raise `NotFormatted` if the careful reader refuses it, or if a value or a comment would change.
    """
    root = parse(text, "")
    if root.faults:
        fault = root.faults[0]
        raise NotFormatted(f"{fault.place.line}:{fault.place.column}: [{fault.code}] {fault.message}")
    if root.value is None:
        return text
    try:
        made = laid_out(read_source(text), model)
        kept = comments(made) == comments(text)
    except NotLaidOut as error:
        raise NotFormatted(f"`{error}` cannot be kept.") from error
    again = parse(made, "")
    if again.faults or again.plain() != root.plain():
        raise NotFormatted("No layout was found that keeps every value.")
    if not kept:
        raise NotFormatted("No layout was found that keeps every comment.")
    return made
