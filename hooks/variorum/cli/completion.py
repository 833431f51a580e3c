"""`variorum completion`: shell completion for commands, options and ids of notes."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from variorum.cli.documented import Documented
from variorum.configuration.config_file import ConfigError
from variorum.configuration.site_config import site_around
from variorum.files.walk import read_tree
from variorum.model.edition_files import EditionFiles
from variorum.reading.edition_files import read_edition

PROGRAM = "variorum"
VARIABLE = "_VARIORUM_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


EXAMPLES = """
    variorum completion bash >> ~/.bashrc
    variorum completion zsh >> ~/.zshrc
    variorum completion fish > ~/.config/fish/completions/variorum.fish
"""


@click.command("completion", cls=Documented, has_config=False, examples=EXAMPLES, exits={0: "printed"})
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    It completes commands, options and their values, and the ids of notes and articles.
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"This version of click does not support completion for {shell}.")
    click.echo(completion(context.find_root().command, {}, PROGRAM, VARIABLE).source())


def files_here() -> EditionFiles | None:
    """Return the files of the edition around the current folder; None if there is none."""
    try:
        site = site_around(Path.cwd().resolve())
        return read_edition(read_tree(site.layout)) if site else None
    except ConfigError:
        return None


def note_ids(context: click.Context, parameter: click.Parameter, prefix: str) -> list[CompletionItem]:
    """Return the ids of the notes that begin with `prefix`, each with its kind."""
    files = files_here()
    notes = [note.annotation for note in files.notes() if note.is_sound] if files else []
    return [CompletionItem(n.id, help=n.of_kind.name) for n in notes if n.id.startswith(prefix)]


def article_slugs(context: click.Context, parameter: click.Parameter, prefix: str) -> list[CompletionItem]:
    """Return the names of the articles that begin with `prefix`."""
    files = files_here()
    slugs = [entry.article.slug for entry in files.articles] if files else []
    return [CompletionItem(slug) for slug in slugs if slug.startswith(prefix)]
