"""What is known of a source beside what its line in the bibliography says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from variorum.model.csl.item import CslItem
from variorum.model.csl.variables import DATES, NAMES, names_of, text_of
from variorum.model.dates import date_in_words
from variorum.model.fields import fields_of
from variorum.model.registers import Source
from variorum.model.wording import as_words

_SHOWN_ELSEWHERE = frozenset(
    (
        *("id", "type", "title", "author", "interviewer", "recipient", "composer", "editor", "translator"),
        *("illustrator", "genre", "medium", "container-author", "container-title", "collection-title"),
        *("collection-number", "event-title", "event-place", "edition", "version", "volume", "issue"),
        *("chapter-number", "section", "publisher-place", "publisher", "authority", "number", "issued"),
        *("page", "archive-place", "archive", "archive_collection", "archive_location", "call-number"),
        *("DOI", "URL", "archived", "access", "language", "note", "abstract"),
    )
)
"""In the line (styles/bibliography.csl), or in a place of its own on the page."""


class Fact(NamedTuple):
    """Something that is known of a source."""

    label: str
    value: str


def further_facts(source: Source) -> Iterator[Fact]:
    """Yield what has no other place on the page of sources, in the order of the model."""
    for key in fields_of(CslItem):
        if key in _SHOWN_ELSEWHERE:
            continue
        if key in NAMES:
            value = ", ".join(name.full for name in names_of(source, key))
        else:
            value = text_of(source, key)
        if value:
            yield Fact(_label(key), date_in_words(value) if key in DATES else value)


def _label(key: str) -> str:
    if key.isupper():
        return key
    words = as_words(key.replace("_", "-"))
    return f"{words[:1].upper()}{words[1:]}" if key != "keyword" else "Keywords"
