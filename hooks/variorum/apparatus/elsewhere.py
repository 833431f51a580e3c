"""Where the apparatus says more of a note: links from the margin."""

from __future__ import annotations

from collections.abc import Callable

from variorum.apparatus.about_text import ABOUT_TEXT
from variorum.apparatus.claims import CLAIMS
from variorum.apparatus.critical import CRITICAL
from variorum.apparatus.entities import ENTITIES
from variorum.apparatus.entries import SOURCES_PAGE
from variorum.apparatus.glossary import GLOSSARY
from variorum.apparatus.note_pages import note_uri
from variorum.apparatus.page import Link
from variorum.model.kinds import Annotation
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.glossary import Glossary
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.model.kinds.variant import Variant
from variorum.model.registers import Registers
from variorum.rendering.notes import Elsewhere


def elsewhere(link: Link, registers: Registers, *, has_apparatus: bool, has_note_pages: bool) -> Elsewhere:
    """Return the addresses that the notes of an article link to; `link` gives them from its page."""
    note: Callable[[str], str] = (lambda of: link(note_uri(of))) if has_note_pages else (lambda _: "")
    if not has_apparatus:
        return Elsewhere(note=note)
    claims, critical, sources = link(CLAIMS.uri), link(CRITICAL.uri), link(SOURCES_PAGE)
    glossary, entities = link(GLOSSARY.uri), link(ENTITIES.uri)

    def apparatus(annotation: Annotation) -> tuple[str, str]:
        match annotation:
            case ReliabilityNote():
                return CLAIMS.title, f"{claims}#{annotation.id}"
            case Variant() | Correction():
                return "Apparatus", f"{critical}#{annotation.id}"
            case Glossary() if annotation.term in registers.glossary:
                return GLOSSARY.title, f"{glossary}#{annotation.term}"
            case Glossary():
                return ENTITIES.title, f"{entities}#{annotation.term}"
            case _:
                return "", ""

    return Elsewhere(
        note=note,
        source=lambda identifier: f"{sources}#{identifier}",
        apparatus=apparatus,
        about=link(ABOUT_TEXT.uri),
    )
