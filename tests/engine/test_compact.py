"""Values of which an edition has tens of thousands take little memory, and stay what they were."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.model.compact import compact
from variorum.model.kinds.variant import Variant

WRITTEN: dict[str, Any] = {
    "id": "a-note",
    "kind": "variant",
    "quote": "words",
    "note": "What it says.",
    "witness": "copy",
    "reading": "other words",
    "effect": "faithful",
    "by": ["editors", "readers"],
    "sources": ["one", {"id": "two", "locator": "p. 2"}],
    "reviewed": {"by": "editors", "date": "2024-05-06"},
}


def test_a_compact_value_is_equal_in_all_that_can_be_asked() -> None:
    read = Variant.model_validate(WRITTEN)
    small = compact(read)
    assert small == read
    assert (hash(small), repr(small)) == (hash(read), repr(read))
    assert small.model_dump() == read.model_dump()
    assert small.model_fields_set == read.model_fields_set == WRITTEN.keys()
    with pytest.raises(ValueError, match="frozen"):
        small.quote = "others"  # type: ignore[misc]


def test_compact_values_share_what_is_equal() -> None:
    one, other = (compact(Variant.model_validate({**WRITTEN, "id": name})) for name in ("one", "other"))
    assert one.model_fields_set is other.model_fields_set
    assert one.by is other.by
    assert one.sources[0] is other.sources[0]
    assert compact(one) is one


def test_a_changed_copy_leaves_what_others_share() -> None:
    one, other = (compact(Variant.model_validate({**WRITTEN, "id": name})) for name in ("one", "other"))
    changed = one.model_copy(update={"prefix": "after"})
    assert changed.model_fields_set == {*WRITTEN, "prefix"}
    assert one.model_fields_set == other.model_fields_set == WRITTEN.keys()
