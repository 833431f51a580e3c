"""Problems as GitLab's code quality report, which it shows on a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from variorum.model.problem import Problem
from variorum.model.wording import visible
from variorum.reporting.fingerprint import fingerprints


def as_code_quality(problems: Sequence[Problem]) -> str:
    """Return the problems as one JSON array, by file, line and column.

    All are `major`: a build fails on any.
    """
    report = [
        {
            "description": visible(" ".join([problem.message, problem.fix, *problem.hints])),
            "check_name": str(problem.code),
            "fingerprint": fingerprint,
            "severity": "major",
            "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
