"""A file → the same in the one layout, or why it stays as it is."""

from __future__ import annotations

import yaml
from pydantic import BaseModel

from variorum.editing.layout import laid_out
from variorum.editing.source import NotLaidOut, comments, read_source
from variorum.yaml_files.parse import parse

MOST_TIMES = 6
"""That a file is laid out. Nearly all stay as they are the second time."""


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
    made = text
    # Where a comment comes to stand may decide what it is about: then the next layout has it elsewhere.
    for _ in range(MOST_TIMES):
        before, made = made, _laid_out(made, model)
        if made == before:
            break
    else:
        raise NotFormatted("No layout was found that stays as it is.")
    again = parse(made, "")
    if again.faults or again.plain() != root.plain():
        raise NotFormatted("No layout was found that keeps every value.")
    if comments(made) != comments(text):
        raise NotFormatted("No layout was found that keeps every comment.")
    return made


def _laid_out(text: str, model: type[BaseModel] | None) -> str:
    try:
        return laid_out(read_source(text), model)
    except NotLaidOut as error:
        raise NotFormatted(f"`{error}` cannot be kept.") from error
    except yaml.YAMLError as error:
        raise NotFormatted("No layout was found that keeps every value.") from error
