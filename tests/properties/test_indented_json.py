"""JSON with indents is what Python's own encoder writes, sign by sign."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as some

from variorum.exporting.indented_json import indented

TEXTS = some.text(max_size=8)
LEAVES = some.none() | some.booleans() | some.integers() | TEXTS
VALUES = some.recursive(
    LEAVES,
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.lists(inner, max_size=4).map(tuple)
        | some.dictionaries(TEXTS, inner, max_size=4)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_it_is_what_python_writes(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
