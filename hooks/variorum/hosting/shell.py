"""The frame of pages that differ in a few words only, divided where these stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

COMPARED = 2
"""How many pages of a shell are rendered as usual, and compared with it filled."""
RESIDUE = "vmhole"
"""Is part of each word that stands for others."""


class Words(NamedTuple):
    """The words in which pages with the same frame differ."""

    content: str
    title: str
    identifier: str
    """The id of the first heading."""
    address: str
    """The whole address; empty, if the site has none."""
    known: str
    """What other programs read of the page."""


class Shell:
    """The frame of pages, divided where their words stand."""

    def __init__(self, rendered: str, holes: Words) -> None:
        self._rendered, self._holes = rendered, holes
        at = {value: name for name, value in holes._asdict().items() if value}
        self._parts = re.split(f"({'|'.join(map(re.escape, at))})", rendered)
        self._names = [at[hole] for hole in self._parts[1::2]]
        self.is_sound = self._names.count("content") == 1 and RESIDUE not in "".join(self._parts[::2]).lower()
        self.compared = 0

    @property
    def is_proven(self) -> bool:
        """Whether enough pages have been compared with it."""
        return self.compared >= COMPARED

    @property
    def frame(self) -> str:
        """All that stands around the words."""
        return "\n".join(self._parts[::2])

    @property
    def parts_before_words(self) -> list[str]:
        """What stands before each of the words, back to the one before."""
        return self._parts[:-1:2]

    def changed(self, change: Callable[[str], str]) -> Shell | None:
        """Return the shell of pages that `change` changes, which heeds nothing in their words."""
        shell = Shell(change(self._rendered), self._holes)
        return shell if shell.is_sound and shell._names == self._names else None

    def filled(self, words: Words) -> str:
        """Return the page that has these words."""
        values = words._asdict()
        parts = self._parts.copy()
        parts[1::2] = [values[name] for name in self._names]
        return "".join(parts)
