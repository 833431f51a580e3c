"""The sources that the notes of an article cite, as one numbered list at its end.

The list says all; a note names each source in short, and leads to its line. So a page says once what is long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.model.direction import Direction
from variorum.model.edition import PlacedNote
from variorum.model.registers import Registers, Source
from variorum.model.registers.short_citation import short_citations
from variorum.rendering.note_html import Isolated, isolated_if_needed, source_html
from variorum.rendering.site_links import SiteLinks


class CitedSource(NamedTuple):
    """A line of the list."""

    source: Source
    number: int
    """Its place in the list, which browsers count."""
    short: str
    """How notes name it."""
    is_further: bool
    """Whether only further notes cite it."""

    @property
    def anchor(self) -> str:
        """The id of the line."""
        return f"vm.source-{self.number}"


def cited_sources(notes: Sequence[PlacedNote], registers: Registers) -> dict[str, CitedSource]:
    """Return the lines of the list by the ids of their sources; their numbers begin with 1, and have no gap.

    Sources of core notes come first, so that their numbers have no gaps where only those notes are
    shown; then in the order in which the notes stand.
    """
    is_further: dict[str, bool] = {}
    for note in sorted(notes, key=_is_further):
        for citation in note.annotation.sources:
            if citation.id in registers.sources:
                is_further.setdefault(citation.id, _is_further(note))
    sources = {identifier: registers.sources[identifier] for identifier in is_further}
    short = short_citations(sources)
    return {
        identifier: CitedSource(source, number, short[identifier], is_further[identifier])
        for number, (identifier, source) in enumerate(sources.items(), 1)
    }


def render_cited_sources(cited: Mapping[str, CitedSource], links: SiteLinks, direction: Direction) -> str:
    """Return the list as HTML for a page with this direction; empty if the notes cite nothing."""
    if not cited:
        return ""

    def rows(isolates: Isolated) -> str:
        return "\n".join(_row(line, links.source(line.source.id), isolates) for line in cited.values())

    return (
        f'\n<section class="vm-cited" lang="{links.language}" aria-labelledby="vm.cited">\n'
        '<h2 lang="en" id="vm.cited">Sources of the notes</h2>\n'
        f"<ol>\n{isolated_if_needed(rows, direction)}\n</ol>\n</section>"
    )


def _row(line: CitedSource, entry: str, isolates: Isolated) -> str:
    further = ' class="vm-further"' if line.is_further else ""
    return f'<li id="{line.anchor}"{further}>{source_html(line.source, entry, isolates=isolates)}</li>'


def _is_further(note: PlacedNote) -> bool:
    return note.annotation.prominence == "further"
