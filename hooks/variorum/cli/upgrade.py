"""`variorum upgrade`: let the files that `variorum init` wrote follow a newer engine."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.carry_out import carry_out, difference, writing_options
from variorum.cli.documented import Documented
from variorum.cli.engine_options import engine_repository_option, kept_address, with_repository
from variorum.cli.schema import write_edition_schemas
from variorum.cli.where import edition_at, settings_at, tree_at
from variorum.editing.engine_requirement import Engine, NoEngine, running_engine
from variorum.editing.file_content import file_content
from variorum.editing.starter import LIST, NoList, Starter
from variorum.editing.upgrading import OwnFile, upgrade

EXAMPLES = """
    variorum upgrade --dry-run
    variorum upgrade
"""
EXITS = {
    0: "the files are those of this engine, but for those that the editors changed",
    1: "nothing was written; the problems are printed",
}


@click.command("upgrade", cls=Documented, examples=EXAMPLES, exits=EXITS)
@click.option("--engine", help="The line in requirements.txt by which pip installs the engine.")
@engine_repository_option
@writing_options
def upgrade_command(
    engine: str | None, engine_repository: str | None, *, dry_run: bool, is_sure: bool
) -> None:
    """Let what `variorum init` wrote follow the engine that runs.

    Workflows, settings of editors, the guide and the line by which the engine is installed are written
    anew where nobody changed them. A file that was changed here is left alone, and what is new in it is
    shown. A file that was deleted stays deleted. Install the newer engine first.
    """
    root = edition_at(Path.cwd())
    starter = _starter(root)
    if engine_repository:
        starter = starter._replace(engine_repository=kept_address(engine_repository))
    getting = with_repository(
        Engine(engine) if engine else _engine(), engine_repository or starter.engine_repository
    )
    made = upgrade(starter, getting, lambda name: _content(root, name))
    changed = {root / name: new for name, new in made.changed.items()}
    if not carry_out(root, changed, dry_run=dry_run, is_sure=is_sure):
        raise SystemExit(1)
    for file in made.own:
        _show(file)
    if not dry_run:
        write_edition_schemas(root)


def _starter(root: Path) -> Starter:
    """Return what the edition was begun with, or what can be known of it where nothing was noted."""
    content = _content(root, LIST)
    if content is None:
        click.echo(
            f"{LIST} is not there, so nobody knows what `variorum init` wrote: each file that differs counts "
            "as changed here.",
            err=True,
        )
        settings = settings_at(root)
        slugs = sorted(path.name for path in tree_at(root).folders_in(settings.layout.articles))
        return Starter(settings.name, slugs[0] if slugs else "")
    try:
        return Starter.of_listing(content)
    except NoList as error:
        raise click.UsageError(
            f"{LIST} is not what `variorum init` writes. Restore it from git, or delete it."
        ) from error


def _engine() -> Engine:
    try:
        return running_engine()
    except NoEngine as error:
        raise click.UsageError(
            "The engine that runs was not installed. Say with --engine what requirements.txt has to have, "
            "such as `--engine variorum==1.0`, or install the engine with pip."
        ) from error


def _content(root: Path, name: str) -> bytes | None:
    return file_content(root / name, tree_at(root))


def _show(file: OwnFile) -> None:
    click.echo(f"{file.name} was changed here and stays as it is. In the newer version:", err=True)
    click.echo(difference(file.name, file.now, file.newer), nl=False)
