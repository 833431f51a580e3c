"""What a site's search should know of a note."""

from __future__ import annotations

from markupsafe import escape

from variorum.model.edition import PlacedNote
from variorum.model.registers import Registers


def search_entry(note: PlacedNote, registers: Registers, url: str) -> dict[str, str]:
    """Return an entry for the search index: the note's address, headline and words.

    All values are escaped: search shows them as HTML.
    """
    annotation = note.annotation
    headline = f"{annotation.title_of_kind}: {annotation.headline(registers)}"
    return {
        "location": f"{url}#{annotation.id}",
        "title": str(escape(headline)),
        "text": str(escape(note.text)),
    }
