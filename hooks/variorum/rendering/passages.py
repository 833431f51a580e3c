"""A slice of a passage → the marks around its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from variorum.model.edition import PlacedNote, Slice
from variorum.model.kinds.correction import Correction
from variorum.model.selector import Span


class Passages:
    """The notes of a page, asked slice by slice for the markup of their passages."""

    def __init__(self, notes: Sequence[PlacedNote]) -> None:
        self.notes: Mapping[int, PlacedNote] = {note.number: note for note in notes}
        self.begun: set[int] = set()

    def opening(self, piece: Slice) -> str:
        """Return the tags that open a slice; the first slice of a passage is its anchor."""
        notes = [self.notes[number] for number in piece.notes]
        kinds = list(dict.fromkeys(note.annotation.kind for note in notes))
        names = [f"--vm-r{note.number}" for note in notes if note.number not in self.begun]
        self.begun.update(piece.notes)
        correction = _correction(notes)
        classes = ["vm-mark", *(f"vm-mark--{kind}" for kind in kinds)]
        if correction and not correction.reading:
            classes.append("vm-mark--left-out")
        return (
            f'<mark class="{" ".join(classes)}" '
            f'data-notes="{" ".join(note.annotation.id for note in notes)}"'
            + (f' style="anchor-name:{",".join(names)}"' if names else "")
            + ">"
            + ('<del class="vm-sic">' if correction else "")
        )

    def closing(self, piece: Slice, *, ends_slice: bool) -> str:
        """Return the tags that close a slice, with the corrected reading where one ends."""
        notes = [self.notes[number] for number in piece.notes]
        correction = _correction(notes)
        if not correction:
            return "</mark>"
        ended = ends_slice and any(
            note.annotation is correction and _ends(note.spans, piece.span.end) for note in notes
        )
        reading = (
            f'<ins class="vm-corr">{escape(correction.reading, quote=False)}</ins>'
            if ended and correction.reading
            else ""
        )
        return f"</del>{reading}</mark>"

    def references(self, piece: Slice) -> str:
        """Return the links to the notes whose passage ends with this slice."""
        ended = (
            self.notes[number] for number in piece.notes if self.notes[number].spans[0].end == piece.span.end
        )
        return "".join(
            f'<a class="vm-ref vm-ref--{note.annotation.kind}" id="ref:{note.annotation.id}" '
            f'href="#{note.annotation.id}" role="doc-noteref">{note.number}</a>'
            for note in ended
        )


def _correction(notes: Sequence[PlacedNote]) -> Correction | None:
    """Return the correction that changes these words; there is never more than one."""
    for note in notes:
        if isinstance(note.annotation, Correction):
            return note.annotation
    return None


def _ends(spans: tuple[Span, ...], offset: int) -> bool:
    return any(span.end == offset for span in spans)
