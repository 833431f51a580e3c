"""`variorum withdraw`: take a published note out of the margin."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.checks.reviews import today
from variorum.cli.carry_out import carry_out, writing_options
from variorum.cli.completion import note_ids
from variorum.cli.documented import Documented
from variorum.cli.notes_named import changed_files, notes_named
from variorum.cli.where import edition_at
from variorum.editing.note_state import withdrawn

EXAMPLES = """
    variorum withdraw ID --reason "The source turned out to be a forgery."
"""
EXITS = {0: "the note is withdrawn", 1: "nothing was written; the problems are printed"}


@click.command(
    "withdraw",
    short_help="Take the note ID out of the margin; its page stays.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("identifier", metavar="ID", shell_complete=note_ids)
@click.option("--reason", required=True, help="Why, in one or two sentences, for its readers.")
@click.option("--date", help="When: a day, a month or a year, as ISO 8601 writes it; today by default.")
@writing_options
def withdraw_command(identifier: str, reason: str, date: str | None, *, dry_run: bool, is_sure: bool) -> None:
    """Show the note ID no more; its own page stays, and gives the reason.

    A published note is never deleted: links lead to it, and somebody may have cited it.
    """
    root = edition_at(Path.cwd())
    notes, _ = notes_named([identifier], root)
    if notes[0].annotation.withdrawn:
        raise click.UsageError(f"“{identifier}” is withdrawn already.")
    changed = changed_files(notes, {identifier: withdrawn(reason.strip(), date or today())}, root)
    raise SystemExit(0 if carry_out(root, changed, dry_run=dry_run, is_sure=is_sure) else 1)
