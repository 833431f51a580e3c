"""Where the site says more of a note: links from the margin."""

from __future__ import annotations

from dataclasses import replace

from variorum.apparatus.on_demand import apparatus_elsewhere
from variorum.apparatus.page import Publication, addresses, note_uri
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.site_index import SiteIndex
from variorum.rendering.notes import NOWHERE, Elsewhere

GUIDE = "contribute.md"
"""The page, if the site has one, that says how notes are written."""


def elsewhere(
    publication: Publication, uri: str, registers: Registers, index: SiteIndex | None = None
) -> Elsewhere:
    """Return the addresses that the article of which `uri` is the page, and its notes, link to.

    `index` says where the links lead that people wrote into notes; without it they stay as they are.
    """
    link, forge = publication.links_from(uri), publication.forge
    listed = apparatus_elsewhere(link, registers) if publication.has_apparatus else NOWHERE

    def change(record: AnnotationRecord) -> str:
        return forge.edit(record.file, record.line) if forge else ""

    return replace(
        listed,
        note=(lambda identifier: link(note_uri(identifier))) if publication.has_note_pages else NOWHERE.note,
        any_note=f"../../{note_uri('{id}').removesuffix('.md')}.html" if publication.has_note_pages else "",
        change=change,
        guide=link(GUIDE) if publication.url_of(GUIDE) != GUIDE else "",
        issues=forge.issues if forge else "",
        address=addresses(index, uri, link, uri),
        language=publication.language,
    )
