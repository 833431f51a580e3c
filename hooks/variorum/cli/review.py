"""`variorum review`: say of notes who reviewed them, and when."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.anchoring.suggestion import did_you_mean
from variorum.checks.reviews import is_later, today
from variorum.cli.carry_out import carry_out, writing_options
from variorum.cli.completion import note_ids
from variorum.cli.documented import Documented
from variorum.cli.notes_named import changed_files, notes_named
from variorum.cli.where import edition_at
from variorum.editing.note_state import reviewed

EXAMPLES = """
    variorum review ID --by CONTRIBUTOR
    variorum review ID ID ID --by CONTRIBUTOR --dry-run
"""
EXITS = {0: "the notes are reviewed", 1: "nothing was written; the problems are printed"}


@click.command("review", cls=Documented, examples=EXAMPLES, exits=EXITS)
@click.argument("identifiers", metavar="ID...", nargs=-1, required=True, shell_complete=note_ids)
@click.option("--by", required=True, help="Who reviewed them: the id of a contributor.")
@click.option("--date", help="When: a day, a month or a year, as ISO 8601 writes it; today by default.")
@writing_options
def review_command(
    identifiers: tuple[str, ...], by: str, date: str | None, *, dry_run: bool, is_sure: bool
) -> None:
    """Write into each note ID who reviewed it, and when.

    Nobody reviews a note of their own. A note that waits again because it was changed
    (`status: proposed`) is then reviewed as it stands.
    """
    root = edition_at(Path.cwd())
    notes, files = notes_named(identifiers, root)
    known = files.registers.contributors
    if by not in known:
        where = files.registers.written_in("contributors")
        raise click.BadParameter(
            f"There is no contributor `{by}` in {where}.{did_you_mean(by, known)}", param_hint="--by"
        )
    if own := [note.annotation.id for note in notes if by in note.annotation.by]:
        raise click.UsageError(
            f"`{by}` wrote {', '.join(own)}. Let somebody else review what they wrote, or leave it out."
        )
    if is_later(date or "", today()):
        raise click.BadParameter(f"“{date}” is in the future.", param_hint="--date")
    change = reviewed(by, date or today())
    changed = changed_files(notes, dict.fromkeys((note.annotation.id for note in notes), change), root)
    raise SystemExit(0 if carry_out(root, changed, dry_run=dry_run, is_sure=is_sure) else 1)
