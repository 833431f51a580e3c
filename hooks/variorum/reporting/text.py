"""Problems as plain text, one per line, each followed by its hints, indented."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.problem import Problem
from variorum.model.wording import visible


def as_text(problem: Problem) -> str:
    """Return `file:line:col: [code] what is wrong. What to do.` with its hints on the lines below."""
    return "\n".join([visible(str(problem)), *(f"    {visible(hint)}" for hint in problem.hints)])


def summary(problems: Sequence[Problem]) -> str:
    """Return one sentence that counts the problems."""
    if not problems:
        return "No problems."
    return "1 problem." if len(problems) == 1 else f"{len(problems)} problems."
