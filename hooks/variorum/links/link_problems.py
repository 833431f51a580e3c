"""What is wrong with a link within the edition, and what was probably meant."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from variorum.anchoring.suggestion import nearest
from variorum.model.problem import Code, Place, Problem
from variorum.model.site_index import PASSAGE, SiteIndex, Target

MOST_SUGGESTED = 200
"""Links of which it is said what was probably meant: to find that among many pages takes time."""


_NO_AIM = (".css", ".js", ".json", ".map", ".woff2", ".xml")
"""How the names of files end that a page loads, and to which nobody means to lead a reader."""


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
        self._paths = cache(self._paths_from)

    def no_page(self, link: Link) -> Problem:
        """Return the problem of a link to a page or a file that is not there."""
        if not link.address:
            return _problem(link.place, "A link has no address.", "Write one, or remove the link.")
        path, sign, rest = link.address.partition("#")
        if not path:
            message = f"A link leads to “{link.address}”, a note that is withdrawn and has no page."
            return _problem(link.place, message, "Remove the link.")
        message = f"A link leads to “{link.address}”, and there is no such page or file."
        folder = posixpath.dirname(link.base)
        is_from_root = path.startswith("/")
        # What all relative paths begin with makes none more alike.
        paths = {way.lstrip("./"): way for way in self._paths(folder, is_from_root)}
        alike = self._suggested(path.lstrip("./"), "" if is_from_root else folder, paths)
        if alike:
            meant = paths[alike]
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
        message = f"A link leads to “{link.address}”, and "
        message += (
            f"{target.uri} has nothing with this id."
            if path
            else "no note has this id, nor anything on the page."
        )
        if identifier.removeprefix(PASSAGE) in self._index.notes and path:
            return _problem(link.place, message, f"That note is on another page: write `#{identifier}`.")
        ids = [*ids_there, *(() if path else self._index.notes)]
        meant = self._suggested(identifier, f"#{target.uri}", ids)
        fix = f"Did you mean `{path}#{meant}`?" if meant else "Correct the id, or remove the link."
        return _problem(link.place, message, fix)

    def _suggested(self, written: str, where: str, choices: Iterable[str]) -> str | None:
        """Return what of the `choices` there are at `where` is most like `written`, for the first links."""
        key = (written, where)
        if key not in self._meant:
            self._meant[key] = (
                nearest(written, sorted(choices)) if len(self._meant) < MOST_SUGGESTED else None
            )
        return self._meant[key]

    def _paths_from(self, folder: str, is_from_root: bool) -> tuple[str, ...]:
        """Return how a link names each source: from the folder of its page, or from the root."""
        sources = sorted(s for s in self._index.sources if not s.endswith(_NO_AIM))
        if is_from_root:
            return tuple(f"/{source}" for source in sources)
        return tuple(posixpath.relpath(f"/{source}", f"/{folder}") for source in sources)


def _problem(place: Place, message: str, fix: str) -> Problem:
    return Problem(place, Code.DEAD_LINK, message, fix)
