"""`variorum overlay`: copy the data of a contribution into an edition whose code is trusted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, layout_at
from variorum.editing.contribution import apply_contribution
from variorum.model.problem import Problem
from variorum.reporting.github import as_commands
from variorum.reporting.text import as_text

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": lambda problems: "".join(f"{as_text(problem)}\n" for problem in problems),
    "github": as_commands,
}
EXAMPLES = """
    variorum overlay ../contribution edition
    variorum overlay head edition --format github
"""
EXITS = {0: "everything was copied", 1: "some files were left out; they are printed"}
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    "overlay",
    short_help="Put the notes and texts of a contribution into EDITION.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("contribution", type=_FOLDER)
@click.argument("edition", type=_FOLDER)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="`github` marks the files of a pull request.",
)
def overlay_command(contribution: Path, edition: Path, form: str) -> None:
    """Replace the notes and texts of EDITION by those of CONTRIBUTION.

    CONTRIBUTION is an untrusted copy of the edition: nothing in it is run, and only annotations/
    and docs/articles/ are read. EDITION is changed, but keeps its own code, configuration and theme.
    """
    root = edition_at(edition)
    if contribution.resolve() == root:
        raise click.UsageError("The two are the same folder: copy the edition first.")
    problems = apply_contribution(contribution.resolve(), layout_at(root))
    click.echo(FORMATS[form](problems), nl=False)
    raise SystemExit(1 if problems else 0)
