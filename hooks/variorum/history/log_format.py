"""Output of `git log` → commits. Fields are separated by NUL, which no name or message can contain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from time import time as now
from typing import NamedTuple

from variorum.history.git import FIELDS
from variorum.model.wording import sanitized_line

LONGEST_SUBJECT = 200
LONGEST_NAME = 100
"""Code points. Longer values are cut."""
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
_EARLIEST = datetime(2005, 4, 7, tzinfo=UTC).timestamp()
"""Git's own first commit. An older date was set by hand."""
_A_DAY = 86_400.0
"""Seconds that a clock may be fast."""
_NEVER = "1970-01-01T00:00:00Z"


class FileChange(NamedTuple):
    """A file before and after a commit."""

    before: tuple[str | None, ...]
    """Hash of its content in each parent; None where it did not exist."""
    after: str | None
    old_path: str
    path: str
    """Both from the root of the repository; they differ if the file was renamed."""


class Commit(NamedTuple):
    """A commit and the files that it changed."""

    hash: str
    date: str
    author: str
    subject: str
    is_merge: bool
    changes: tuple[FileChange, ...]


def read_log(printed: bytes) -> Iterator[Commit]:
    """Yield the commits in the order in which they were printed, children before parents.

    A commit's date is its author date; if that is impossible, its committer date; if both are impossible,
    the date of the latest earlier commit that has one.
    """
    commits = list(_commits(printed))
    known = _NEVER
    for number in range(len(commits) - 1, -1, -1):
        dated = commits[number]
        if dated.date:
            known = max(known, dated.date)
        else:
            commits[number] = dated._replace(date=known)
    yield from commits


def _commits(printed: bytes) -> Iterator[Commit]:
    tokens = iter(printed.decode("utf-8", "replace").split("\0"))
    token = _next_token(tokens)
    while token:
        name = token
        parents, written, committed, author, subject = (next(tokens, "") for _ in FIELDS[1:])
        changes = []
        while (token := _next_token(tokens)).startswith(":"):
            change = _file_change(token, tokens)
            if change is not None:
                changes.append(change)
        yield Commit(
            name,
            _in_utc(written) or _in_utc(committed),
            _stripped(author, LONGEST_NAME),
            _stripped(subject, LONGEST_SUBJECT),
            " " in parents,
            tuple(changes),
        )


def _next_token(tokens: Iterator[str]) -> str:
    """Return the next token that is not empty; git separates commits and files by empty ones."""
    return next((stripped for token in tokens if (stripped := token.lstrip("\n"))), "")


def _file_change(raw: str, tokens: Iterator[str]) -> FileChange | None:
    """Parse a raw line; None if it is not about a regular file, but about a link or a submodule."""
    count = len(raw) - len(raw.lstrip(":"))
    parts = raw[count:].split(" ")
    modes, hashes, status = parts[: count + 1], parts[count + 1 : 2 * count + 2], parts[-1]
    old_path = path = next(tokens, "")
    if count == 1 and status.startswith("R"):
        path = next(tokens, "")
    sides = [h if mode.startswith("100") else None for mode, h in zip(modes, hashes, strict=True)]
    if not any(sides):
        return None
    return FileChange(tuple(sides[:-1]), sides[-1], old_path, path)


def _in_utc(seconds: str) -> str:
    """Return the time in ISO 8601; empty, if no commit can have been made then."""
    try:
        time = float(seconds)
    except ValueError:
        return ""
    if not _EARLIEST <= time <= now() + _A_DAY:
        return ""
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _stripped(words: str, longest: int) -> str:
    """Return untrusted text on one line, without e-mail addresses."""
    line = " ".join(_ADDRESS.sub("", sanitized_line(words[: 4 * longest])).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
