"""`variorum compare`: show what a contribution changes for readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, layout_at, read, tree_at
from variorum.comparing.article_assets import article_assets
from variorum.comparing.changed import LARGEST, Comparison, NoComparison, as_json, from_json
from variorum.comparing.comparison import compare
from variorum.comparing.comparison_markdown import comparison_as_markdown
from variorum.comparing.comparison_text import comparison_as_text
from variorum.files.walk import read_tree
from variorum.model.edition import Edition
from variorum.reading.ledger import read_ledger

FORMATS: dict[str, Callable[[Comparison], str]] = {
    "text": comparison_as_text,
    "markdown": comparison_as_markdown,
    "json": as_json,
}
EXAMPLES = """
    variorum compare ../main .
    variorum compare base edition --format markdown
    variorum compare base edition --format json > summary.json
    variorum compare --from summary.json --format markdown
"""
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(
    "compare",
    short_help="Print what changes for readers between two editions.",
    cls=Documented,
    has_config=False,
    examples=EXAMPLES,
    exits={0: "printed, whatever has changed"},
)
@click.argument("base", required=False, type=_FOLDER)
@click.argument("head", required=False, type=_FOLDER)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="`markdown` is a comment for a forge, in which contributed text is never read as Markdown, HTML or "
    "a mention; `json` is for `--from`.",
)
@click.option(
    "--from",
    "written",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the output of `--format json` instead of two editions. The file need not be trusted.",
)
def compare_command(base: Path | None, head: Path | None, form: str, written: Path | None) -> None:
    """Print what changes for readers from the edition BASE to the edition HEAD.

    Lists the notes that were added, changed, withdrawn and removed, and each paragraph of the text
    that reads differently, as received and with all corrections made.
    """
    if written is not None:
        if base or head:
            raise click.UsageError("Give either two editions or --from, not both.")
        comparison = _read(written)
    elif base is None or head is None:
        raise click.UsageError("Give two editions: BASE and HEAD.")
    else:
        roots = [edition_at(base), edition_at(head)]
        before, after = map(read, roots)
        files = (_files(roots[0], before), _files(roots[1], after))
        comparison = compare(before, after, files, (_published(roots[0]), _published(roots[1])))
    click.echo(FORMATS[form](comparison), nl=False)


def _files(root: Path, edition: Edition) -> dict[str, str]:
    """Return the files in the folders of the articles, except the texts, which the comparison shows."""
    tree = read_tree(layout_at(root), with_pictures=True)
    return article_assets(tree, {entry.article.slug for entry in edition.articles})


def _published(root: Path) -> dict[str, str]:
    """Return the article of each id in the ledger."""
    return {line.entry.id: line.entry.article for line in read_ledger(tree_at(root), [])}


def _read(written: Path) -> Comparison:
    with written.open("rb") as file:
        data = file.read(LARGEST + 1)
    try:
        return from_json(data)
    except NoComparison as error:
        raise click.UsageError(str(error)) from error
