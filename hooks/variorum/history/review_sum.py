"""The checksum by which `variorum review` says what was reviewed, and the history finds that it did."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from variorum.history.versions import fields_of

DIGITS = 16
"""Hexadecimal digits of the checksum."""
_LATER = {"id", "reviewed", "status", "withdrawn", "formerly"}
"""What editors change of a note that says nothing else after it."""
_WRITTEN = re.compile(rf"(?:^|, )sum: ([0-9a-f]{{{DIGITS}}})(?:,|$)")


def review_sum(entry: Mapping[str, Any]) -> str:
    """Return the checksum of a note as it is written: the first digits of a SHA-256.

    `entry` has the plain values of its keys. Layout, comments and the order of the keys do not count, nor
    do the keys that say who reviewed it.
    """
    content = sorted((key, value) for key, value in fields_of(entry) if key not in _LATER)
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:DIGITS]


def is_by_command(fields: Mapping[str, str]) -> bool:
    """Return whether the review of a note in the history has the checksum of the note as it was then."""
    written = _WRITTEN.search(fields.get("reviewed", ""))
    return written is not None and written[1] == review_sum(fields)
