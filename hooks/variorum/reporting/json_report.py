"""Problems as JSON, described by `problems.schema.json` beside this file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from variorum.model.problem import Problem
from variorum.model.wording import visible

VERSION = 1
"""Version of the format. New keys do not change it; changed or removed keys do."""


def as_json(problems: Sequence[Problem]) -> str:
    """Return the problems as one JSON object, by file, line and column."""
    report = {
        "version": VERSION,
        "problems": [
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "code": str(problem.code),
                "message": visible(problem.message),
                "fix": visible(problem.fix),
                "hints": [visible(hint) for hint in problem.hints],
            }
            for problem in problems
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
