"""A part of a site that is built by itself, and joined with the others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

Item = TypeVar("Item")

MOST = 1000
"""Parts of a site. Each reads the whole edition first, so that many more would read more than they build."""
_WRITTEN = re.compile(r"([0-9]{1,4})/([0-9]{1,4})", re.ASCII)


class Part(NamedTuple):
    """Which part of a site it is, and of how many. Each part is dealt what it makes, in turn."""

    number: int = 1
    """From 1."""
    total: int = 1

    @classmethod
    def parse(cls, written: str) -> Part:
        """Return the part that is written as `2/4`. Raise `ValueError`, in a sentence, if it is none."""
        found = _WRITTEN.fullmatch(written)
        part = cls(*map(int, found.groups())) if found else None
        if part is None or not 1 <= part.number <= part.total <= MOST:
            raise ValueError(
                f"“{written}” names no part. Write, for example, 2/4: the second of four; {MOST} at most."
            )
        return part

    def __str__(self) -> str:
        """Return it as it is written: `2/4`."""
        return f"{self.number}/{self.total}"

    @property
    def is_whole(self) -> bool:
        """Whether the site is built in one piece."""
        return self.total == 1

    @property
    def is_first(self) -> bool:
        """Whether it also makes what is there once, such as the map of the site, and reports problems."""
        return self.number == 1

    def dealt(self, items: Iterable[Item]) -> list[Item]:
        """Return those of `items` that this part makes; each part must be asked with the same."""
        return list(items)[self.number - 1 :: self.total]


WHOLE = Part()
