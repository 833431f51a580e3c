"""`variorum stats`: what an edition holds, and what its notes lack."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, read
from variorum.reporting.holdings import holdings_as_json, holdings_as_text
from variorum.reporting.text import summary

EXAMPLES = """
    variorum stats
    variorum stats --format json
"""


@click.command("stats", cls=Documented, examples=EXAMPLES, exits={0: "printed, whatever is lacking"})
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For whom.",
)
def stats_command(form: str) -> None:
    """Print what the edition holds and what its notes lack.

    Notes are counted by article, kind and prominence; those that lack something are named.
    A note lacks sources if it has none and does not say that the editors infer it.
    """
    edition = read(edition_at(Path.cwd()))
    click.echo(holdings_as_json(edition) if form == "json" else holdings_as_text(edition), nl=False)
    if edition.problems:
        click.echo(f"{summary(edition.problems)} A note with a problem is not counted.", err=True)
