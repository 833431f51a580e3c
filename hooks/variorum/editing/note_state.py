"""What editors do to a note that is there: they review it, or withdraw it."""

from __future__ import annotations

from variorum.editing.changed_notes import Change, Keys, node, plain
from variorum.history.review_sum import review_sum


def reviewed(by: str, date: str) -> Change:
    """Return the change by which a note is reviewed as it stands, by the contributor `by`.

    The checksum tells the history that this was done here, whoever commits it.
    """

    def change(keys: Keys) -> None:
        keys.pop("status", None)
        as_written = {key: plain(value) for key, value in keys.items()}
        keys["reviewed"] = node({"by": by, "date": date, "sum": review_sum(as_written)})

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
