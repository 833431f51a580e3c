"""Where the values of an entry stand in its file, in a tenth of the memory that a dictionary takes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

MOST_SHARED = 64
"""Keys of an entry up to which they are remembered."""


class WrittenPlaces(Mapping[str, tuple[int, int]]):
    """Line and column by the key of a value: most are never asked for, since most notes have no fault."""

    __slots__ = ("_numbers", "_order")

    def __init__(self, places: Iterable[tuple[str, int, int]]) -> None:
        """Keep `places`: key, line and column of each; no key twice."""
        keys: list[str] = []
        numbers: list[int] = []
        for key, line, column in places:
            keys.append(key)
            numbers += (line, column)
        self._order = _order_of(tuple(keys))
        # As bytes: an array is larger by its own head.
        self._numbers = array("I", numbers).tobytes()

    def __getitem__(self, key: str) -> tuple[int, int]:
        at, numbers = 2 * self._order[key], memoryview(self._numbers).cast("I")
        return numbers[at], numbers[at + 1]

    def __contains__(self, key: object) -> bool:
        return key in self._order

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)


def _order_of(keys: tuple[str, ...]) -> Mapping[str, int]:
    """Return the number of each key: a list may have tens of thousands of items, and each is asked for."""
    return _shared_order(keys) if len(keys) <= MOST_SHARED else _order(keys)


def _order(keys: tuple[str, ...]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys)}


# The same value for equal keys: most notes have the same ones.
_shared_order = lru_cache(maxsize=4096)(_order)
