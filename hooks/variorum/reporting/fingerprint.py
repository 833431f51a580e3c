"""What a problem is known by from one check to the next."""

from __future__ import annotations

from hashlib import sha256

from variorum.model.problem import Problem


def fingerprint(problem: Problem) -> str:
    """Return what stays the same when only the lines above the problem change."""
    what = "\0".join([problem.place.file, problem.code, problem.message])
    return sha256(what.encode("utf-8", "surrogatepass")).hexdigest()
