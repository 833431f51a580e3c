"""What an export is: files made from an edition for other programs, and offered on its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from variorum.model.addresses import ARTICLES, made_for, plain_name, whole_address
from variorum.model.edition import Edition
from variorum.model.settings import EditionSettings
from variorum.model.site_index import SiteIndex

Content = TypeVar("Content", bound=str | bytes, covariant=True)


class PublishedSite(NamedTuple):
    """What an export may have to know of the site."""

    name: str
    address: str
    """With a slash at its end; empty, where it is not known."""
    address_of_note: Callable[[str], str]
    """Gives the whole address of a note's page by its id; empty, where it is not known."""
    url_of: Callable[[str], str] = str
    """Gives the address, within the site, of what is made from a source."""
    settings: EditionSettings = EditionSettings()
    """What the edition says of itself."""
    language: str = "en"
    """The language of the notes."""
    site_index: SiteIndex | None = None
    """Where links within the edition lead."""

    def is_published(self, uri: str) -> bool:
        """Return whether the site has what is made from `uri`."""
        return not _is_withheld(uri, self.url_of(uri))

    def address_of(self, uri: str) -> str:
        """Return the address of what is made from `uri`: whole, or from the root of a site without one.

        Empty for a page that the site does not publish.
        """
        return self.link_to(uri, "")

    def link_to(self, uri: str, to_root: str) -> str:
        """Return the address of what is made from `uri`, for a file from which `to_root` leads to the root.

        Empty for a page that the site does not publish.
        """
        url = self.url_of(uri)
        if _is_withheld(uri, url):
            return ""
        return whole_address(self.address, url) if self.address else f"{to_root}{url}"


def _is_withheld(uri: str, url: str) -> bool:
    """Return whether a site has no page of `uri`: it gives to one that it has not the name of its source."""
    return uri.endswith(".md") and url == uri


@dataclass(frozen=True, slots=True)
class Export:
    """One file made from the whole edition. What a site offers, where, and the lists follow from it."""

    uri: str
    """Where it is published."""
    media_type: str
    label: str
    """The words of the link to it."""
    page: str
    """The source of the page of the apparatus that links to it."""
    says: str
    """What it holds, in a few words."""
    place: int
    """Where it stands among the exports in lists: the lowest first."""
    make: Callable[[Edition, PublishedSite], str]
    """Returns its content; nothing, if the edition has nothing for it."""
    format: str = ""
    """The name of the format, where the words of the link do not say it."""
    is_saved: bool = True
    """Whether a browser saves it, instead of showing it."""
    lacks: tuple[str, ...] = ()
    """What of an edition the format cannot hold, each in one sentence that says where it is instead."""


class Each(StrEnum):
    """What a series has one file for. The value is what stands for its name in the address."""

    ARTICLE = "{article}"
    NOTE = "{note}"
    REGISTER = "{register}"
    PASSAGE = "{passage}"


_BESIDE_THE_PAGE = f"{ARTICLES}/{Each.ARTICLE}/"


@dataclass(frozen=True, slots=True)
class Series(Generic[Content]):
    """Files made from an edition, one for each article, note, register or passage: text or bytes.

    They are made by a full build and by `variorum export`, not while a site is served.
    """

    uri: str
    """Where one is published, with the value of `each` in it."""
    each: Each
    media_type: str
    label: str
    """The words of the link to it, on the page of its article."""
    says: str
    """What one holds, in a few words."""
    place: int
    """Where it stands among the series in lists: the lowest first."""
    make: Callable[[Edition, PublishedSite], Iterator[tuple[str, Content]]]
    """Yields the name of each of them, and the content of its file."""
    needs_all: bool = False
    """Whether a file says something of other articles: then one part of a site makes all of the series."""
    setting: str = ""
    """The setting of an edition without which its site has no such files."""
    lacks: tuple[str, ...] = ()
    """What of an edition the format cannot hold, each in one sentence that says where it is instead."""

    def uri_of(self, name: str) -> str:
        """Return where the file is published for what is called `name`."""
        if self.is_beside_the_page:
            return made_for(name, self.uri.removeprefix(_BESIDE_THE_PAGE))
        return self.uri.replace(self.each, plain_name(name))

    @property
    def is_beside_the_page(self) -> bool:
        """Whether the files lie beside the pages of articles."""
        return self.uri.startswith(_BESIDE_THE_PAGE)

    def is_published(self, settings: EditionSettings) -> bool:
        """Return whether the site of an edition with these settings has these files."""
        return not self.setting or bool(getattr(settings, self.setting))
