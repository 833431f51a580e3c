"""One error that pydantic found in an entry, with what the model knows of its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from variorum.model.fields import ModelField, required_keys
from variorum.model.problem import Code
from variorum.model.wording import listed


class Fault(NamedTuple):
    """One error that pydantic found."""

    kind: str
    """Pydantic's name of it."""
    key: str
    """The key, with those above it: `assessments.date`."""
    value: object
    context: Mapping[str, Any]
    message: str
    field: ModelField | None
    """What the model knows of the key."""
    is_written: bool
    """Whether the key is there."""
    known_keys: tuple[str, ...]
    describes_source: bool = False
    """Whether the key is one of a source in the register, and stands where a source is cited."""

    @property
    def description(self) -> str:
        """The description of the key in the model."""
        return self.field.description if self.field else ""


Explained = tuple[Code, str, str]
"""The code, what is wrong, what to do."""


def instruction(field: ModelField | None) -> str:
    """Return what a field takes that is no text; "" if it takes one."""
    if field is None or field.takes_text:
        return ""
    if field.is_flag:
        return f"Write `true` or `false`. {field.description}"
    if not field.takes_number or field.smallest is None:
        return ""
    words = f", or {listed(field.words)}" if field.words else ""
    return f"Write a whole number from {field.smallest} on{words}."


def needs(field: ModelField | None) -> str:
    """Return which keys an entry must have where one can be written, and nothing shorter; else ""."""
    if field is None or field.entry is None or field.takes_text:
        return ""
    keys = listed(required_keys(field.entry))
    return f" Each entry begins with `- ` and needs {keys}." if field.is_list else f" It needs {keys}."
