"""What is wrong with a link within the edition, and what was probably meant."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from variorum.anchoring.suggestion import nearest
from variorum.model.problem import Code, Place, Problem
from variorum.model.site_index import PASSAGE, SiteIndex, Target

MOST_SUGGESTED = 200
"""Links for which a correction is suggested: to search many pages takes time."""
LONGEST_ADDRESS = 200
"""Code points of an address that a message repeats; nobody can say what a longer one was meant to be."""
_NO_AIM = (".css", ".js", ".json", ".map", ".woff2", ".xml")
"""Suffixes of files that pages load and that no link is meant to lead to."""


class Link(NamedTuple):
    """A link within the edition, where it is written, and for what page."""

    place: Place
    address: str
    base: str


class LinkProblems:
    """Words the problems of the links of one edition."""

    def __init__(self, index: SiteIndex) -> None:
        self._index = index
        self._meant: dict[tuple[str, str], str | None] = {}
        # Links of one article stand together, and the paths of a large site take much memory.
        self._paths = lru_cache(maxsize=2)(self._paths_from)

    def no_page(self, link: Link) -> Problem:
        """Return the problem of a link to a page or a file that is not there."""
        if not link.address:
            return _problem(link.place, "A link has no address.", "Write one, or remove the link.")
        path, sign, rest = link.address.partition("#")
        if not path:
            shown = _shown(link.address)
            message = f"A link leads to “{shown}”, a note that is no longer in the text and has no page."
            return _problem(link.place, message, "Remove the link.")
        message = f"A link leads to “{_shown(link.address)}”, and there is no such page or file."
        folder = posixpath.dirname(link.base)
        is_from_root = path.startswith("/")
        where = "" if is_from_root else folder
        # `../` does not count towards similarity.
        alike = self._suggested(link, path.lstrip("./"), where, lambda: self._paths(folder, is_from_root))
        if alike:
            meant = self._paths(folder, is_from_root)[alike]
            return _problem(link.place, message, f"Did you mean `{meant}{sign}{rest}`?")
        return _problem(
            link.place,
            message,
            f"Write the path of a file below the folder of pages, from {folder}/ or, "
            "with / before it, from that folder; or remove the link.",
        )

    def no_id(self, link: Link, target: Target, ids_there: Iterable[str]) -> Problem:
        """Return the problem of a link to an id that the page, which has `ids_there`, has not."""
        identifier, path = target.fragment, link.address.partition("#")[0]
        message = f"A link leads to “{_shown(link.address)}”, and "
        message += (
            f"{target.uri} has nothing with this id."
            if path
            else "no note has this id, nor anything on the page."
        )
        if identifier.removeprefix(PASSAGE) in self._index.notes and path:
            return _problem(link.place, message, f"That note is on another page: write `#{identifier}`.")
        where = f"{'page' if path else 'page or note'} #{target.uri}"
        meant = self._suggested(
            link, identifier, where, lambda: [*ids_there, *(() if path else self._index.notes)]
        )
        fix = f"Did you mean `{path}#{meant}`?" if meant else "Correct the id, or remove the link."
        return _problem(link.place, message, fix)

    def _suggested(
        self, link: Link, written: str, where: str, choices: Callable[[], Iterable[str]]
    ) -> str | None:
        """Return the choice at `where` that is most like `written`; None after `MOST_SUGGESTED` searches."""
        if len(link.address) > LONGEST_ADDRESS:
            return None
        key = (written, where)
        if key not in self._meant:
            # Each listing of the choices takes as long as the site is large.
            if len(self._meant) == MOST_SUGGESTED:
                return None
            self._meant[key] = nearest(written, sorted(choices()))
        return self._meant[key]

    def _paths_from(self, folder: str, is_from_root: bool) -> dict[str, str]:
        """Return how a link names each source, from the folder of its page or from the root.

        The keys are compared: the same paths without the dots and slashes at their beginning.
        """
        sources = sorted(s for s in self._index.sources if not s.endswith(_NO_AIM))
        if is_from_root:
            return {source: f"/{source}" for source in sources}
        paths = (posixpath.relpath(f"/{source}", f"/{folder}") for source in sources)
        return {path.lstrip("./"): path for path in paths}


def _shown(address: str) -> str:
    return address if len(address) <= LONGEST_ADDRESS else f"{address[:LONGEST_ADDRESS]}…"


def _problem(place: Place, message: str, fix: str) -> Problem:
    return Problem(place, Code.DEAD_LINK, message, fix)
