"""When what is exported was last changed, without a clock: the same edition gives the same date."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime

from variorum.model.history import History

UNKNOWN = "1980-01-01T00:00:00Z"
"""Stands where nothing is known: the earliest time that a zip can have."""
_LATEST = 253402300799
"""The last second of the year 9999."""


def modified_at(history: History, notes: Iterable[str]) -> str:
    """Return when the newest of the `notes` was changed, in UTC: `2026-11-22T16:21:29Z`.

    The day of a build is not in it, not even as SOURCE_DATE_EPOCH: a site without a change stays the same.
    """
    dates = (revision.date for note in notes for revision in history.of_note(note).revisions)
    return max(dates, default=UNKNOWN)


def released_on(history: History) -> str:
    """Return the day of an edition as a whole: that of its newest change, or of SOURCE_DATE_EPOCH if set.

    See reproducible-builds.org/specs/source-date-epoch.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdecimal() and int(given) <= _LATEST:
        return datetime.fromtimestamp(int(given), UTC).strftime("%Y-%m-%d")
    return modified_at(history, history.notes)[:10]
