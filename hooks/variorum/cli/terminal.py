"""Output for a person at a terminal: colours and progress."""

from __future__ import annotations

import os
import re
import sys
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

import click

PROGRESS_DELAY = 0.5
"""Seconds before progress is shown; faster work needs none."""
_PROBLEM = re.compile(r"(?P<place>.+?:\d+:\d+): \[(?P<code>[a-z0-9-]+)\] ")


def colours(*, err: bool = False) -> bool:
    """Return whether to use colours: on a terminal, unless NO_COLOR is set (no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream, which may be closed, is a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def echo(text: str = "", *, err: bool = False) -> None:
    """Print `text`; its colours are removed where `colours` is false."""
    click.echo(text, err=err, color=colours(err=err))


def coloured(problem: str) -> str:
    """Return a problem as `reporting.text` writes it, with place and code in colours."""
    found = _PROBLEM.match(problem)
    if found is None:
        return problem
    code = click.style(f"[{found['code']}]", fg="red", bold=True)
    return f"{click.style(found['place'], bold=True)}: {code} {problem[found.end() :]}"


class Progress:
    """Shows on the terminal how many articles are done, if that takes longer than `PROGRESS_DELAY`."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.started = monotonic()
        self.shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Erase the progress line."""
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def step(self, number: int, total: int) -> None:
        """Show that article `number` of `total` is being worked on."""
        is_shown = is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        if is_shown and monotonic() - self.started > PROGRESS_DELAY:
            click.echo(f"\r\x1b[K{self.label}: article {number} of {total}", nl=False, err=True)
            self.shown = True
