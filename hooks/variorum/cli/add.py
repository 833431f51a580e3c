"""`variorum add`: add a text to an edition."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.cli.carry_out import carry_out, writing_options
from variorum.cli.documented import Documented
from variorum.cli.received_text import metadata_options, receive
from variorum.cli.terminal import is_terminal
from variorum.cli.where import edition_at, tree_at
from variorum.files.walk import lies_within

EXAMPLES = """
    variorum add text.txt
    variorum add text.md --slug second --title "A second text" --language fr --no-ask
"""
EXITS = {0: "the text is an article of the edition", 1: "nothing was written; the problems are printed"}


@click.command("add", cls=Documented, examples=EXAMPLES, exits=EXITS)
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@metadata_options
@click.option(
    "--slug", help="Name of the article's folder, also used in its URL; by default made from the title."
)
@click.option(
    "--ask/--no-ask", "asking", default=None, help="Ask for missing values; the default on a terminal."
)
@writing_options
def add_command(
    text: Path,
    slug: str | None,
    asking: bool | None,
    *,
    dry_run: bool,
    is_sure: bool,
    **metadata: str | None,
) -> None:
    """Make TEXT an article of the edition.

    TEXT is a plain text (.txt) or Markdown (.md), which is copied byte for byte, or a saved web page
    (.html), .docx, .odt, .epub or .pdf, from which the text is made; then the file itself is kept in
    received/. The text gets a folder of its own, with an article.yml that says what it is and has its
    checksum. The list of articles names it.
    """
    root = edition_at(Path.cwd())
    asking = is_terminal(sys.stdin) if asking is None else asking
    received = receive(text, metadata, slug, asking=asking)
    tree = tree_at(root)
    folder = tree.layout.articles / received.slug
    if tree.has(folder) or folder.exists():
        text_file = folder / f"article.{received.form}"
        is_same = tree.has(text_file) and tree.content(text_file) == received.content
        what = "has this text already" if is_same else "already exists"
        raise click.UsageError(
            f"{tree.layout.name(folder)} {what}; for another article choose another --slug."
        )
    articles = tree.layout.name(tree.layout.articles)
    files: dict[Path, bytes | None] = {
        root / name: content for name, content in received.files(articles).items()
    }
    if outside := [path for path in files if not lies_within(path, tree.layout)]:
        raise click.UsageError(f"{tree.layout.name(outside[0])} would be outside the edition.")
    then = f'Next: `variorum new "words of the text" --article {received.slug}` writes a note on it.'
    raise SystemExit(0 if carry_out(root, files, dry_run=dry_run, is_sure=is_sure, then=then) else 1)
