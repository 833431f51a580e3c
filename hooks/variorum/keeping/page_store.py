"""Finished pages of articles, kept for the next build of the same edition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from variorum.keeping.kept_file import KeptFile
from variorum.keeping.settled_articles import as_kept, from_kept
from variorum.model.settled import SettledNotes

NAME = "pages"
"""Of the folder of the kept files."""
_PARTS = 64
"""Files among which the pages are divided, so that a build in which few changed writes little."""


class Question(NamedTuple):
    """What a page asked of the index of the site: a link as it is written, and where it leads."""

    address: str
    base: str
    target: list[str] | None
    """Source, fragment and query; None for a link that leads nowhere."""


class KeptPage(NamedTuple):
    """A page, and all that says whether it would be made in the same way again."""

    article: str
    """The sum of what its notes depend on (`article_sums.py`)."""
    site: str
    """The sum of what else the page is made from."""
    asked: tuple[Question, ...]
    notes: SettledNotes
    html: str
    found: list[Any]
    """The entries in the index of the search that the host made of the page …"""
    notes_found: list[Any]
    """… and those of its notes."""


class PageStore:
    """The pages that earlier builds kept.

    The first build of an edition on a machine leaves only a mark: a machine that builds once, as those of
    forges do, would write for nothing.
    """

    def __init__(self, kept_file: KeptFile) -> None:
        """Take what there is below the name of `kept_file`, which is the mark."""
        self._mark = kept_file
        self.is_first = kept_file.read() is None

    def pages(self) -> dict[str, KeptPage]:
        """Return the pages by the slugs of their articles."""
        if self.is_first:
            return {}
        return {slug: page for number in range(_PARTS) for slug, page in self._read(number)}

    def write(self, pages: Mapping[str, KeptPage], changed: Collection[str]) -> None:
        """Keep `pages`, of which those that are called `changed` are not kept yet."""
        if self.is_first:
            self._mark.write({})
            return
        self._mark.touch()
        for number in sorted(set(map(_part_of, changed))):
            own = {slug: _written(page) for slug, page in pages.items() if _part_of(slug) == number}
            self._mark.part(number).write(own)

    def _read(self, number: int) -> Iterator[tuple[str, KeptPage]]:
        kept = self._mark.part(number).read()
        for slug, values in kept.items() if isinstance(kept, dict) else ():
            try:
                yield slug, _read(values)
            except (TypeError, ValueError):
                continue


def _part_of(slug: str) -> int:
    return crc32(slug.encode()) % _PARTS


def _written(page: KeptPage) -> list[Any]:
    return [value if name != "notes" else as_kept(page.notes) for name, value in page._asdict().items()]


def _read(values: Any) -> KeptPage:
    """Return the page of which `values` were written. Raise `TypeError` or `ValueError` if they were not."""
    article, site, asked, notes, html, found, notes_found = values
    if not all(isinstance(value, str) for value in (article, site, html)):
        raise TypeError(values)
    entries = (*found, *notes_found)
    if not (isinstance(found, list) and isinstance(notes_found, list)):
        raise TypeError(values)
    if not all(isinstance(entry, dict) and isinstance(entry.get("location"), str) for entry in entries):
        raise TypeError(values)
    questions = tuple(Question(*question) for question in asked)
    if not all(isinstance(at.address, str) and isinstance(at.base, str) for at in questions):
        raise TypeError(values)
    return KeptPage(article, site, questions, from_kept(notes), html, found, notes_found)
