"""The command `variorum`, the group of all commands."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from variorum.cli.accept import accept_command
from variorum.cli.add import add_command
from variorum.cli.check import check_command
from variorum.cli.compare import compare_command
from variorum.cli.completion import completion_command
from variorum.cli.export import export_command
from variorum.cli.format import format_command
from variorum.cli.ids import ids_command
from variorum.cli.import_notes import import_command
from variorum.cli.init import init_command
from variorum.cli.links import links_command
from variorum.cli.list import list_command
from variorum.cli.new import new_command
from variorum.cli.overlay import overlay_command
from variorum.cli.relink import relink_command
from variorum.cli.rename import rename_command
from variorum.cli.review import review_command
from variorum.cli.schema import schema_command
from variorum.cli.show import show_command
from variorum.cli.stage import stage_command
from variorum.cli.stats import stats_command
from variorum.cli.upgrade import upgrade_command
from variorum.cli.withdraw import withdraw_command
from variorum.editing.replaced_file import NotWritten
from variorum.model.wording import visible_name
from variorum.version import VERSION

EXITS = "Exit status: 0 success; 1 a problem with the edition; 2 wrong use of the command."


class _Commands(click.Group):
    """Ends with a one-sentence error when the operating system stops a command."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Parse the arguments; help and version are printed here."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # The terminal may not support every character, and no encoding has those of every file name.
                stream.reconfigure(errors="backslashreplace")
        with _in_one_sentence():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _in_one_sentence():
            return super().invoke(ctx)


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    try:
        yield
    except NotWritten as reason:
        raise click.ClickException(str(reason)) from reason
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        file = f"{visible_name(str(error.filename))}: " if error.filename else ""
        raise click.ClickException(f"{file}{error.strerror or error}.") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXITS)
@click.version_option(VERSION, prog_name="variorum")
def main() -> None:
    """Make and check annotated reading editions.

    Run it inside an edition: in the folder with mkdocs.yml or any folder below it. `variorum check`
    lists every problem; `variorum COMMAND --help` shows examples.
    """


for command in (
    check_command,
    format_command,
    init_command,
    add_command,
    new_command,
    ids_command,
    links_command,
    list_command,
    review_command,
    withdraw_command,
    rename_command,
    upgrade_command,
    accept_command,
    relink_command,
    show_command,
    stats_command,
    compare_command,
    overlay_command,
    export_command,
    import_command,
    stage_command,
    schema_command,
    completion_command,
):
    main.add_command(command)
