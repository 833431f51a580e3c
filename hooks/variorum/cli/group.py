"""The command `variorum`, the group of all commands."""

from __future__ import annotations

import errno
import io
import sys
from collections import UserDict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from variorum.editing.replaced_file import NotWritten
from variorum.model.wording import visible_name
from variorum.version import VERSION

_COMMANDS = (
    "check",
    "format",
    "init",
    "add",
    "new",
    "ids",
    "links",
    "list",
    "review",
    "withdraw",
    "rename",
    "upgrade",
    "accept",
    "relink",
    "show",
    "stats",
    "compare",
    "overlay",
    "export",
    "import",
    "build",
    "join",
    "stage",
    "schema",
    "completion",
)
_FILES = {"import": "import_notes"}
"""The file of a command that cannot be called like it: `import` is a word of the language."""

EXITS = "Exit status: 0 success; 1 a problem with the edition; 2 wrong use of the command."


class _LoadedOnDemand(UserDict[str, Any]):
    """The commands by their names. One runs: loading all others would take longer than many a command."""

    def __getitem__(self, name: str) -> click.Command:
        """Return a command, and import its file if that was not done before."""
        if self.data[name] is None:
            module = import_module(f"variorum.cli.{_FILES.get(name, name)}")
            self.data[name] = getattr(module, f"{name}_command")
        command: click.Command = self.data[name]
        return command


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


@click.group(
    cls=_Commands,
    commands=_LoadedOnDemand(dict.fromkeys(_COMMANDS)),
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXITS,
)
@click.version_option(VERSION, prog_name="variorum")
def main() -> None:
    """Make and check annotated reading editions.

    Run it inside an edition: in the folder with mkdocs.yml or any folder below it. `variorum check`
    lists every problem; `variorum COMMAND --help` shows examples.
    """
