"""What editors do to a note that is there: they review it, or withdraw it."""

from __future__ import annotations

from variorum.editing.changed_notes import Change, Keys, node


def reviewed(by: str, date: str) -> Change:
    """Return the change by which a note is reviewed as it stands, by the contributor `by`."""

    def change(keys: Keys) -> None:
        keys.pop("status", None)
        keys["reviewed"] = node({"by": by, "date": date})

    return change


def withdrawn(reason: str, date: str) -> Change:
    """Return the change by which a note is shown no more; its own page gives the reason."""

    def change(keys: Keys) -> None:
        keys["withdrawn"] = node({"date": date, "reason": reason})

    return change


def orphaned(date: str) -> Change:
    """Return the change by which a note says that the text no longer has its words."""

    def change(keys: Keys) -> None:
        keys["orphaned"] = node({"date": date})

    return change
