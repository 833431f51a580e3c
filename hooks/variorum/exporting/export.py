"""What an export is: a file made from an edition for other programs, and offered on one of its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from variorum.model.edition import Edition


class PublishedSite(NamedTuple):
    """What an export may have to know of the site."""

    name: str
    address: str
    """With a slash at its end; empty, where it is not known."""
    address_of_note: Callable[[str], str]
    """Gives the whole address of a note's page by its id; empty, where it is not known."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export. What a site offers, where it is linked, and the list in README.md follow from it."""

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
