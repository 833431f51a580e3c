"""A comparison as plain text, for a terminal and for the log of a build.

No line begins with contributed text: build services run lines that begin with `::` as commands.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.anchoring.word_changes import word_changes
from variorum.comparing.changed import Comparison, EntryChange, NoteChange, NoteInWords, Reading, Unlinked
from variorum.comparing.relinking import Outcome
from variorum.model.wording import visible

MOST_NAMED = 20
"""Most notes named for a changed entry; the rest are only counted."""
_BRACKETS = {"kept": ("", ""), "taken out": ("[-", "-]"), "put in": ("{+", "+}")}


def counted(comparison: Comparison) -> str:
    """Return one sentence that counts what changes."""
    numbers = {
        "added": len(comparison.added),
        "changed": len(comparison.changed),
        "withdrawn": len(comparison.withdrawn),
        "removed": len(comparison.removed),
        "no longer shown because of a problem": len(comparison.broken),
    }
    notes = ", ".join(f"{number} {what}" for what, number in numbers.items() if number)
    text = len(comparison.readings)
    sentences = [f"Notes: {notes}." if notes else "No note changes."]
    sentences.append(
        f"The text reads differently in {_times(text)}." if text else "The text does not change."
    )
    if comparison.orphans:
        notes = "1 note" if comparison.orphans == 1 else f"{comparison.orphans} notes"
        sentences.append(f"The words of {notes} are gone from it.")
    return " ".join(sentences)


def comparison_as_text(comparison: Comparison) -> str:
    """Return what changes, the text first, then the notes, then the registers."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    yield counted(comparison)
    for reading in comparison.readings:
        yield ""
        yield from _reading(reading)
    for lost in comparison.unlinked:
        yield ""
        yield from _unlinked(lost)
    for heading, notes in (
        ("Removed", comparison.removed),
        ("Not shown, because of a problem", comparison.broken),
        ("Withdrawn", comparison.withdrawn),
        ("Added", comparison.added),
    ):
        for note in notes:
            yield ""
            yield from _note(heading, note)
    for change in comparison.changed:
        yield ""
        yield from _change(change)
    for entry in comparison.entries:
        yield ""
        yield from _entry(entry)


def fate(lost: Unlinked) -> str:
    """Return what became of a note whose text was changed, in a sentence."""
    if lost.outcome is Outcome.ORPHANED:
        return (
            "The text no longer has its words. It keeps its page, as an orphan."
            if lost.is_decided
            else "The text no longer has its words: withdraw it, or keep it with `variorum relink --orphans`."
        )
    if lost.outcome is Outcome.AMBIGUOUS:
        return "Nobody can say for certain where its passage is now: quote it anew."
    return "`variorum relink` can take it along."


def _unlinked(lost: Unlinked) -> Iterator[str]:
    note = lost.note
    what = f"{lost.outcome.capitalize()} since the text changed"
    yield f"{what}: {visible(note.id)} · {visible(note.headline)}"
    yield f"    Was on: {visible(note.article)}, {visible(note.place)}"
    if lost.now:
        yield f"    There now: “{visible(lost.now)}”"
    yield f"    {fate(lost)}"


def _reading(reading: Reading) -> Iterator[str]:
    yield f"Text {reading.text}: {visible(reading.article)}, paragraph {reading.paragraph}"
    yield f"    Reads: {_difference(reading.before, reading.after)}"


def _note(heading: str, note: NoteInWords) -> Iterator[str]:
    yield f"{heading}: {visible(note.id)} · {visible(note.kind)} · {visible(note.headline)}"
    yield f"    On: {visible(note.article)}, {visible(note.place or 'as a whole')}"
    if note.withdrawn:
        yield f"    Withdrawn: {visible(note.withdrawn)}"
    for label, value in note.details:
        yield f"    {visible(label)}: {visible(value)}"
    yield f"    Note: {visible(note.text)}"
    if note.written:
        yield f"    As written: {visible(note.written)}"
    for source in note.sources:
        yield f"    Source: {visible(source)}"
    for label, value in note.beside:
        yield f"    {label}: {visible(value)}"


def _change(change: NoteChange) -> Iterator[str]:
    note = change.note
    yield f"Changed: {visible(note.id)} · {visible(note.kind)} · {visible(note.headline)}"
    for field in change.changes:
        yield f"    {visible(field.field)}: {_difference(field.before, field.after)}"
    if change.review_is_older:
        yield "    The review it names is of the earlier wording."


def _entry(entry: EntryChange) -> Iterator[str]:
    yield f"{entry.act.capitalize()}: {visible(entry.id)} in {visible(entry.within)}"
    if entry.act != "removed":
        for field in entry.changes:
            yield f"    {visible(field.field)}: {_difference(field.before, field.after)}"
    if entry.notes:
        yield f"    {visible(shown_in(entry))}"


def shown_in(entry: EntryChange) -> str:
    """Return the notes that show the entry, as “Shown in 2 notes: keeper, log”."""
    number = len(entry.notes)
    named = ", ".join(entry.notes[:MOST_NAMED]) + (" …" if number > MOST_NAMED else "")
    return f"Shown in {'1 note' if number == 1 else f'{number} notes'}: {named}"


def _difference(before: str, after: str) -> str:
    pieces = []
    for piece in word_changes(before, after):
        left, right = _BRACKETS[piece.was]
        pieces.append(f"{left}{visible(piece.text)}{right}")
    return "".join(pieces)


def _times(number: int) -> str:
    return "1 place" if number == 1 else f"{number} places"
