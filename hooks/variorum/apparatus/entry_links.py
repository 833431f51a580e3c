"""Where the pages of the apparatus say more of a note: links from the margin."""

from __future__ import annotations

from variorum.apparatus.about_text import ABOUT_TEXT
from variorum.apparatus.claims import CLAIMS
from variorum.apparatus.critical import CRITICAL
from variorum.apparatus.entities import ENTITIES
from variorum.apparatus.entries import SOURCES_PAGE, entry_address
from variorum.apparatus.glossary import GLOSSARY
from variorum.apparatus.page import Link
from variorum.apparatus.paths import places_on_paths
from variorum.model.kinds import Annotation
from variorum.model.registers import Registers
from variorum.rendering.site_links import SiteLinks


def entry_links(link: Link, registers: Registers) -> SiteLinks:
    """Return the addresses in the apparatus that an article and its notes link to."""
    claims, critical, sources = link(CLAIMS.uri), link(CRITICAL.uri), link(SOURCES_PAGE)
    entry = entry_address(link, registers)

    def apparatus(annotation: Annotation) -> tuple[str, str]:
        if annotation.judged_claim():
            return CLAIMS.title, f"{claims}#{annotation.id}"
        if annotation.alternatives():
            return "Apparatus", f"{critical}#{annotation.id}"
        for term in annotation.terms():
            return (GLOSSARY if term in registers.glossary else ENTITIES).title, entry(term)
        return "", ""

    return SiteLinks(
        source=lambda identifier: f"{sources}#{identifier}",
        entry=entry,
        apparatus=apparatus,
        about=link(ABOUT_TEXT.uri),
        paths=places_on_paths(registers),
    )
