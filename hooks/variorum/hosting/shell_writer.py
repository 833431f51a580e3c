"""Writes pages that have a shell past the steps that a host takes for each page.

For each page a host asks its plugins, looks up the template, and makes the folders; we join its stylesheets,
which are looked for in its head. Of pages whose frame is rendered once all that is the same every time: so
the shell is finished once, and what it is filled with is written. Where anything may differ, such as a page
with something that the pictures of the theme are for, the host makes the page as usual. So it does with the
first pages, and where it has plugins that we do not know, which may look at each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from variorum.hosting.finished_page import PageFinish
from variorum.hosting.page_builder import build_pages_by
from variorum.hosting.page_shells import PageShells, Proven
from variorum.hosting.shell import Shell, Words
from variorum.hosting.woven_pages import WovenPages

_OPEN_CLASS = re.compile(r"""class=["']?[^"'>]*$""")
"""The beginning of an attribute in which what follows would be a class."""
_READ_BY_SEARCH = "data-search-"
"""Material's search takes attributes with such names out of a page."""


class ShellWriter:
    """Writes the pages of one build that are filled as they are written."""

    def __init__(
        self, shells: PageShells, pages: WovenPages, finish: PageFinish, finished: Callable[[Any, str], str]
    ) -> None:
        """`finished` makes of a page of the host and its HTML what is published, with `finish`."""
        self._shells, self._pages, self._finish, self._finished = shells, pages, finish, finished
        self._ready: dict[int, Shell | None] = {}
        self._have_icons: dict[int, bool] = {}

    def put_in(self, host: Any) -> None:
        """Let the `host`, the module that builds pages, write the pages so."""

        def build_page(usual: Callable[..., None], page: Any, *more: Any, **named: Any) -> None:
            # After the page come settings, files, navigation and templates; what is asked beside is unusual.
            is_usual = any(more[4:]) or any(named.values())
            if is_usual or not self.write(page, more[2]):
                usual(page, *more, **named)

        build_pages_by(host, build_page)

    def write(self, page: Any, nav: Any) -> bool:
        """Write a page, if it is filled late and has a shell; return whether that was done."""
        if page.file.src_uri not in self._pages.put_off:
            return False
        proven = self._shells.proven(page, nav)
        shell = self._finished_shell(proven, page) if proven else None
        if not proven or not shell or "=" in page.title or _READ_BY_SEARCH in page.content:
            return False
        heading = page.toc.items[0]
        before = page.content, page.meta, heading.id
        self._pages.weave_into(page)
        words = self._shells.words({**proven.context, "page": page})
        if self._is_alike(shell, words) and _is_written(shell.filled(words), Path(page.file.abs_dest_path)):
            page.content = None
            return True
        page.content, page.meta, heading.id = before
        self._pages.put_off.add(page.file.src_uri)
        return False

    def _is_alike(self, shell: Shell, words: Words) -> bool:
        """Return whether a page with these words is finished as its shell is."""
        return self._have_icons[id(shell)] or not self._finish.needs_icons("\n".join(words))

    def _finished_shell(self, proven: Proven, page: Any) -> Shell | None:
        key = id(proven.shell)
        if key not in self._ready:
            shell = proven.shell.changed(lambda output: self._finished(page, output))
            # No word may be one that the finish of a page asks for, where it stands.
            is_safe = shell and not any(map(_OPEN_CLASS.search, shell.parts_before_words))
            self._ready[key] = shell if is_safe else None
            self._have_icons[id(shell)] = self._finish.needs_icons(proven.shell.frame)
        return self._ready[key]


def _is_written(html: str, path: Path) -> bool:
    """Write a page; return whether that could be done. If not, the host says why."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(html.encode("utf-8", errors="xmlcharrefreplace"))
    except OSError:
        return False
    return True
