"""Stands before the function with which a host builds a page, for one build."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_NAME = "_build_page"


class _PageBuilder:
    """Is called in place of the function of the host."""

    def __init__(self, usual: Callable[..., None], build: Callable[..., None]) -> None:
        self.usual, self._build = usual, build

    def __call__(self, page: Any, *more: Any, **named: Any) -> None:
        self._build(self.usual, page, *more, **named)


def build_pages_by(host: Any, build: Callable[..., None]) -> None:
    """Let the `host`, the module that builds pages, call `build` for each page.

    That is given what would be called else, and what it would be called with: the page, then the rest.
    """
    space = _space(host)
    space[_NAME] = _PageBuilder(space[_NAME], build)


def build_pages_as_usual(host: Any) -> None:
    """Let the `host` build pages as it did before any build of ours: a process may build several sites."""
    space = _space(host)
    while isinstance(space[_NAME], _PageBuilder):
        space[_NAME] = space[_NAME].usual


def _space(host: Any) -> dict[str, Any]:
    # A host that follows MkDocs may give its module under another name.
    space: dict[str, Any] = host.build.__globals__
    return space
