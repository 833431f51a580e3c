"""A history as lines of text that a case can show."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.history import History


def told(history: History) -> str:
    """Return each note with its revisions below it, then what the history lacks."""
    return "".join(f"{line}\n" for line in _lines(history))


def _lines(history: History) -> Iterator[str]:
    for identifier, note in history.notes.items():
        yield f"{identifier}{' (removed)' if note.removed else ''}"
        for revision in note.revisions:
            who = f"{revision.author}: {revision.subject}"
            yield f"  {revision.date} {revision.article} {revision.act}, {who}"
            for change in revision.changes:
                yield f"    {change.field}: {change.before} → {change.after}"
    yield from history.limitations
