"""Words that stand, or should stand, in the place of a passage: what a note of any kind says of them."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.wording import as_words


class Alternative(NamedTuple):
    """What a witness of the text has in the place of a passage, or what the editors read there."""

    reading: str
    """Empty: nothing stands there."""
    witness: str = ""
    """The id of the witness; empty for the editors."""
    of_copy: str | None = None
    translation: str | None = None
    effect: str | None = None
    relation: str | None = None
    fault: str = ""
    """What the editors say is wrong with the passage …"""
    certainty: str = ""
    """… and how sure they are."""

    @property
    def judgement(self) -> str:
        """How it is judged, in words: the effect or the relation, or the fault and the certainty."""
        if not self.witness:
            return f"{as_words(self.fault)}, certainty {self.certainty}"
        return as_words(self.effect or self.relation or "")
