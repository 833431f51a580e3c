"""The outcome of a search for a passage: its spans, or why there are none."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.problem import Code
from variorum.model.selector import Span


class Found(NamedTuple):
    """The passage stands in these spans: one, unless every occurrence was asked for."""

    spans: tuple[Span, ...]


class NotFound(NamedTuple):
    """Why the passage could not be placed, as a problem at `key` of the annotation."""

    key: str
    code: Code
    message: str
    fix: str
    hints: tuple[str, ...] = ()


Outcome = Found | NotFound
