"""Where the apparatus says more of a note: links from the margin."""

from __future__ import annotations

from variorum.apparatus.about_text import ABOUT_TEXT
from variorum.apparatus.claims import CLAIMS
from variorum.apparatus.critical import CRITICAL
from variorum.apparatus.entities import ENTITIES
from variorum.apparatus.entries import SOURCES_PAGE
from variorum.apparatus.entry_address import entry_address
from variorum.apparatus.glossary import GLOSSARY
from variorum.apparatus.note_pages import note_uri
from variorum.apparatus.page import Publication
from variorum.model.kinds import Annotation
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.glossary import Glossary
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.model.kinds.variant import Variant
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.rendering.notes import Elsewhere

GUIDE = "contribute.md"
"""The page, if the site has one, that says how notes are written."""


def elsewhere(publication: Publication, uri: str, registers: Registers) -> Elsewhere:
    """Return the addresses that the article of which `uri` is the page, and its notes, link to."""
    link, forge = publication.links_from(uri), publication.forge
    claims, critical, sources = link(CLAIMS.uri), link(CRITICAL.uri), link(SOURCES_PAGE)
    entry = entry_address(link, registers)

    def apparatus(annotation: Annotation) -> tuple[str, str]:
        match annotation:
            case ReliabilityNote():
                return CLAIMS.title, f"{claims}#{annotation.id}"
            case Variant() | Correction():
                return "Apparatus", f"{critical}#{annotation.id}"
            case Glossary() if annotation.term in registers.glossary:
                return GLOSSARY.title, entry(annotation.term)
            case Glossary():
                return ENTITIES.title, entry(annotation.term)
            case _:
                return "", ""

    def change(record: AnnotationRecord) -> str:
        return forge.edit(record.file, record.line) if forge else ""

    return Elsewhere(
        note=(lambda identifier: link(note_uri(identifier)))
        if publication.has_note_pages
        else (lambda _: ""),
        any_note=f"../../{note_uri('{id}').removesuffix('.md')}.html" if publication.has_note_pages else "",
        source=(lambda identifier: f"{sources}#{identifier}")
        if publication.has_apparatus
        else (lambda _: ""),
        entry=entry if publication.has_apparatus else (lambda _: ""),
        apparatus=apparatus if publication.has_apparatus else (lambda _: ("", "")),
        about=link(ABOUT_TEXT.uri) if publication.has_apparatus else "",
        change=change,
        guide=link(GUIDE) if publication.url_of(GUIDE) != GUIDE else "",
        issues=forge.issues if forge else "",
    )
