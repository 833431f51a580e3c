"""The sources that the notes of an article cite, as one numbered list at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.model.direction import Direction
from variorum.model.edition import PlacedNote
from variorum.model.registers import Registers, Source
from variorum.rendering.note_html import Isolated, isolated_if_needed, source_html
from variorum.rendering.site_links import SiteLinks


class CitedSource(NamedTuple):
    """A line of the list; its number is its place, which browsers count."""

    source: Source
    entry: str
    """Address of its entry in the bibliography; empty where there is none."""
    is_further: bool
    """Whether only further notes cite it."""


def source_numbers(notes: Sequence[PlacedNote], registers: Registers) -> dict[str, int]:
    """Return the number of each cited source by its id, from 1.

    Sources of core notes come first, so that their numbers have no gaps where only those notes are
    shown; then in the order in which the notes stand.
    """
    core_first = sorted(notes, key=_is_further)
    cited = dict.fromkeys(
        citation.id
        for note in core_first
        for citation in note.annotation.sources
        if citation.id in registers.sources
    )
    return {identifier: number for number, identifier in enumerate(cited, 1)}


def render_cited_sources(
    notes: Sequence[PlacedNote],
    numbers: Mapping[str, int],
    registers: Registers,
    links: SiteLinks,
    direction: Direction,
) -> str:
    """Return the list as HTML for a page with this direction; empty if the notes cite nothing.

    `numbers` are those of `source_numbers`, from 1 without a gap.
    """
    if not numbers:
        return ""
    core = {citation.id for note in notes if not _is_further(note) for citation in note.annotation.sources}
    cited = [
        CitedSource(registers.sources[identifier], links.source(identifier), identifier not in core)
        for identifier in numbers
    ]
    rows = isolated_if_needed(lambda isolates: "\n".join(_row(row, isolates) for row in cited), direction)
    return (
        f'\n<section class="vm-cited" lang="{links.language}" aria-labelledby="vm.cited">\n'
        '<details><summary lang="en"><h2 id="vm.cited">Sources of the notes</h2></summary>\n'
        f"<ol>\n{rows}\n</ol>\n</details></section>"
    )


def _row(row: CitedSource, isolates: Isolated) -> str:
    further = ' class="vm-further"' if row.is_further else ""
    return f"<li{further}>{source_html(row.source, row.entry, isolates=isolates)}</li>"


def _is_further(note: PlacedNote) -> bool:
    return note.annotation.prominence == "further"
