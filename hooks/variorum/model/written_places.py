"""Where the values of an entry stand in its file, in a tenth of the memory that a dictionary takes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache


class WrittenPlaces(Mapping[str, tuple[int, int]]):
    """Line and column by the key of a value: most are never asked for, since most notes have no fault."""

    __slots__ = ("_keys", "_numbers")

    def __init__(self, places: Iterable[tuple[str, int, int]]) -> None:
        """Keep `places`: key, line and column of each; no key twice."""
        keys: list[str] = []
        numbers: list[int] = []
        for key, line, column in places:
            keys.append(key)
            numbers += (line, column)
        self._keys = _shared(tuple(keys))
        # As bytes: an array is larger by its own head.
        self._numbers = array("I", numbers).tobytes()

    def __getitem__(self, key: str) -> tuple[int, int]:
        if key not in self._keys:
            raise KeyError(key)
        at, numbers = 2 * self._keys.index(key), memoryview(self._numbers).cast("I")
        return numbers[at], numbers[at + 1]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@lru_cache(maxsize=4096)
def _shared(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same value for equal keys: most notes have the same ones."""
    return keys
