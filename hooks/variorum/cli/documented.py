"""How commands explain themselves: what they do, examples, options, exit status."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

CONFIG_FILE = "variorum.config_file"
"""Where a command remembers which mkdocs.yml it was given."""
MISUSED = "the command was misused"


class Documented(click.Command):
    """A command with examples and the meaning of its exit status in its help."""

    def __init__(
        self,
        *args: Any,
        examples: str,
        exits: dict[int, str],
        has_config: bool = True,
        **kwargs: Any,
    ) -> None:
        """Take what click's own class takes, the examples line by line, and the exit codes.

        `has_config` gives the command the option `--config-file`, as MkDocs' own commands have it.
        """
        super().__init__(*args, **kwargs)
        if has_config:
            self.params.append(_config_option())
        self.examples = examples
        self.exits = {**exits, 2: MISUSED}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they are, and one line an exit code."""
        with formatter.section("Examples"):
            for line in self.examples.strip().splitlines():
                formatter.write(f"  {line.strip()}\n")
        with formatter.section("Exit status"):
            formatter.write_dl([(str(code), meaning) for code, meaning in self.exits.items()])


def _config_option() -> click.Option:
    return click.Option(
        ["-f", "--config-file"],
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        expose_value=False,
        is_eager=True,
        callback=_remember,
        help="The site's mkdocs.yml, where it has another name or place.",
    )


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.meta[CONFIG_FILE] = value.absolute()
