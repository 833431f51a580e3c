"""The notes of a book as reading programs exchange them: EPUB Annotations 1.0 (W3C Working Draft).

Where the draft and Thorium Reader differ (`@context`, `dc:publisher`, `tag`), it is as Thorium imports it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from variorum.exporting.dating import UNKNOWN, modified_at
from variorum.exporting.epub.package import FOLDER, identifier_of
from variorum.exporting.epub.passages import BookText
from variorum.exporting.epub.text import TEXT
from variorum.exporting.export import PublishedSite
from variorum.exporting.note_data import FIELDS, lifecycle
from variorum.model.direction import direction_of_text
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.history import History
from variorum.model.wording import full_stop_after
from variorum.version import VERSION

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOURCE = f"{FOLDER}/{TEXT}"
_COLOURS = {"correction": "pink", "variant": "orange", "glossary": "blue", "reliability": "green"}
"""Colours out of the six that the draft has; other kinds are yellow."""


def annotation_set(annotated: AnnotatedArticle, site: PublishedSite, history: History) -> dict[str, Any]:
    """Return all notes on the text of a book as one set, each under its id, in the order of the text."""
    known = annotated.article.metadata
    identifier = identifier_of(annotated, site)
    about: dict[str, Any] = {
        "dc:identifier": [identifier],
        "dc:format": "application/epub+zip",
        "dc:title": known.title,
        "dc:publisher": [site.name],
        "dc:creator": [known.author] if known.author else [],
    }
    if known.date and known.date_is == "exact":
        about["dc:date"] = known.date[:4]
    return {
        "@context": CONTEXT,
        "id": _urn(identifier, "annotations"),
        "type": "AnnotationSet",
        "generator": {"id": "urn:variorum", "type": "Software", "name": f"Variorum {VERSION}"},
        "generated": modified_at(history, (note.annotation.id for note in annotated.notes)),
        "title": f"Notes on {known.title}",
        "about": about,
        "items": list(_items(annotated, site, history, identifier)),
    }


def _items(
    annotated: AnnotatedArticle, site: PublishedSite, history: History, book: str
) -> Iterator[dict[str, Any]]:
    text = BookText(annotated)
    for note in annotated.notes:
        annotation = note.annotation
        dates = lifecycle(annotation.id, history)
        item: dict[str, Any] = {
            "@context": CONTEXT,
            "id": (site.address and site.address_of_note(annotation.id)) or _urn(book, annotation.id),
            "type": "Annotation",
            "motivation": "commenting",
            "created": dates.created or UNKNOWN,
        }
        if dates.modified:
            item["modified"] = dates.modified
        if creator := _creator(note, annotated, book):
            item["creator"] = creator
        kind = annotation.of_kind.name
        words = _words(note, annotated)
        item["body"] = {
            "type": "TextualBody",
            "value": words,
            "format": "text/plain",
            "language": site.language,
            "textDirection": direction_of_text(words),
            "tag": kind,
            "tags": [kind],
            "color": _COLOURS.get(kind, "yellow"),
            "highlight": "underline",
        }
        item["target"] = {"source": SOURCE, "selector": text.selectors(note.spans[0]) if note.spans else []}
        item[FIELDS] = annotation.model_dump(mode="json", exclude_defaults=True)
        yield item


def _creator(note: PlacedNote, annotated: AnnotatedArticle, book: str) -> dict[str, str]:
    """Return who wrote a note: the first, since there can be one; the words of the note name all."""
    known = (annotated.registers.contributors.get(by) for by in note.annotation.by)
    who = next(filter(None, known), None)
    if not who:
        return {}
    orcid = f"https://orcid.org/{who.orcid}" if who.orcid else ""
    return {"id": orcid or _urn(book, f"by {who.id}"), "type": "Person", "name": who.name}


def _words(note: PlacedNote, annotated: AnnotatedArticle) -> str:
    """Return what a note says, as plain text: reading programs show no other."""
    annotation, registers = note.annotation, annotated.registers
    details = [
        f"{detail.label.removesuffix(':')}: {detail.value}"
        + f" ({detail.explanation})" * bool(detail.explanation)
        for detail in annotation.details(registers)
    ]
    cited = [
        registers.sources[citation.id].title
        for citation in annotation.sources
        if citation.id in registers.sources
    ]
    names = registers.contributor_names(annotation.by)
    sources = "; ".join(cited)
    parts = [
        f"{annotation.of_kind.title}: {annotation.headline(registers)}",
        note.text,
        "\n".join(details),
        f"Sources: {sources}{full_stop_after(sources)}" if sources else "",
        ", ".join(names),
    ]
    return "\n\n".join(filter(None, parts))


def _urn(book: str, name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{book}#{name}')}"
