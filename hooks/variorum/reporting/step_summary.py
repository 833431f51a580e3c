"""Problems as a table in Markdown, for the step summary on GitHub."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model.problem import Problem
from variorum.model.wording import visible
from variorum.reporting.text import summary

LARGEST = 900_000
"""Bytes. GitHub refuses a summary of more than 1 MiB."""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def as_markdown(problems: Sequence[Problem]) -> str:
    """Return a heading and a table of the problems, by file and line."""
    lines = ["## variorum check", "", summary(problems), ""]
    if problems:
        lines += ["| Where | What | What to do |", "|---|---|---|"]
    size = 0
    for number, problem in enumerate(problems):
        row = _row(problem)
        size += len(row.encode())
        if size > LARGEST:
            lines.append(f"| | and {len(problems) - number} more | run `variorum check` |")
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _row(problem: Problem) -> str:
    code = f"**{problem.code}** "
    cells = [
        _escaped(str(problem.place)),
        code + _escaped(problem.message),
        "<br>".join(map(_escaped, (problem.fix, *problem.hints))),
    ]
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Return `text` with all Markdown and HTML escaped."""
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", visible(text))
