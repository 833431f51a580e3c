"""The pages of a site as the host rendered them, before anything of ours is put in.

While a site is served, a page is made again from there: only its notes have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class _State(NamedTuple):
    content: str
    meta: dict[str, Any]
    headings: tuple[tuple[Any, str], ...]
    """The entries of its contents, each with its id."""


class PageStates:
    """Remembers the pages of a host, and puts them back."""

    def __init__(self) -> None:
        self._states: dict[str, _State] = {}

    def keep(self, pages: Iterable[Any]) -> None:
        """Remember the pages as they are now; those that a dirty build leaves out have no content."""
        for page in pages:
            if page.content is None:
                continue
            headings = tuple((item, item.id) for item in page.toc.items)
            self._states[page.file.src_uri] = _State(page.content or "", dict(page.meta), headings)

    def forget(self, uri: str) -> None:
        """Forget the page that is made from `uri`."""
        self._states.pop(uri, None)

    def restore(self, page: Any) -> None:
        """Put a page back into the state in which it was kept."""
        state = self._states[page.file.src_uri]
        page.content, page.meta = state.content, dict(state.meta)
        for item, identifier in state.headings:
            item.id = identifier

    def html(self) -> dict[str, str]:
        """Return the content of each page, by its source."""
        return {uri: state.content for uri, state in self._states.items()}
