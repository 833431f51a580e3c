"""Where a site says more of an article and its notes, and for which purpose it shows the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.kinds import Annotation
from variorum.model.record import AnnotationRecord
from variorum.rendering.note_links import Address, as_written


class PlaceOnPath(NamedTuple):
    """Where a note stands on a reading path."""

    path: str
    """Id of the path …"""
    title: str
    """… and what it is called."""
    page: str
    """Address of the article as it is shown for the path, or of the path's own page."""
    number: int
    total: int
    before: str = ""
    """Id of the note before it, where the article is shown for the path; empty for the first …"""
    after: str = ""
    """… and of the one after it, empty for the last."""
    says: str = ""
    """What to look for there, where the article is shown for the path."""


class Purpose(NamedTuple):
    """The article shown for one purpose: for a path, or without verdicts."""

    name: str
    """The name of the file, beside the article's page …"""
    title: str
    """… and what it is called."""
    says: str
    """What readers should know of it, in a sentence."""
    page: str = ""
    """Address of the page that it belongs to, such as that of the path."""
    hides_verdicts: bool = False
    """Whether ratings, effects and corrections are hidden until a reader opens their notes."""


class ShownVersion(NamedTuple):
    """An earlier version of the text, shown with its notes as they stood. Nobody writes notes on it."""

    number: int
    present: int
    """The number of the text as it is now …"""
    page: str
    """… and the address of its page."""
    versions: str
    """Address of the page that lists all versions."""
    until: str
    """When another took its place, in words."""
    says: str = ""
    """What readers should know of it."""
    left_out: int = 0
    """Notes of that time that cannot be shown."""


class SiteFacts(NamedTuple):
    """What stands about the edition below a text."""

    name: str = ""
    address: str = ""
    """The whole address of the article's page; empty, where it is not known."""
    citing: str = ""
    """Address of the page that says how to cite."""
    licence: str = ""
    """The licence of the notes …"""
    licence_url: str = ""
    """… and where it can be read."""
    doi: str = ""
    """The address of the edition's DOI."""


_NO_SITE = SiteFacts()


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """Where a site says more, as addresses relative to the article's page; empty where it does not."""

    note: Callable[[str], str] = lambda _: ""
    """Gives the page that a note has of its own, by its id."""
    any_note: str = ""
    """The same of a note that may be on another page, with `{id}` for its id."""
    source: Callable[[str], str] = lambda _: ""
    """Gives the entry of a source, by its id."""
    entry: Callable[[str], str] = lambda _: ""
    """Gives the entry of a term, a person or a body, by its id."""
    apparatus: Callable[[Annotation], tuple[str, str]] = lambda _: ("", "")
    """Gives name and address of the page that lists a note among its like."""
    paths: Callable[[str], Sequence[PlaceOnPath]] = lambda _: ()
    """Gives where a note stands on reading paths, by its id."""
    about: str = ""
    """Address of the page on the article's text."""
    change: Callable[[AnnotationRecord], str] = lambda _: ""
    """Gives the page on which somebody changes a note's lines in its file."""
    guide: str = ""
    """Address of the page that says how notes are written …"""
    issues: str = ""
    """… and of the one on which errors are reported."""
    address: Address = as_written
    """Gives where a link leads that stands in a note."""
    language: str = "en"
    """The language of the site, and so of the notes."""
    shown: str = "core"
    """Which notes are shown at first: `core`, `all` or `none`."""
    formats: Sequence[tuple[str, str, str]] = ()
    """Label, address and media type of each format in which the article can be downloaded."""
    ways: Sequence[tuple[str, str]] = ()
    """Name and address of the pages to which a reader may go on from the article."""
    site: SiteFacts = _NO_SITE
    """What the site says of itself below a text."""
    next_article: tuple[str, str] = ("", "")
    """Title and address of another article to read."""
    without_verdicts: str = ""
    """Address of the article without its verdicts."""
    whole: str = ""
    """Address of the article's page with everything on it."""
    styles_of_views: str = ""
    """Address of the stylesheet for the article as it is shown for one purpose."""
    styles_of_pages: str = ""
    """Address of the stylesheet for pages of the site that have notes."""
    purpose: Purpose | None = None
    """The purpose, if it is shown for one."""
    versions: str = ""
    """Address of the page that lists the earlier versions of the text, if it has any."""
    version: ShownVersion | None = None
    """The version, if this is an earlier one."""

    @property
    def hides_verdicts(self) -> bool:
        """Whether ratings, effects and corrections are hidden until a reader opens their notes."""
        return self.purpose is not None and self.purpose.hides_verdicts


NO_LINKS = SiteLinks()
"""For hosts on which an article stands alone."""
