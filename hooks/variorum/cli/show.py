"""`variorum show`: show a note and its passage on the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from variorum.anchoring.suggestion import did_you_mean
from variorum.anchoring.words import paragraph_at
from variorum.cli.completion import note_ids
from variorum.cli.documented import Documented
from variorum.cli.terminal import coloured, colours, echo
from variorum.cli.where import edition_at, read, tree_at
from variorum.cli.wrapping import Marks, lines, marked_lines
from variorum.model.dates import date_in_words
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.model.selector import Span
from variorum.model.values import Citation
from variorum.model.wording import sanitized_line
from variorum.reading.edition_files import read_edition
from variorum.reporting.text import as_text

WIDEST = 88
"""Columns. Longer lines are hard to read, however wide the terminal is."""
MOST_PLACES = 5
AROUND = 400
"""Code points shown before and after the passage, if its paragraph is long."""
EXAMPLES = """
    variorum show ID
    variorum show ID | less
"""
EXITS = {0: "the note was shown", 1: "it has problems, which are shown instead"}


@click.command("show", cls=Documented, examples=EXAMPLES, exits=EXITS)
@click.argument("identifier", metavar="ID", shell_complete=note_ids)
def show_command(identifier: str) -> None:
    """Show the note ID and its passage in the article.

    The passage is underlined on a terminal, and between « and » elsewhere.
    """
    root = edition_at(Path.cwd())
    edition = read(root, with_drafts=True)
    for article in edition.articles:
        for note in article.every_note:
            if note.annotation.id == identifier:
                width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
                for line in _shown(note, article, max(width, 20)):
                    echo(line)
                return
    _not_shown(identifier, edition, root)


def _not_shown(identifier: str, edition: Edition, root: Path) -> None:
    """Print the problems of a note without a place; raise `BadParameter` if there is no such note."""
    records = [r for entry in read_edition(tree_at(root)).articles for r in entry.sound]
    files = [record.file for record in records if record.annotation.id == identifier]
    files += [p.place.file for p in edition.problems if Path(p.place.file).stem == identifier]
    if not files:
        known = [record.annotation.id for record in records]
        message = f"There is no note “{sanitized_line(identifier)}”.{did_you_mean(identifier, known)}"
        raise click.BadParameter(message, param_hint="ID")
    for problem in edition.problems:
        if problem.place.file in files:
            echo(coloured(as_text(problem)))
    raise SystemExit(1)


def _shown(note: PlacedNote | WithdrawnNote, article: AnnotatedArticle, width: int) -> Iterator[str]:
    annotation, registers = note.annotation, article.registers
    for line in lines(f"{annotation.of_kind.title} · {annotation.headline(registers)}", width):
        yield click.style(line, bold=True)
    state = _state(note, article)
    for line in lines(f"{note.record.place('id')} · {state}", width):
        yield click.style(line, dim=True)
    yield ""
    if isinstance(note, PlacedNote):
        yield from _passages(note, article, width)
    elif annotation.quote:
        yield from lines(f"“{annotation.quote}”", width)
        yield ""
    details = annotation.details(registers)
    for detail in details:
        explanation = f" ({detail.explanation})" if detail.explanation else ""
        yield from _hanging(f"{detail.label}: ", f"{detail.value}{explanation}", width)
    yield from [""] * bool(details)
    yield from lines(note.text, width)
    sources = [_source(citation, article) for citation in annotation.sources]
    names = registers.contributor_names(annotation.by)
    yield from [""] * bool(sources or names)
    for source in sources:
        yield from _hanging("Source: ", source, width)
    if names:
        yield from _hanging("By: ", ", ".join(names), width)


def _state(note: PlacedNote | WithdrawnNote, article: AnnotatedArticle) -> str:
    """Return the number of a note, or why it has none."""
    if isinstance(note, PlacedNote):
        return f"note {note.number} of {len(article.notes)}"
    annotation = note.annotation
    if annotation.withdrawn:
        return f"withdrawn on {date_in_words(annotation.withdrawn.date)}: {annotation.withdrawn.reason}"
    since = date_in_words(annotation.orphaned.date) if annotation.orphaned else ""
    return f"orphan: since {since} the text no longer has its words"


def _passages(note: PlacedNote, article: AnnotatedArticle, width: int) -> Iterator[str]:
    if not note.spans:
        yield from lines(f"About the whole article, “{article.article.metadata.title}”.", width)
        yield ""
    for span in note.spans[:MOST_PLACES]:
        start, end = _around(article.text, span)
        before = "… " if start and not article.text.endswith("\n\n", 0, start) else ""
        after = " …" if not article.text.startswith("\n\n", end) and end < len(article.text) else ""
        text = before + article.text[start:end] + after
        shift = len(before) - start
        marked = [Span(span.start + shift, span.end + shift)]
        yield click.style(f"Paragraph {paragraph_at(article.text, span.start)}", dim=True)
        for line in marked_lines(text, marked, width - 4, Marks(styled=colours())):
            yield f"    {line}".rstrip()
        yield ""
    if len(note.spans) > MOST_PLACES:
        yield f"and {len(note.spans) - MOST_PLACES} more places"
        yield ""


def _around(text: str, span: Span) -> tuple[int, int]:
    """Return the start and end of the paragraphs to show; only part of them, if they are long."""
    start = text.rfind("\n\n", 0, span.start) + 2 if "\n\n" in text[: span.start] else 0
    end = text.find("\n\n", span.end)
    end = len(text) if end < 0 else end
    if span.start - start > AROUND:
        start = text.find(" ", span.start - AROUND, span.start) + 1 or span.start - AROUND
    if end - span.end > AROUND:
        cut = text.rfind(" ", span.end, span.end + AROUND)
        end = cut if cut > 0 else span.end + AROUND
    return start, end


def _source(citation: Citation, article: AnnotatedArticle) -> str:
    source = article.registers.sources.get(citation.id)
    title = f"{source.title} ({citation.id})" if source else citation.id
    return f"{title}, {citation.locator}" if citation.locator else title


def _hanging(label: str, text: str, width: int) -> Iterator[str]:
    """Yield the lines of a labelled text, indented from the second on."""
    first, *others = lines(label + text, width - 2)
    yield first
    for line in others:
        yield f"  {line}"
