"""A source in TEI: the parts of a `bibl`."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from variorum.exporting.tei.dates import add_date
from variorum.exporting.tei.elements import add
from variorum.model.csl.item import CslItem
from variorum.model.csl.variables import DATES, NAMES, names_of, text_of
from variorum.model.fields import fields_of
from variorum.model.registers import Source

_IN_A_JOURNAL = ("article-journal", "article-magazine", "article-newspaper")
_SCOPES = {
    "volume": "volume",
    "issue": "issue",
    "part": "part",
    "chapter-number": "chapter",
    "section": "section",
    "page": "page",
}
"""By CSL’s variable: the `unit` of a `biblScope`."""
_NUMBERS = ("number", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "call-number")
_KEPT_AT = {
    "archive-place": "settlement",
    "archive": "repository",
    "archive_collection": "collection",
    "archive_location": "idno",
}
_HAVE_ELEMENTS = {
    *("id", "type", "title", "container-title", "collection-title", "publisher", "publisher-place", "issued"),
    *("edition", "language", "URL", "archived"),
    *(*_SCOPES, *_NUMBERS, *_KEPT_AT, *NAMES),
}


def add_facts(element: ET.Element, source: Source) -> None:
    """Add all that is known of a source to its `bibl`. What TEI has no element for is a `note`."""
    _add_names(element, source)
    add(element, "title", source.title)
    level = "j" if source.type in _IN_A_JOURNAL else "m"
    _add_known(element, "title", source.container_title, level=level)
    _add_known(element, "title", source.collection_title, level="s")
    _add_known(element, "edition", source.edition)
    _add_known(element, "pubPlace", source.publisher_place)
    _add_known(element, "publisher", source.publisher)
    if source.issued:
        add_date(element, source.issued)
    for key, unit in _SCOPES.items():
        _add_known(element, "biblScope", text_of(source, key), unit=unit)
    for key in _NUMBERS:
        _add_known(element, "idno", text_of(source, key), type=key)
    _add_archive(element, source)
    if source.language:
        add(element, "textLang", mainLang=source.language)
    _add_notes(element, source)
    for address, kind in ((source.url, ""), (source.archived, "archived")):
        if address:
            add(element, "ptr", target=address, type=kind)


def _add_known(element: ET.Element, tag: str, words: str | None, **attributes: str) -> None:
    if words:
        add(element, tag, words, **attributes)


def _add_names(element: ET.Element, source: Source) -> None:
    for key in NAMES:
        for name in names_of(source, key):
            role = "" if key in ("author", "editor") else key
            add(element, "author" if key == "author" else "editor", name.full, role=role)


def _add_notes(element: ET.Element, source: Source) -> None:
    for key in fields_of(CslItem):
        if key not in _HAVE_ELEMENTS and (words := text_of(source, key)):
            note = add(element, "note", "" if key in DATES else words, type=key)
            if key in DATES:
                add_date(note, words)


def _add_archive(element: ET.Element, source: Source) -> None:
    parts = {tag: words for key, tag in _KEPT_AT.items() if (words := text_of(source, key))}
    if parts:
        kept = add(element, "msIdentifier")
        for tag, words in parts.items():
            add(kept, tag, words)
