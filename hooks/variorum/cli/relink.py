"""`variorum relink`: let notes follow a text that was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from variorum.checks.reviews import today
from variorum.cli.carry_out import carry_out, new_problems, writing_options
from variorum.cli.completion import article_slugs
from variorum.cli.documented import Documented
from variorum.cli.notes_named import changed_files
from variorum.cli.passage import article_named
from variorum.cli.terminal import echo
from variorum.cli.where import edition_at, read, tree_at
from variorum.comparing.relinking import Outcome, Relinked, relinked
from variorum.editing.changed_notes import Change
from variorum.editing.relinking import change_of
from variorum.history.earlier_texts import former_texts
from variorum.history.git import NoHistory
from variorum.model.edition import AnnotatedArticle
from variorum.model.problem import Problem
from variorum.model.wording import sanitized_line

LONGEST_SHOWN = 60
"""Code points of a passage that are shown."""
EXAMPLES = """
    variorum relink
    variorum relink ARTICLE --from old/article.txt --dry-run
    variorum relink ARTICLE --orphans
"""
EXITS = {0: "each note has its passage", 1: "some have not, and are listed; the others were written"}


@click.command(
    "relink",
    short_help="Let the notes on a changed text follow their passages.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("article", required=False, shell_complete=article_slugs)
@click.option(
    "--from",
    "earlier",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The text before it was changed; by default its last other version in git.",
)
@click.option(
    "--orphans",
    "keeps_orphans",
    is_flag=True,
    help="Keep the notes whose passages are gone: write `orphaned` into them. They leave the margin; each "
    "keeps its page, with its words.",
)
@writing_options
def relink_command(
    article: str | None, earlier: Path | None, *, keeps_orphans: bool, dry_run: bool, is_sure: bool
) -> None:
    """Write the selectors of notes anew after the text of ARTICLE was changed.

    The text before and after are compared word by word. For each note it says what became of it: kept,
    moved, changed, carried out, ambiguous or orphaned. What is certain is written: new words into
    `quote`, and `status: proposed` into a reviewed note whose passage changed; a correction that the
    text now has is withdrawn. What is not certain is listed, and nothing is guessed.
    """
    root = edition_at(Path.cwd())
    edition = read(root, with_drafts=True)
    after = article_named(article, edition, asking=False, how="Name the article")
    before = _before(after, root, earlier)
    results = list(relinked(before, after))
    for result in results:
        if result.outcome is not Outcome.KEPT:
            echo(_line(result))
    counts = Counter(result.outcome for result in results)
    echo(" · ".join(f"{outcome} {counts[outcome]}" for outcome in Outcome), err=True)
    changes = {
        result.note.annotation.id: change
        for result in results
        if (change := change_of(result, today(), orphans=keeps_orphans)) is not None
    }
    left = _not_to_be_written(changes, results, root)
    for identifier, problem in left.items():
        echo(f"{identifier} was not changed: {problem.place}: {problem.message}", err=True)
        del changes[identifier]
    done = not changes or carry_out(root, _changed(changes, results, root), dry_run=dry_run, is_sure=is_sure)
    is_open = counts[Outcome.AMBIGUOUS] or (counts[Outcome.ORPHANED] and not keeps_orphans)
    raise SystemExit(0 if done and not is_open and not left else 1)


def _changed(changes: Mapping[str, Change], results: list[Relinked], root: Path) -> dict[Path, bytes]:
    notes = [result.note.record for result in results if result.note.annotation.id in changes]
    return changed_files(notes, changes, root)


def _not_to_be_written(
    changes: Mapping[str, Change], results: list[Relinked], root: Path
) -> dict[str, Problem]:
    """Return the notes that would cause a problem, such as a withdrawn one on a path, with that problem."""
    file_of = {result.note.annotation.id: result.note.record.file for result in results}
    left: dict[str, Problem] = {}
    while rest := {name: change for name, change in changes.items() if name not in left}:
        found = {
            name: problem
            for problem in new_problems(root, _changed(rest, results, root))
            for name in rest
            if problem.place.file == file_of[name] or f"`{name}`" in problem.message
        }
        if not found:
            break
        left |= found
    return left


def _before(after: AnnotatedArticle, root: Path, earlier: Path | None) -> AnnotatedArticle:
    """Return the article with its earlier text and the notes as they are."""
    tree, path = tree_at(root), root / after.article.file
    now = tree.content(path)
    if earlier is not None:
        text = earlier.read_bytes()
    else:
        try:
            text = next((other for other in former_texts(path, root) if other != now), now)
        except NoHistory as reason:
            raise click.UsageError(f"{reason} Give the earlier text with --from.") from reason
        if text == now:
            raise click.UsageError(
                f"git knows no other version of {after.article.file}. Give the earlier text with --from."
            )
    edition = read(root, tree.with_file(path, text), with_drafts=True)
    found = [entry for entry in edition.articles if entry.article.slug == after.article.slug]
    if not found:
        raise click.UsageError("The earlier text cannot be read as this article.")
    return found[0]


def _line(result: Relinked) -> str:
    annotation = result.note.annotation
    words = _shown(result.before)
    if result.outcome in (Outcome.CHANGED, Outcome.CARRIED_OUT, Outcome.AMBIGUOUS):
        words += f" → {_shown(result.after)}"
    return f"{result.outcome:<12} {annotation.id}: {words}"


def _shown(words: str) -> str:
    line = sanitized_line(" ".join(words.split()))
    return f"“{line[:LONGEST_SHOWN]}…”" if len(line) > LONGEST_SHOWN else f"“{line}”"
