"""A small history made by hand, for what shows it."""

from __future__ import annotations

from itertools import groupby

from variorum.model.history import Act, FieldChange, History, NoteHistory, Revision

ANNA, BO = "Anna Holm", "Bo Lind"


def revision(
    note: str,
    act: Act,
    day: str,
    *changes: tuple[str, str | None, str | None],
    by: str = ANNA,
    says: str = "",
) -> Revision:
    """Return a revision at noon of `day`; those of one day and message are one commit."""
    fields = tuple(FieldChange(*change) for change in changes)
    commit = f"{hash_of(day + says):040x}"
    return Revision(note, "tale", act, commit, f"{day}T12:00:00Z", by, says or "Do", fields)


def hash_of(text: str) -> int:
    return int.from_bytes(text.encode()[-20:], "big")


def history(*revisions: Revision, lacks: tuple[str, ...] = ()) -> History:
    """Return the history of these revisions, given in the order of time."""
    by_note = sorted(revisions, key=lambda revision: revision.note)
    notes = {
        of: NoteHistory(of, tuple(group))
        for of, group in groupby(by_note, key=lambda revision: revision.note)
    }
    return History(notes, limitations=lacks)


SMALL = history(
    revision("lamp", Act.ADDED, "2026-01-02", says="Begin"),
    revision("steps", Act.ADDED, "2026-01-02", says="Begin"),
    revision("rock", Act.ADDED, "2026-01-02", says="Begin"),
    revision("lamp", Act.REWORDED, "2026-02-01", ("note", "It burnt oil.", "It burnt whale oil."), by=BO),
    revision(
        "steps",
        Act.CORRECTED,
        "2026-02-01",
        ("reading", "91", "92"),
        ("sources", None, "log"),
        says="Count again",
    ),
    revision("steps", Act.WITHDRAWN, "2026-03-01", ("withdrawn", None, "date: 2026-03-01, reason: Right.")),
    revision("rock", Act.REMOVED, "2026-03-01"),
)
