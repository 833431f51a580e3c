"""Parsed files, so that a file that did not change is not parsed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Parsed = TypeVar("Parsed")


class Memo:
    """Keeps the results of this reading and of the one before.

    Nothing older, so that it does not grow while a site is served.
    """

    def __init__(self, before: Memo | None = None) -> None:
        self._now: dict[Any, Any] = {}
        self._before: dict[Any, Any] = before._now if before else {}

    def parse(self, parser: Callable[[bytes, str], Parsed], content: bytes, name: str) -> Parsed:
        """Return what `parser`, which must depend on nothing else, returns for a file called `name`."""
        key = (parser, name, content)
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else parser(content, name)
        parsed: Parsed = self._now[key]
        return parsed
