"""What is written into a note whose text was changed."""

from __future__ import annotations

from variorum.comparing.relinking import Outcome, Relinked
from variorum.editing.changed_notes import Change, Keys, node
from variorum.editing.note_state import orphaned, withdrawn

CARRIED_OUT = "The text as it is now reads as this note said that it should."


def change_of(relinked: Relinked, date: str, *, orphans: bool = False) -> Change | None:
    """Return what is written into the note; None if nothing is, because nothing changed or is certain.

    A reviewed note whose passage changed waits for a review again. One whose passage is gone says so, if an
    editor decided that its `orphans` are kept.
    """
    if relinked.outcome is Outcome.CARRIED_OUT:
        return withdrawn(CARRIED_OUT, date)
    if relinked.outcome is Outcome.ORPHANED and orphans:
        return orphaned(date)
    selector = relinked.selector
    if selector is None:
        return None

    def change(keys: Keys) -> None:
        parts = {"quote": selector.quote, "prefix": selector.prefix, "suffix": selector.suffix}
        parts["occurrence"] = str(selector.occurrence or "")
        for key, value in parts.items():
            old = keys.pop(key, None)
            if value:
                keys[key] = node(value)
                if old is not None:
                    keys[key].above, keys[key].beside = old.above, old.beside
        if relinked.outcome is Outcome.CHANGED and "reviewed" in keys:
            keys["status"] = node("proposed")

    return change
