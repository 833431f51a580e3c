"""`variorum list`: list the notes of an edition."""

from __future__ import annotations

import re
from pathlib import Path

import click

from variorum.anchoring.suggestion import did_you_mean
from variorum.cli.completion import article_slugs
from variorum.cli.documented import Documented
from variorum.cli.left_out import report_left_out
from variorum.cli.where import edition_at, read
from variorum.model.kinds import KINDS
from variorum.model.values import PARTIAL_DATE
from variorum.reporting.listing import FORMS, STATES, Wanted, listed_notes

EXAMPLES = """
    variorum list
    variorum list --review waiting --kind correction
    variorum list --by CONTRIBUTOR --since 2026-11 --format csv
"""


@click.command(
    "list",
    short_help="Print the notes, or those that options select.",
    cls=Documented,
    examples=EXAMPLES,
    exits={0: "printed, however many there are"},
)
@click.option(
    "--article", "articles", multiple=True, shell_complete=article_slugs, help="Notes on this article."
)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Notes of this kind.")
@click.option("--by", "people", multiple=True, help="Notes of this contributor.")
@click.option("--review", "states", multiple=True, type=click.Choice(STATES), help="Notes in this state.")
@click.option("--since", default="", help="Notes last changed on this day, month or year, or later.")
@click.option("--until", default="", help="Notes last changed on this day, month or year, or earlier.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="`json` and `csv` are for programs; `ids` for other commands, one id on a line.",
)
def list_command(form: str, since: str, until: str, **wanted: tuple[str, ...]) -> None:
    """Print the notes with their kind, state, last change, authors and headline.

    An option given twice lists what has either. The day of the last change is that of its commit.
    """
    for option, date in (("--since", since), ("--until", until)):
        if date and not re.fullmatch(PARTIAL_DATE.pattern, date):
            raise click.BadParameter("Write a day, a month or a year: 2026-11-26.", param_hint=option)
    root = edition_at(Path.cwd())
    edition = read(root, with_drafts=True)
    _refuse_unknown("--article", wanted["articles"], [entry.article.slug for entry in edition.articles])
    _refuse_unknown("--by", wanted["people"], list(edition.registers.contributors))
    notes = listed_notes(edition, Wanted(**wanted, since=since, until=until))
    click.echo(FORMS[form](notes), nl=False)
    click.echo("1 note." if len(notes) == 1 else f"{len(notes)} notes.", err=True)
    report_left_out(edition, root, "listed")


def _refuse_unknown(option: str, given: tuple[str, ...], known: list[str]) -> None:
    for word in given:
        if word not in known:
            raise click.BadParameter(f"“{word}” is not there.{did_you_mean(word, known)}", param_hint=option)
