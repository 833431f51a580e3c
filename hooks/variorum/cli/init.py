"""`variorum init`: start a new edition from a text."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.engine_options import engine_repository_option, kept_address, with_repository
from variorum.cli.received_text import metadata_options, receive
from variorum.cli.schema import write_edition_schemas
from variorum.cli.terminal import coloured, echo, is_terminal
from variorum.cli.where import read
from variorum.editing.engine_requirement import Engine, NoEngine, running_engine
from variorum.editing.new_edition import edition_files
from variorum.editing.new_folder import has_readme, in_the_way, make_folder
from variorum.editing.starter import GUIDE
from variorum.model.wording import visible_name
from variorum.reporting.text import as_text

MOST_NAMED = 3
"""Files in the way that are named."""
_LOCAL_ENGINE = (
    "requirements.txt has the engine from a place on this machine. Before others build the edition, name "
    "there a place that they can reach, such as a repository."
)
EXAMPLES = """
    variorum init text.txt
    variorum init text.txt my-edition --title "A text" --author "Its author" --date 1850 --no-ask
    variorum init text.md --language zh-Hant --site-name "Two texts"
    variorum init text.txt .
"""
EXITS = {0: "the edition was created", 1: "it was created, but has problems, which are printed"}


@click.command("init", cls=Documented, has_config=False, examples=EXAMPLES, exits=EXITS)
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@metadata_options
@click.option(
    "--slug", help="Name of the article's folder, also used in its URL; by default made from the title."
)
@click.option("--site-name", help="Name of the site; the title by default.")
@click.option("--editor", default="The editors", show_default=True, help="Who writes the first notes.")
@click.option(
    "--engine",
    help="The line in requirements.txt by which pip installs the engine; by default from where it was "
    "installed here.",
)
@engine_repository_option
@click.option(
    "--ask/--no-ask", "asking", default=None, help="Ask for missing values; the default on a terminal."
)
def init_command(
    text: Path,
    folder: Path | None,
    slug: str | None,
    site_name: str | None,
    editor: str,
    engine: str | None,
    engine_repository: str | None,
    asking: bool | None,
    **metadata: str | None,
) -> None:
    """Start an edition of TEXT in FOLDER.

    TEXT is a plain text (.txt) or Markdown (.md), which is copied byte for byte, or a saved web page
    (.html), .docx, .odt, .epub or .pdf, from which the text is made; then the file itself is kept in
    received/. FOLDER is created; by default it is named after the text. It may exist already, if it is
    empty, or a clone of a new repository with no more than a README, a licence and rules of git, all of
    which are kept. Where there is a README, the one for editors is EDITION.md.
    """
    asking = is_terminal(sys.stdin) if asking is None else asking
    received = receive(text, metadata, slug, asking=asking)
    title = received.metadata["title"]
    folder = folder or Path(received.slug)
    if found := in_the_way(folder, text):
        if {"mkdocs.yml", "annotations"} <= set(found):
            raise click.UsageError(
                f"“{folder}” is an edition already. To give it another text, run `variorum add` in it."
            )
        names = ", ".join(visible_name(name) for name in found[:MOST_NAMED])
        raise click.UsageError(
            f"“{folder}” has {names}{', …' if found[MOST_NAMED:] else ''}. Give a folder that is missing or "
            "empty, or a new clone with no more than a README, a licence and rules of git."
        )
    getting = with_repository(Engine(engine) if engine else _running_engine(), engine_repository)
    guide = "EDITION.md" if has_readme(folder) else GUIDE
    files = edition_files(
        received.slug,
        received.metadata,
        site_name or title,
        editor,
        getting,
        guide,
        kept_address(engine_repository),
    )
    files |= received.files("docs/articles")
    make_folder(folder, files, lambda beside: list(write_edition_schemas(beside)))
    if getting.is_of_this_machine:
        echo(_LOCAL_ENGINE, err=True)
    _finish(folder, guide)


def _running_engine() -> Engine:
    try:
        return running_engine()
    except NoEngine as error:
        raise click.UsageError(
            "The engine that runs was not installed, so requirements.txt cannot name where it is. Say so "
            "with --engine, such as `--engine variorum==1.0`, or install the engine with pip."
        ) from error


def _finish(folder: Path, guide: str) -> None:
    root = folder.resolve()
    problems = read(root).problems
    for problem in problems:
        echo(coloured(as_text(problem)), err=True)
    click.echo(f"Created an edition in {folder}. Next: cd {folder}; {guide} there says how to serve it.")
    raise SystemExit(1 if problems else 0)
