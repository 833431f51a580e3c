"""The command `variorum ids`: brings the ledger of published ids up to date."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.exporting.ledger import ledger_text
from variorum.model.ledger import with_ids_of
from variorum.pipeline import check
from variorum.reading.edition_files import read_edition
from variorum.reading.ledger import LEDGER
from variorum.reading.site_config import layout_of, read_settings, root_of


@click.command(
    "ids", epilog="Exit status: 0 up to date, 1 the edition has problems or (--check) lacks ids, 2 misuse."
)
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if ids are missing.")
def ids_command(path: Path, *, only_check: bool) -> None:
    r"""Add the ids of all notes to annotations/ids.yml, the ledger of published ids.

    Run it when notes are merged and published. Nothing else adds an id, and nothing removes one:
    from then on `variorum check` tells of a note that is gone or whose id stands for another.

    \b
    variorum ids
    variorum ids --check
    """
    root = root_of(path.resolve())
    if root is None:
        raise click.UsageError(f"“{path}” lies in no edition: there is no folder articles/ at or above it.")
    edition = check(root)
    if edition.problems:
        click.echo("Nothing is written while the edition has problems: run `variorum check`.", err=True)
        raise SystemExit(1)
    layout = layout_of(root, read_settings(root))
    published = read_edition(layout).ledger
    entries = with_ids_of(edition, published)
    file = layout.annotations / f"{LEDGER}.yml"
    new = len(entries) - len(published)
    if only_check:
        click.echo(f"{layout.name(file)} lacks {new} of {len(entries)} ids." if new else "Up to date.")
        raise SystemExit(1 if new else 0)
    text = ledger_text(entries)
    if entries and (not file.exists() or file.read_text("utf-8") != text):
        file.write_text(text, "utf-8", newline="\n")
    click.echo(f"{layout.name(file)}: {len(entries)} ids, {new} of them new.")
