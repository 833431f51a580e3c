"""`variorum stats`: count what is in an edition, and find gaps in its notes."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, read
from variorum.reporting.statistics import statistics_as_json, statistics_as_text
from variorum.reporting.text import summary

EXAMPLES = """
    variorum stats
    variorum stats --format json
"""


@click.command("stats", cls=Documented, examples=EXAMPLES, exits={0: "printed, whatever is missing"})
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="`json` is for programs.",
)
def stats_command(form: str) -> None:
    """Print what is in the edition, and what its notes lack.

    Notes are counted by article, kind and prominence; those that lack something are listed.
    A note lacks sources if it has none and is not marked as an inference of the editors.
    """
    edition = read(edition_at(Path.cwd()))
    click.echo(statistics_as_json(edition) if form == "json" else statistics_as_text(edition), nl=False)
    if edition.problems:
        click.echo(f"{summary(edition.problems)} Notes with problems are not counted.", err=True)
