"""Parsed files and what was made of them, so that what did not change is not made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Parsed = TypeVar("Parsed")
Made = TypeVar("Made")


class Memo:
    """Keeps the results of this reading and of the one before.

    Nothing older, so that it does not grow while a site is served.
    """

    def __init__(self, before: Memo | None = None) -> None:
        self._now: dict[Any, Any] = {}
        self._before: dict[Any, Any] = before._now if before else {}

    def forget(self) -> None:
        """Let go of everything, where nothing will be read again: it is made anew if it is asked for."""
        self._now, self._before = {}, {}

    def parse(self, parser: Callable[[bytes, str], Parsed], content: bytes, name: str) -> Parsed:
        """Return what `parser`, which must depend on nothing else, returns for a file called `name`."""
        key = (parser, name, content)
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else parser(content, name)
        parsed: Parsed = self._now[key]
        return parsed

    def same(self, what: str, sources: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what `make` returned the last time for `what`, if its `sources` are equal; else call it.

        It must depend on nothing but `sources`, and nobody may change what it returns.
        """
        # Equal values are mostly the same objects, for which Python compares no more.
        kept = self._now.get(what) or self._before.get(what)
        if kept is None or kept[0] != sources:
            kept = (sources, make())
        self._now[what] = kept
        made: Made = kept[1]
        return made
