"""A claim of the text, and the last judgement of it: what a note of any kind says of one."""

from __future__ import annotations

from typing import NamedTuple


class JudgedClaim(NamedTuple):
    """A claim, who makes it, and the last marks on the Admiralty scale."""

    claim: str
    asks: str
    """`so` or `said`: what the marks are about."""
    attributed_to: str
    reliability: str
    credibility: str
    reason: str
