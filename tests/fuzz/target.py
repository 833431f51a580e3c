"""What is fuzzed: a kind of input, and what must be true of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Target:
    """A function of the engine under inputs that Hypothesis draws."""

    says: str
    """What must be true, in one sentence."""
    inputs: st.SearchStrategy[Any]
    """Values that JSON can hold, so that each finding is a case in a file."""
    check: Callable[[Any], None]
    """Raises whatever it raises if something is wrong."""
