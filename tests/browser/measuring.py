"""What can be measured of a page's margins, as the browser lays them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.browser.framed_page import Evaluates

_BOXES = """() => {
  const box = e => {
    const r = e.getBoundingClientRect(), height = e.checkVisibility() ? r.height : 0
    return {top: r.top + scrollY, bottom: r.top + height + scrollY,
            left: r.left + scrollX, right: r.right + scrollX}
  }
  const first = id => document.querySelector(`mark[data-notes~="${CSS.escape(id)}"]`)
  return {
    notes: [...document.querySelectorAll(".vm-note")].map(n => ({id: n.id, ...box(n),
      mark: first(n.id) && box(first(n.id)), text: !!n.closest(".vm-card--text")})),
    edition: box(document.querySelector(".vm-edition")),
    footer: box(document.querySelector(".md-footer")),
    page: {top: 0, bottom: document.documentElement.scrollHeight, left: 0,
           right: document.documentElement.scrollWidth}
  }
}"""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in CSS pixels, from the top left of the document."""

    top: float
    bottom: float
    left: float
    right: float

    def overlaps(self, other: Box) -> bool:
        across = self.left < other.right - 0.5 and other.left < self.right - 0.5
        return across and self.top < other.bottom - 0.5 and other.top < self.bottom - 0.5


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A note, and the first line of its passage."""

    id: str
    box: Box
    mark: Box | None
    is_about_text: bool

    @property
    def is_shown(self) -> bool:
        return self.box.bottom > self.box.top

    @property
    def drift(self) -> float:
        """How far below its passage's line it begins."""
        return self.box.top - self.mark.top if self.mark else 0.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands."""

    notes: list[NoteBox]
    edition: Box
    footer: Box
    page: Box

    def overlapping(self) -> list[tuple[str, str]]:
        """Return the notes that stand on each other, each with the next below it."""
        found = []
        from_above = sorted((note for note in self.notes if note.is_shown), key=lambda note: note.box.top)
        for at, note in enumerate(from_above):
            for other in from_above[at + 1 :]:
                if other.box.top >= note.box.bottom:
                    break
                if note.box.overlaps(other.box):
                    found.append((note.id, other.id))
        return found


def measure(page: Evaluates) -> Layout:
    """Return the layout of the page that is open."""
    boxes: dict[str, Any] = page.evaluate(_BOXES)
    notes = [
        NoteBox(
            note["id"],
            _box(note),
            _box(note["mark"]) if note["mark"] else None,
            note["text"],
        )
        for note in boxes["notes"]
    ]
    return Layout(notes, _box(boxes["edition"]), _box(boxes["footer"]), _box(boxes["page"]))


def _box(sides: dict[str, Any]) -> Box:
    return Box(sides["top"], sides["bottom"], sides["left"], sides["right"])
