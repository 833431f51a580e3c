"""`variorum ids`: update the ledger of published ids."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.checks.permanence import lost_ids
from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, layout_at, read, tree_at
from variorum.editing.replaced_file import replace_file
from variorum.model.ledger import LEDGER, PublishedId, ledger_text, with_ids_of
from variorum.model.problem import Code
from variorum.reading.edition_files import read_edition


@click.command(
    "ids",
    short_help="Add the ids of all notes to annotations/ids.yml.",
    cls=Documented,
    examples="""
    variorum ids
    variorum ids --check
    """,
    exits={0: "the ledger is up to date", 1: "the edition has problems, or (--check) ids are missing"},
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if ids are missing.")
def ids_command(path: Path, *, only_check: bool) -> None:
    """Add the ids of all notes to annotations/ids.yml, the ledger of published ids.

    Run it when notes are merged and published. Nothing else adds ids, and nothing removes them:
    from then on, `variorum check` reports a note that is missing or whose id was given to another.
    """
    root = edition_at(path)
    edition = read(root)
    if any(problem.code is not Code.UNLISTED_ID for problem in edition.problems):
        click.echo("The edition has problems, so nothing was written: run `variorum check`.", err=True)
        raise SystemExit(1)
    layout = layout_at(root)
    files = read_edition(tree_at(root))
    published = files.ledger
    lost = [PublishedId(id=i, article=article) for i, article in lost_ids(files, edition.history).items()]
    entries = with_ids_of(edition, [*published, *lost])
    file = layout.annotations / f"{LEDGER}.yml"
    new = len(entries) - len(published)
    if only_check:
        click.echo(f"{layout.name(file)} lacks {new} of {len(entries)} ids." if new else "Up to date.")
        raise SystemExit(1 if new else 0)
    text = ledger_text(entries)
    if entries and (not file.exists() or file.read_text("utf-8") != text):
        replace_file(file, text.encode())
    click.echo(f"{layout.name(file)}: {len(entries)} ids, {new} of them new.")
