"""A placed note → its HTML in the margin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from variorum.model.edition import PlacedNote
from variorum.model.registers import Registers


@dataclass(frozen=True, slots=True)
class PlaceInMargin:
    """Below which notes a note has to stand. Numbers of notes; 0 means the top of the page."""

    previous: int
    previous_on_side: int
    """In the same margin, on a page that has two."""
    is_last: bool
    is_last_on_side: bool

    def style(self, note: PlacedNote) -> str:
        """Return the anchors of the note: its own name, its passage, the notes above it.

        Each has a name of its own, since looking for a shared one takes a time that grows
        with their number. The last notes have a further name, for what must stay below them.
        """
        names = [f"--vm-n{note.number}"]
        names += ["--vm-last"] if self.is_last else []
        names += [f"--vm-last-{note.annotation.side}"] if self.is_last_on_side else []
        return (
            f"anchor-name:{','.join(names)};--vm-ref:--vm-r{note.number if note.spans else 0};"
            f"--vm-prev:--vm-n{self.previous};--vm-prev-on-side:--vm-n{self.previous_on_side}"
        )


def render_note(
    note: PlacedNote, registers: Registers, aside: Callable[..., str], place: PlaceInMargin
) -> str:
    """Return the `<aside>` of a note, made by the macro `aside` of note.html."""
    annotation = note.annotation
    sources = registers.sources
    contributors = registers.contributors
    return aside(
        annotation,
        note.number,
        annotation.headline(registers),
        Markup(note.body),  # noqa: S704 - made safe by rendering.bodies
        annotation.details(registers),
        [(sources[c.id], c.locator) for c in annotation.sources if c.id in sources],
        [contributors[by].name for by in annotation.by if by in contributors],
        bool(note.spans),
        place.style(note),
    )
