"""The notes of an edition as a list, for editors: each with its state, its people and its dates."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from variorum.model.edition import Edition, PlacedNote, WithdrawnNote
from variorum.model.registers import Registers
from variorum.model.wording import sanitized_line

STATES = ("reviewed", "waiting", "orphaned", "withdrawn")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a spreadsheet takes a cell for a formula."""


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note in the list."""

    id: str
    article: str
    kind: str
    state: str
    """One of `STATES`."""
    headline: str
    by: tuple[str, ...]
    reviewed_by: str
    uncounted: str
    """Why that review does not count; empty if it does."""
    added: str
    """The day on which it was committed first; empty, where the history does not know …"""
    changed: str
    """… and the day of its last commit."""
    file: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which notes are listed; what is empty leaves none out."""

    articles: Sequence[str] = ()
    kinds: Sequence[str] = ()
    people: Sequence[str] = ()
    """Ids of contributors who wrote them."""
    states: Sequence[str] = ()
    since: str = ""
    """First date of the last change: a day, a month or a year …"""
    until: str = ""
    """… and last one."""

    def takes(self, note: ListedNote) -> bool:
        """Return whether `note` is listed. With a date, none is whose history is not known."""
        return (
            (not self.articles or note.article in self.articles)
            and (not self.kinds or note.kind in self.kinds)
            and (not self.people or not set(self.people).isdisjoint(note.by))
            and (not self.states or note.state in self.states)
            and (not self.since or note.changed >= self.since)
            and (not self.until or "" < note.changed[: len(self.until)] <= self.until)
        )


def listed_notes(edition: Edition, wanted: Wanted) -> list[ListedNote]:
    """Return the notes that are wanted, by article and in the order of the page; those in no text last."""
    found = []
    for article in edition.articles:
        notes: list[PlacedNote | WithdrawnNote] = [*article.notes, *article.withdrawn]
        found += [_listed(note, article.article.slug, article.registers, edition) for note in notes]
    return [note for note in found if wanted.takes(note)]


def _listed(
    note: PlacedNote | WithdrawnNote, article: str, registers: Registers, edition: Edition
) -> ListedNote:
    annotation = note.annotation
    history = edition.history.of_note(annotation.id, annotation.formerly)
    state = "reviewed" if annotation.is_reviewed else "waiting"
    if annotation.is_off_the_page:
        state = "withdrawn" if annotation.withdrawn else "orphaned"
    return ListedNote(
        annotation.id,
        article,
        annotation.of_kind.name,
        state,
        annotation.headline(registers),
        annotation.by,
        annotation.reviewed.by if annotation.reviewed else "",
        note.record.uncounted,
        history.added.day if history.added else "",
        history.revisions[-1].day if history.revisions else "",
        note.record.file,
    )


def _as_text(notes: Iterable[ListedNote]) -> str:
    rows = [(n.id, n.kind, n.state, n.changed or "–", ", ".join(n.by) or "–", n.headline) for n in notes]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(5)]
    lines = []
    for row in rows:
        cells = [sanitized_line(cell).ljust(width) for cell, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*cells, sanitized_line(row[5])]).rstrip() + "\n")
    return "".join(lines)


def _as_json(notes: Iterable[ListedNote]) -> str:
    return json.dumps({"notes": [asdict(note) for note in notes]}, ensure_ascii=False, indent=2) + "\n"


def _as_csv(notes: Iterable[ListedNote]) -> str:
    return as_table([{**asdict(note), "by": " ".join(note.by)} for note in notes], list(ListedNote.__slots__))


def as_table(rows: Iterable[dict[str, object]], columns: Sequence[str]) -> str:
    """Return rows as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    for row in rows:
        cells = {key: sanitized_line(str(value)) for key, value in row.items()}
        writer.writerow({k: f"'{cell}" if cell.startswith(_FORMULA) else cell for k, cell in cells.items()})
    return text.getvalue()


def _as_ids(notes: Iterable[ListedNote]) -> str:
    return "".join(f"{note.id}\n" for note in notes)


FORMS: dict[str, Callable[[Iterable[ListedNote]], str]] = {
    "text": _as_text,
    "json": _as_json,
    "csv": _as_csv,
    "ids": _as_ids,
}
"""What gives the list in each form."""
