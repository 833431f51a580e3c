"""Keeps a log's lines whole: no name of a file can begin one, move the cursor, or speak to a build service.

MkDocs writes names of files and addresses into its log as they are, also those of a stranger.
"""

from __future__ import annotations

import logging
import re

from variorum.model.wording import visible

_STAGE = re.compile(r"[/\\\\]\.building-\d+")
"""The folder in which a site is made: who reads the log knows the site by its own."""


def as_log_lines(message: str) -> str:
    """Return a message whose lines are harmless: each is printable, and none begins with `::`."""
    lines = (visible(line) for line in _STAGE.sub("", message).split("\n"))
    return "\n".join(re.sub(r"^(\s*):(?=:)", r"\1: ", line) for line in lines)


class _WholeLines(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = as_log_lines(record.getMessage()), None
        return True


def keep_lines_whole(logger: str) -> None:
    """Make all that the handlers of `logger` write harmless, whoever logs it."""
    for handler in logging.getLogger(logger).handlers:
        if not any(isinstance(known, _WholeLines) for known in handler.filters):
            handler.addFilter(_WholeLines())


def has_counted(logger: str) -> bool:
    """Return whether a handler of `logger` that counts has counted anything: MkDocs' own, in a strict build.

    With `-q` no warning reaches it.
    """
    return any(getattr(handler, "counts", None) for handler in logging.getLogger(logger).handlers)
