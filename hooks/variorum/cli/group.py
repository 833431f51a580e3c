"""The command `variorum` itself, to which every command belongs."""

from __future__ import annotations

import click

from variorum import __version__
from variorum.cli.check import check_command
from variorum.cli.compare import compare_command
from variorum.cli.completion import completion_command
from variorum.cli.format import format_command
from variorum.cli.ids import ids_command
from variorum.cli.init import init_command
from variorum.cli.links import links_command
from variorum.cli.new import new_command
from variorum.cli.overlay import overlay_command
from variorum.cli.schema import schema_command
from variorum.cli.show import show_command
from variorum.cli.stats import stats_command

EXITS = "Exit status: 0 all is well; 1 the edition is not as the command asks; 2 the command was misused."


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXITS)
@click.version_option(__version__, prog_name="variorum")
def main() -> None:
    """Make and check annotated reading editions.

    Run it inside an edition: the folder with mkdocs.yml, or any folder in it. `variorum check`
    lists every problem; `variorum COMMAND --help` gives examples of a command.
    """


for command in (
    check_command,
    format_command,
    init_command,
    new_command,
    ids_command,
    links_command,
    show_command,
    stats_command,
    compare_command,
    overlay_command,
    schema_command,
    completion_command,
):
    main.add_command(command)
