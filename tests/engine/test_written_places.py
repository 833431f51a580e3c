"""The places of values in their files take little memory, and are those that were read."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.written_places import WrittenPlaces

PLACES = st.dictionaries(
    st.sampled_from(["id", "quote", "note", "sources.0", "sources.1", "by.0"]),
    st.tuples(st.integers(1, 2**32 - 1), st.integers(1, 2**32 - 1)),
)


@given(PLACES)
def test_written_places_are_the_mapping_that_they_were_made_from(
    places: Mapping[str, tuple[int, int]],
) -> None:
    written = WrittenPlaces((key, *place) for key, place in places.items())
    assert dict(written) == places
    assert "title" not in written
    assert written.get("title") is None


def test_written_places_take_little() -> None:
    keys = [f"sources.{number}" for number in range(10)]
    one, other = (WrittenPlaces((key, 1000, 1000) for key in keys) for _ in range(2))
    assert one._order is other._order
    assert not hasattr(one, "__dict__")
    assert sys.getsizeof(one) + sys.getsizeof(one._numbers) < sys.getsizeof(dict.fromkeys(keys))
