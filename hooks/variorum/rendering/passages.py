"""A slice of a passage → the marks around its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape

from variorum.model.edition import PlacedNote, Slice
from variorum.model.kinds import BY_RANK


class Passages:
    """The notes of a page, asked slice by slice, in order, for the markup of their passages."""

    def __init__(
        self,
        notes: Sequence[PlacedNote],
        anchored: Iterable[int],
        again: Collection[int] = (),
        *,
        hides_corrections: bool = False,
    ) -> None:
        """Make ready for `notes`; those numbered in `anchored` get an anchor at their passage.

        Those in `again` leave out what follows what was left out. With `hides_corrections` the text is
        as received, and the passages of corrections look like others.
        """
        self.notes: Mapping[int, PlacedNote] = {note.number: note for note in notes}
        self._unbegun = set(anchored)
        self._again = again
        replacements = () if hides_corrections else ((note, note.annotation.replacement) for note in notes)
        self._corrections = {note.number: (note, by) for note, by in replacements if by is not None}
        self._kinds = {number: _kind(note) for number, note in self.notes.items()}
        self._corrected: list[int] = []
        self._waiting: list[int] = []

    def line(self, piece: Slice) -> str:
        """Return the kind whose line stands below a slice."""
        return max((self.notes[number].annotation.of_kind.name for number in piece.notes), key=BY_RANK.index)

    def opening(self, piece: Slice, tag: str = "mark", *, line: str = "") -> str:
        """Return the tags that open a slice; the first slice of a passage is its anchor.

        `tag` is the element that marks it: `div` around what begins a line of its own. A `line` is one of
        another sort than its words have: `space` for a space between two lines, `gap` for one after a figure.
        """
        names = [f"--vm-r{number}" for number in piece.notes if number in self._unbegun]
        self._unbegun.difference_update(piece.notes)
        correction = self._correction(piece)
        mark = self._mark(piece.notes, names, tag, line=line)
        # Hidden, so that readers that know no stylesheet have one reading of the text. Some, such as
        # trafilatura, know hidden words by their class and not by the attribute.
        return f'{mark}<del class="vm-sic hidden" hidden>' if correction else mark

    def closing(self, piece: Slice, tag: str = "mark", *, is_last: bool) -> str:
        """Return the tags that close a slice, and what follows the last stretch of it.

        That is the corrected reading, where a correction ends here, and the links to the notes
        whose passage ends here; inside a correction these wait for its end, since the words
        before them may not be shown.
        """
        correction = self._correction(piece)
        if correction is None:
            return f"</{tag}>"
        if not is_last:
            return f"</del></{tag}>"
        self._corrected += [number for number in piece.notes if number not in self._corrected]
        if not _ends(correction, piece):
            return f"</del></{tag}>"
        concerned, self._corrected = self._corrected, []
        reading = _reading(correction)
        if tuple(concerned) == piece.notes:
            return f"</del>{reading}</{tag}>"
        return f"</del></{tag}>" + (f"{self._mark(sorted(concerned), [])}{reading}</mark>" if reading else "")

    def references(self, piece: Slice) -> str:
        """Return the links to the notes whose passage ends with this slice."""
        self._waiting += [n for n in piece.notes if self.notes[n].spans[0].end == piece.span.end]
        correction = self._correction(piece)
        if correction and not _ends(correction, piece):
            return ""
        ended, self._waiting = sorted(self._waiting), []
        return _references([self.notes[number] for number in ended])

    def _mark(
        self, numbers: Sequence[int], anchors: Sequence[str], tag: str = "mark", *, line: str = ""
    ) -> str:
        named = [self._kinds[number] for number in numbers]
        if len(named) > 1:
            core = {kind for kind, is_further in named if not is_further}
            named = [*dict.fromkeys((kind, kind not in core) for kind, _ in named)]
        classes = ["vm-mark"]
        classes += [
            f"vm-mark--further-{kind}" if is_further else f"vm-mark--{kind}" for kind, is_further in named
        ]
        if self._corrections and any(self._replacement(number) == "" for number in numbers):
            classes.append("vm-mark--left-out")
        if line:
            classes.append(f"vm-mark--{line}")
        if self._again and any(number in self._again for number in numbers):
            classes.append("vm-mark--again")
        ids = " ".join([self.notes[number].annotation.id for number in numbers])
        style = f' style="anchor-name:{",".join(anchors)}"' if anchors else ""
        # Without a role: a passage would be announced once for each slice. The link to its note announces it.
        return f'<{tag} class="{" ".join(classes)}" data-notes="{ids}" role="none"{style}>'

    def _correction(self, piece: Slice) -> PlacedNote | None:
        """Return the correction that changes these words; there is never more than one."""
        if not self._corrections:
            return None
        return next(
            (self._corrections[number][0] for number in piece.notes if number in self._corrections), None
        )

    def _replacement(self, number: int) -> str | None:
        return self._corrections[number][1] if number in self._corrections else None


def _kind(note: PlacedNote) -> tuple[str, bool]:
    """Return the name of the kind of a note, and whether it is a further one."""
    return note.annotation.of_kind.name, note.annotation.prominence == "further"


def _ends(note: PlacedNote, piece: Slice) -> bool:
    return any(span.end == piece.span.end for span in note.spans)


def _reading(note: PlacedNote) -> str:
    reading = note.annotation.replacement
    return f'<ins class="vm-corr">{escape(reading, quote=False)}</ins>' if reading else ""


def _references(notes: Sequence[PlacedNote]) -> str:
    """Return the links to notes whose passages end at one place.

    Several have an element around them, so that there is a gap between two that are shown and none before
    the first of these.
    """
    made = "".join(map(_reference, notes))
    if len(notes) < 2:
        return made
    kinds = {note.annotation.of_kind.name for note in notes}
    classes = ["vm-refs"]
    classes += ["vm-further"] if all(n.annotation.prominence == "further" for n in notes) else []
    classes += [f"vm-kind--{kind}" for kind in kinds] if len(kinds) == 1 else []
    return f'<span class="{" ".join(classes)}">{made}</span>'


def _reference(note: PlacedNote) -> str:
    # The figure is drawn by the stylesheet, so that it is no part of the text: words on both sides of it are
    # found, copied and taken by readers as they stand.
    # The space in its name keeps it apart from the words before it, where all are read out as one name.
    annotation = note.annotation
    further = " vm-further" if annotation.prominence == "further" else ""
    return (
        f'<a class="vm-ref vm-kind--{annotation.of_kind.name}{further}" id="ref:{annotation.id}" '
        f'href="#{annotation.id}" role="doc-noteref" aria-label=" Note {note.number}" '
        f'aria-details="{annotation.id}" data-n="{note.number}"></a>'
    )
