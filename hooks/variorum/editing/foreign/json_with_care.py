"""Reads JSON that somebody else wrote."""

from __future__ import annotations

import json
from typing import Any

from variorum.editing.foreign.foreign_note import NotUnderstood

_DEEPEST = 100
"""Levels of lists and mappings. What is read afterwards may call itself for each, which Python bounds."""


def read_json(text: str) -> Any:
    """Return a value of JSON.

    Raise `NotUnderstood` if it has more levels than any format that we read, `ValueError` if it is no JSON.
    """
    too_deep = NotUnderstood("Its lists are nested too deeply.")
    try:
        value = json.loads(text)
    except RecursionError:
        raise too_deep from None
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return value
    raise too_deep
