"""`variorum stats`: count what is in an edition, and find gaps in its notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.left_out import report_left_out
from variorum.cli.where import edition_at, read
from variorum.model.edition import Edition
from variorum.reporting.statistics import statistics_as_csv, statistics_as_json, statistics_as_text

EXAMPLES = """
    variorum stats
    variorum stats --format json
    variorum stats --format csv > people.csv
"""
FORMS: dict[str, Callable[[Edition], str]] = {
    "text": statistics_as_text,
    "json": statistics_as_json,
    "csv": statistics_as_csv,
}


@click.command("stats", cls=Documented, examples=EXAMPLES, exits={0: "printed, whatever is missing"})
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="`json` is for programs; `csv` is a table of the people, for a spreadsheet.",
)
def stats_command(form: str) -> None:
    """Print what is in the edition, and what its notes lack.

    Notes are counted by article, kind, prominence and person; those that lack something are listed.
    A note lacks sources if it has none and is not marked as an inference of the editors.
    """
    root = edition_at(Path.cwd())
    edition = read(root)
    click.echo(FORMS[form](edition), nl=False)
    report_left_out(edition, root, "counted")
