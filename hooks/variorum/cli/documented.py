"""How commands explain themselves: what they do, examples, options, exit status."""

from __future__ import annotations

from typing import Any

import click

MISUSED = "the command was misused"


class Documented(click.Command):
    """A command with examples and the meaning of its exit status in its help."""

    def __init__(self, *args: Any, examples: str, exits: dict[int, str], **kwargs: Any) -> None:
        """Take what click's own class takes, the examples line by line, and the exit codes."""
        super().__init__(*args, **kwargs)
        self.examples = examples
        self.exits = {**exits, 2: MISUSED}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they are, and one line an exit code."""
        with formatter.section("Examples"):
            for line in self.examples.strip().splitlines():
                formatter.write(f"  {line.strip()}\n")
        with formatter.section("Exit status"):
            formatter.write_dl([(str(code), meaning) for code, meaning in self.exits.items()])
