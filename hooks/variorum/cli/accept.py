"""`variorum accept`: take a changed text for the text of an article."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from variorum.checks.reviews import today
from variorum.cli.carry_out import carry_out, writing_options
from variorum.cli.completion import article_slugs
from variorum.cli.documented import Documented
from variorum.cli.passage import article_named
from variorum.cli.where import edition_at, read, tree_at
from variorum.editing.accepted_text import NoChecksum, page_with_checksum, with_checksum
from variorum.files.layout import METADATA
from variorum.history.earlier_texts import former_texts
from variorum.history.git import NoHistory
from variorum.model.article import Article
from variorum.yaml_files.text_file import decode

EXAMPLES = """
    variorum accept
    variorum accept ARTICLE --says "A scan of 2019, with two pages missing"
    variorum accept ARTICLE --dry-run
    variorum accept guide/install.md
"""
EXITS = {0: "the text is accepted", 1: "nothing was written; the problems are printed"}


@click.command(
    "accept",
    short_help="Accept a changed text as the text of ARTICLE.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("article", required=False, shell_complete=article_slugs)
@click.option("--says", default="", help="What readers should know of the version that is replaced.")
@writing_options
def accept_command(article: str | None, says: str, *, dry_run: bool, is_sure: bool) -> None:
    """Write the checksum of the changed text of ARTICLE into its article.yml, or a page's front matter.

    A text stays as it was received, byte for byte, until an editor accepts another. The one before is
    listed in article.yml as an earlier version, if it was ever committed: it stays readable, with its notes
    as they stood. Then let `variorum relink` take the notes along.
    """
    root = edition_at(Path.cwd())
    chosen = article_named(
        article, read(root, with_drafts=True), asking=False, how="Name the article"
    ).article
    then = f"Next: `variorum relink {chosen.slug}` lets its notes follow."
    if chosen.is_page:
        changed = {root / chosen.file: _of_page(chosen)}
        raise SystemExit(0 if carry_out(root, changed, dry_run=dry_run, is_sure=is_sure, then=then) else 1)
    text, before = root / chosen.file, chosen.metadata.sha256
    tree, path = tree_at(root), text.with_name(METADATA)
    metadata = decode(tree.content(path), tree.layout.name(path))
    until = today() if _was_committed(text, root, before) else ""
    changed = {path: with_checksum(metadata, tree.content(text), until, says.strip()).encode()}
    raise SystemExit(0 if carry_out(root, changed, dry_run=dry_run, is_sure=is_sure, then=then) else 1)


def _of_page(page: Article) -> bytes:
    try:
        return page_with_checksum(page)
    except NoChecksum as error:
        raise click.UsageError(
            f"{page.file} has no checksum, so its text may change, and nothing has to be accepted. If it "
            "shall stay as it is, write `variorum: {sha256: 0}` into its front matter, and accept it."
        ) from error


def _was_committed(text: Path, root: Path, sha256: str) -> bool:
    """Return whether the history has a version of `text` with this checksum.

    A text that was never committed was never published, and nobody could find its words again.
    """
    try:
        return any(hashlib.sha256(former).hexdigest() == sha256 for former in former_texts(text, root))
    except NoHistory:
        return False
