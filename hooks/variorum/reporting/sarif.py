"""Problems as SARIF 2.1.0, which forges and editors import (OASIS, Static Analysis Results)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from variorum.model.catalogue import CATALOGUE
from variorum.model.problem import Problem
from variorum.model.wording import visible
from variorum.reporting.fingerprint import fingerprints
from variorum.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_RULES = list(CATALOGUE)


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return the log of one run, with every code as a rule."""
    run = {
        "tool": {"driver": {"name": "variorum", "version": VERSION, "rules": _rules()}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*pair) for pair in zip(problems, fingerprints(problems), strict=True)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rules() -> list[dict[str, Any]]:
    return [
        {
            "id": str(code),
            "shortDescription": {"text": explanation.meaning},
            "help": {"text": explanation.fix},
            "defaultConfiguration": {"level": "error"},
        }
        for code, explanation in CATALOGUE.items()
    ]


def _result(problem: Problem, fingerprint: str) -> dict[str, Any]:
    place = problem.place
    location = {
        "artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": place.line, "startColumn": place.column},
    }
    return {
        "ruleId": str(problem.code),
        "ruleIndex": _RULES.index(problem.code),
        "level": "error",
        "message": {"text": "\n".join(map(visible, [f"{problem.message} {problem.fix}", *problem.hints]))},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"problem/v1": fingerprint},
    }
