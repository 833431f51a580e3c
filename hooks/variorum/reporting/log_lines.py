"""Sanitizes log lines: no file name can start a line, move the cursor, or give a build service commands.

MkDocs logs file names and URLs as they are, including those in a contribution.
"""

from __future__ import annotations

import logging
import re

from variorum.model.wording import visible

_STAGE = re.compile(r"[/\\\\]\.building-\d+")
"""The temporary folder of a build; the log should name the folder of the site."""


def as_log_lines(message: str) -> str:
    """Return a message with harmless lines: all printable, none beginning with `::`."""
    lines = (visible(line) for line in _STAGE.sub("", message).split("\n"))
    return "\n".join(re.sub(r"^(\s*):(?=:)", r"\1: ", line) for line in lines)


class _SanitizeLines(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = as_log_lines(record.getMessage()), None
        return True


def sanitize_log(logger: str) -> None:
    """Sanitize everything that the handlers of `logger` write, whichever package logs it."""
    for handler in logging.getLogger(logger).handlers:
        if not any(isinstance(known, _SanitizeLines) for known in handler.filters):
            handler.addFilter(_SanitizeLines())


def has_counted(logger: str) -> bool:
    """Return whether the counting handler of `logger`, which MkDocs adds in a strict build, counted anything.

    With `-q`, no warning reaches it.
    """
    return any(getattr(handler, "counts", None) for handler in logging.getLogger(logger).handlers)
