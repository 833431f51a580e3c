"""The help text of commands: description, examples, options, exit status."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

CONFIG_FILE = "variorum.config_file"
"""Key in the click context for the mkdocs.yml given with -f."""
MISUSED = "the command was misused"


class Documented(click.Command):
    """A command whose help has examples and explains the exit status."""

    def __init__(
        self,
        *args: Any,
        examples: str,
        exits: dict[int, str],
        has_config: bool = True,
        **kwargs: Any,
    ) -> None:
        """Extend `click.Command` with `examples`, one per line, and `exits`, the meanings of the exit codes.

        `has_config` adds the option `--config-file`, as in MkDocs' own commands.
        """
        super().__init__(*args, **kwargs)
        if has_config:
            self.params.append(_config_option())
        self.examples = examples
        self.exits = {**exits, 2: MISUSED}

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they are, and one line for each exit code."""
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
        help="The configuration of the site, if it is not mkdocs.yml in its usual place.",
    )


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.meta[CONFIG_FILE] = value.absolute()
