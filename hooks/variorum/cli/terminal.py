"""What only a person at a terminal gets to see: colours, and how far long work has come."""

from __future__ import annotations

import os
import re
import sys
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

import click

PATIENCE = 0.5
"""Seconds before progress is shown: what is done by then needs none."""
_PROBLEM = re.compile(r"(?P<place>.+?:\d+:\d+): \[(?P<code>[a-z0-9-]+)\] ")


def colours(*, err: bool = False) -> bool:
    """Return whether to write in colours: on a terminal, unless NO_COLOR is set (no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether somebody sits at the other end of a stream, which may be closed."""
    return stream is not None and not stream.closed and stream.isatty()


def echo(text: str = "", *, err: bool = False) -> None:
    """Print `text`, with its colours only where they are wanted."""
    click.echo(text, err=err, color=colours(err=err))


def coloured(problem: str) -> str:
    """Return a problem as `reporting.text` writes it, with place and code in colours."""
    found = _PROBLEM.match(problem)
    if found is None:
        return problem
    code = click.style(f"[{found['code']}]", fg="red", bold=True)
    return f"{click.style(found['place'], bold=True)}: {code} {problem[found.end() :]}"


class Progress:
    """Says on the terminal how many articles are done, while work takes longer than a moment."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.begun = monotonic()
        self.shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what was shown."""
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def step(self, number: int, of: int) -> None:
        """Tell that article `number` of all is begun."""
        is_shown = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        if is_shown and monotonic() - self.begun > PATIENCE:
            click.echo(f"\r\x1b[K{self.label}: article {number} of {of}", nl=False, err=True)
            self.shown = True
