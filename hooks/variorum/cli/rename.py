"""`variorum rename`: give a note another id."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.carry_out import carry_out, writing_options
from variorum.cli.completion import note_ids
from variorum.cli.documented import Documented
from variorum.cli.notes_named import notes_named
from variorum.cli.where import edition_at, tree_at
from variorum.editing.formatting import NotFormatted
from variorum.editing.renaming import renamed
from variorum.model.values import is_identifier

EXAMPLES = """
    variorum rename OLD NEW
    variorum rename OLD NEW --dry-run
"""
EXITS = {0: "the note has its new id", 1: "nothing was written; the problems are printed"}


@click.command(
    "rename",
    short_help="Give the note OLD the id NEW; its old address stays.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("old", metavar="OLD", shell_complete=note_ids)
@click.argument("new", metavar="NEW")
@writing_options
def rename_command(old: str, new: str, *, dry_run: bool, is_sure: bool) -> None:
    """Give the note OLD the id NEW; the address that it had leads to it for good.

    Paths, events, alignments, and links in notes, registers and pages follow. A file that is named
    after the note is renamed, too. The note remembers its old id under `formerly`.
    """
    if not is_identifier(new):
        raise click.UsageError(f"“{new}” cannot be an id: use lower-case letters, digits, single hyphens.")
    root = edition_at(Path.cwd())
    (note, *_), _ = notes_named([old], root)
    if new == old:
        raise click.UsageError("The two ids are the same.")
    try:
        changed = renamed(note, new, tree_at(root))
    except NotFormatted as reason:
        raise click.UsageError(f"{note.file} cannot be changed. {reason}") from reason
    raise SystemExit(0 if carry_out(root, changed, dry_run=dry_run, is_sure=is_sure) else 1)
