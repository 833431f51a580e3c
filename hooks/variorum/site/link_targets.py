"""Where links within the edition lead: to pages, to files, and to notes."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.apparatus.page import note_uri
from variorum.model.addresses import page_uri
from variorum.model.edition_files import EditionFiles
from variorum.model.site_index import SiteIndex, Target
from variorum.site.site_file import SiteFiles


def site_index(files: EditionFiles, site: SiteFiles, sources: Iterable[str]) -> SiteIndex:
    """Return where links within the edition lead, on a site that is made from `sources`."""
    own = {page.uri for page in site.apparatus}
    notes: dict[str, Target | None] = {}
    for entry in files.articles:
        for note in (candidate.annotation for candidate in entry.notes):
            page = note_uri(note.id)
            if not note.is_off_the_page:
                notes[note.id] = Target(page_uri(entry.article.slug), note.id)
            else:
                notes[note.id] = Target(page) if page in own else None
    for slug, settled in files.settled.items():
        notes |= {identifier: Target(page_uri(slug), identifier) for identifier, _ in settled.ids}
        for identifier in settled.off_the_page:
            notes[identifier] = Target(page) if (page := note_uri(identifier)) in own else None
    return SiteIndex(sources, notes)
