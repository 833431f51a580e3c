"""Names the notes that a command leaves out because of their problems."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.where import layout_at, tree_at
from variorum.model.edition import Edition
from variorum.model.registers import REGISTERS
from variorum.model.wording import visible
from variorum.reading.edition_files import read_edition
from variorum.reporting.text import summary

MOST_NAMED = 8


def report_left_out(edition: Edition, root: Path, done: str) -> None:
    """Print how many problems the edition at `root` has, and which notes are left out because of them.

    `done` is what the command does with the others, such as “exported”. Most problems of registers, and of
    settings, leave out no note. Without problems nothing is printed.
    """
    if not edition.problems:
        return
    names = _left_out(edition, root)
    named = ", ".join(visible(name) for name in names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    notes = f" Not {done}: {named}{more}." if names else ""
    click.echo(f"{summary(edition.problems)} `variorum check` shows what to do.{notes}", err=True)


def _left_out(edition: Edition, root: Path) -> list[str]:
    """Return the ids of the notes that are left out; of what could not be read as one, the file."""
    shown = {note.annotation.id for article in edition.articles for note in article.every_note}
    slugs = {article.article.slug for article in edition.articles}
    read = [entry for entry in read_edition(tree_at(root)).articles if entry.article.slug in slugs]
    notes = [note for entry in read for note in entry.notes]
    files = {note.record.file for note in notes}
    beginning = f"{layout_at(root).name(layout_at(root).annotations)}/"
    unread = (
        problem.place.file
        for problem in edition.problems
        if problem.place.file not in files and _is_of_notes(problem.place.file, beginning)
    )
    names = (note.annotation.id or note.record.file for note in notes if note.annotation.id not in shown)
    return list(dict.fromkeys([*names, *unread]))


def _is_of_notes(file: str, beginning: str) -> bool:
    """Return whether a file is in the folder of an article or a page, and not in that of a register."""
    folder, slash, _ = file.removeprefix(beginning).partition("/")
    return file.startswith(beginning) and bool(slash) and folder not in REGISTERS
