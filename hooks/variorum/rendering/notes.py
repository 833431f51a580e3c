"""Cards and their notes → HTML in the margin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from variorum.model.edition import PlacedNote
from variorum.model.kinds import Annotation
from variorum.model.registers import Registers, Source
from variorum.rendering.cards import Card

PageOf = Callable[[str], str]
"""Gives the address of the page that a note has of its own; empty, if it has none."""


def no_page(_: str) -> str:
    """Return the address of no page: on hosts where notes have none."""
    return ""


@dataclass(frozen=True, slots=True)
class PlaceInMargin:
    """Below which cards a card has to stand. Numbers of cards; 0 means the top of the page."""

    previous: int
    previous_on_side: int
    """In the same margin, on a page that has two."""
    is_last: bool
    is_last_on_side: bool
    lift: float
    """In `rem`, on a page that has two margins."""

    def style(self, card: Card) -> str:
        """Return the anchors of the card: its own name, its passage, the cards above it.

        Each has a name of its own, since looking for a shared one takes a time that grows
        with their number. The last cards have a further name, for what must stay below them.
        """
        names = [f"--vm-n{card.number}"]
        names += ["--vm-last"] if self.is_last else []
        names += [f"--vm-last-{card.side}"] if self.is_last_on_side else []
        lift = f";--vm-lift:{self.lift:g}rem" if self.lift else ""
        return (
            f"anchor-name:{','.join(names)};--vm-ref:--vm-r{card.number if card.spans else 0};"
            f"--vm-prev:--vm-n{self.previous};--vm-prev-on-side:--vm-n{self.previous_on_side}{lift}"
        )


def render_card(
    card: Card, registers: Registers, aside: Callable[..., str], page_of: PageOf, place: PlaceInMargin
) -> str:
    """Return the card with its notes, each made by the macro `aside` of note.html."""
    notes = "\n".join(_render_note(note, registers, aside, page_of) for note in card.notes)
    return f'<div class="vm-card vm-card--{card.side}" style="{place.style(card)}">\n{notes}</div>'


def note_contents(
    annotation: Annotation, body: str, registers: Registers, contents: Callable[..., str]
) -> str:
    """Return all that a note says, made by the macro `contents` of note.html; `body` is safe HTML."""
    return contents(
        annotation,
        Markup(body),  # noqa: S704 - made safe by rendering.bodies
        annotation.details(registers),
        _sources(annotation, registers),
    )


def authors_of(annotation: Annotation, registers: Registers) -> list[str]:
    """Return the names of those who wrote a note."""
    contributors = registers.contributors
    return [contributors[by].name for by in annotation.by if by in contributors]


def _render_note(note: PlacedNote, registers: Registers, aside: Callable[..., str], page_of: PageOf) -> str:
    annotation = note.annotation
    return aside(
        annotation,
        note.number,
        annotation.headline(registers),
        Markup(note.body),  # noqa: S704 - made safe by rendering.bodies
        annotation.details(registers),
        _sources(annotation, registers),
        authors_of(annotation, registers),
        bool(note.spans),
        page_of(annotation.id),
    )


def _sources(annotation: Annotation, registers: Registers) -> list[tuple[Source, str | None]]:
    sources = registers.sources
    return [(sources[c.id], c.locator) for c in annotation.sources if c.id in sources]
