"""What was made of the contents of files, so that a file that did not change is not read twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memo:
    """Remembers what functions made of contents and names: of this reading, and of the one before.

    Nothing older is kept, so that it does not grow while a site is served.
    """

    def __init__(self, before: Memo | None = None) -> None:
        self._made: dict[Any, Any] = {}
        self._before: dict[Any, Any] = before._made if before else {}

    def of(self, make: Callable[[bytes, str], Made], content: bytes, name: str) -> Made:
        """Return what `make` makes of the content of a file called `name`; it must depend on nothing else."""
        key = (make, name, content)
        if key not in self._made:
            self._made[key] = self._before[key] if key in self._before else make(content, name)
        made: Made = self._made[key]
        return made
