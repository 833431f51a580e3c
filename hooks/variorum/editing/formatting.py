"""A YAML file → the same content in the standard layout, or the reason why it stays as it is."""

from __future__ import annotations

import yaml
from pydantic import BaseModel

from variorum.editing.layout import laid_out
from variorum.editing.source import CannotFormat, comments, read_source
from variorum.yaml_files.parse import parse

MOST_TIMES = 6
"""Most rounds of formatting for one file. Nearly all are stable in the second round."""


class NotFormatted(Exception):
    """A file could not be formatted without losing something. The message is the reason."""


def formatted(text: str, model: type[BaseModel] | None) -> str:
    """Return `text` in the standard layout. It has an entry of `model` or a list of them; None for notes.

    Raise `NotFormatted` if the parser reports a fault, or if a value or a comment would change.
    """
    root = parse(text, "")
    if root.faults:
        fault = root.faults[0]
        raise NotFormatted(f"{fault.place.line}:{fault.place.column}: [{fault.code}] {fault.message}")
    if root.value is None:
        return text
    result = text
    # Moving a comment can change what it belongs to, and so its place in the next round.
    for _ in range(MOST_TIMES):
        before, result = result, _laid_out(result, model)
        if result == before:
            break
    else:
        raise NotFormatted("No stable layout was found.")
    again = parse(result, "")
    if again.faults or again.plain() != root.plain():
        raise NotFormatted("No layout was found that keeps every value.")
    if comments(result) != comments(text):
        raise NotFormatted("No layout was found that keeps every comment.")
    return result


def _laid_out(text: str, model: type[BaseModel] | None) -> str:
    try:
        return laid_out(read_source(text), model)
    except CannotFormat as error:
        raise NotFormatted(f"`{error}` cannot be kept.") from error
    except yaml.YAMLError as error:
        raise NotFormatted("No layout was found that keeps every value.") from error
