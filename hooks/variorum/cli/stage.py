"""`variorum stage`: write the edition as a folder that any host of Markdown builds into a site."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, settings_at, tree_at
from variorum.configuration.config_file import ConfigError
from variorum.rendering.markdown_page import ExtensionError
from variorum.reporting.text import as_text, summary
from variorum.staging.stage import staged
from variorum.staging.staged_folder import NotStaged, write_staged

EXAMPLES = """
    variorum stage ../staged
    variorum stage build/staged --strict
"""
EXITS = {0: "written", 1: "nothing was written: the folder holds other files, or, with --strict, a problem"}


@click.command(
    "stage",
    short_help="Write the edition into FOLDER, for hosts without hooks.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--strict", is_flag=True, help="Write nothing if the edition has a problem.")
def stage_command(folder: Path, *, strict: bool) -> None:
    """Write the edition into FOLDER, for hosts that run no hooks: Zensical, and others.

    FOLDER gets mkdocs.yml, docs/ and overrides/, in which all pages, notes and downloads are plain files.
    What else lies in it is left alone. Run it again after a change.
    """
    root = edition_at(Path.cwd())
    settings = settings_at(root)
    place = folder.resolve()
    if place == settings.docs.resolve() or settings.docs.resolve() in place.parents:
        raise click.BadParameter("This lies among the pages of the edition, which would publish it.")
    try:
        made = staged(settings, tree_at(root))
    except (ConfigError, ExtensionError) as error:
        raise click.UsageError(str(error)) from error
    for problem in made.problems:
        click.echo(as_text(problem), err=True)
    if strict and made.problems:
        raise click.ClickException(f"{summary(made.problems)} Nothing was written.")
    try:
        changed = write_staged(place, made.files)
    except NotStaged as reason:
        raise click.ClickException(str(reason)) from reason
    click.echo(f"{made.pages} pages and {len(made.files) - made.pages} other files below {folder}, "
               f"{changed} of them new or changed.", err=True)  # fmt: skip
