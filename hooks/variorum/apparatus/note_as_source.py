"""A note as a source, in BibTeX and in CSL-JSON.

Of thousands of notes these differ in id, title and address alone, as long as authors and version are the
same. So they are made once for what is the same, with signs in place of these three, and then filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from variorum.exporting.exports.bibtex import bibtex, escaped, escaped_address
from variorum.exporting.exports.csl_json import csl_json
from variorum.exporting.indented_json import encoded
from variorum.model.csl.names import Name
from variorum.model.registers import Source

_WEB_PAGE = Source(id="note", type="webpage", title="Note")
"""What is the same of all notes as sources: a copy takes a quarter of the time of a new one."""
_ID, _TITLE, _URL = _HOLES = "\ue000\ue001\ue002"
"""Signs without a meaning, which stand for what differs."""
_HOLE = re.compile(f"([{_HOLES}])")


class Alike(NamedTuple):
    """What is the same of many notes."""

    authors: tuple[str, ...]
    site: str
    issued: str | None
    """The day of the last change."""
    access: str | None
    """What else is to be said of it."""


def note_as_source(note: str, title: str, url: str, alike: Alike) -> tuple[str, str]:
    """Return the note with the id `note` as a source, in BibTeX and in CSL-JSON; `url` may be empty."""
    identifier = f"note-{note}"[:80].rstrip("-")
    if _HOLE.search("".join((*alike.authors, alike.site, alike.access or ""))):
        return _made(identifier, title, url or None, alike)
    in_bibtex, in_json = _frames(alike, has_url=bool(url))
    return (
        _filled(in_bibtex, {_ID: identifier, _TITLE: escaped(title), _URL: escaped_address(url)}.__getitem__),
        _filled(
            in_json, {_ID: identifier, _TITLE: encoded(title)[1:-1], _URL: encoded(url)[1:-1]}.__getitem__
        ),
    )


def _made(identifier: str, title: str, url: str | None, alike: Alike) -> tuple[str, str]:
    # Not validated: its title is longer than any that people write, and the site's address is not ours.
    source = _WEB_PAGE.model_copy(
        update={
            "id": identifier,
            "title": title,
            "author": tuple(Name(literal=author) for author in alike.authors),
            "container_title": " ".join(alike.site.split()),
            "issued": alike.issued,
            "url": url,
            "access": alike.access,
        }
    )
    return bibtex([source]), csl_json([source])


@lru_cache(maxsize=256)
def _frames(alike: Alike, *, has_url: bool) -> tuple[Sequence[str], Sequence[str]]:
    """Return BibTeX and CSL-JSON, divided at what differs."""
    in_bibtex, in_json = _made(_ID, _TITLE, _URL if has_url else None, alike)
    return _HOLE.split(in_bibtex), _HOLE.split(in_json)


def _filled(frame: Sequence[str], value: Callable[[str], str]) -> str:
    parts = [*frame]
    parts[1::2] = map(value, parts[1::2])
    return "".join(parts)
