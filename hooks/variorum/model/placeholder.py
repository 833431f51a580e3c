"""What a new edition says until its editors say it better."""

from __future__ import annotations

FIRST_NOTE = (
    "The text is given here as it was received. Say in this note what it is, where it comes from, and why it "
    "is worth annotating."
)
"""The note that `variorum init` writes."""


def is_placeholder(prose: str) -> bool:
    """Return whether a note still says what `variorum init` wrote, however its lines are divided."""
    return prose.split() == FIRST_NOTE.split()
