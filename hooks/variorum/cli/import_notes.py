"""`variorum import`: take in notes, or sources, that were written in another program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from variorum.cli.completion import article_slugs
from variorum.cli.documented import Documented
from variorum.cli.import_sources import import_sources, references_in
from variorum.cli.new import SCHEMA
from variorum.cli.where import edition_at, read, tree_at
from variorum.editing.foreign import hypothesis, ods, table, tei, web_annotation
from variorum.editing.foreign.foreign_note import ForeignNote, NotUnderstood
from variorum.editing.foreign.json_with_care import read_json
from variorum.editing.foreign.tag_kinds import TagKinds, read_tag_kinds
from variorum.editing.importing import Imported, Refused, imported
from variorum.editing.new_note import note_text
from variorum.editing.replaced_file import replace_file
from variorum.files.walk import lies_within
from variorum.model.edition import Edition
from variorum.model.limits import LARGEST_IMPORT
from variorum.model.wording import sanitized_line
from variorum.reading.edition_files import read_edition
from variorum.reporting.text import as_text

EXAMPLES = """
    variorum import hypothesis.json --dry-run
    variorum import hypothesis.json --tags kinds.yml
    variorum import annotations.jsonld --article gull-rock
    variorum import tei.xml --article gull-rock
    variorum import notes.csv
    variorum import notes.ods
    variorum import library.bib --dry-run
    variorum import library.ris
    variorum import library.json
"""
EXITS = {0: "all is there", 1: "some could not be taken in; they are listed"}


@click.command("import", cls=Documented, examples=EXAMPLES, exits=EXITS)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--article", shell_complete=article_slugs, help="The article that all notes are about.")
@click.option("--by", metavar="ID", help="The contributor who stands for the notes.")
@click.option(
    "--tags",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file that says for tags of which kind their notes are.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
def import_command(
    file: Path, article: str | None, by: str | None, tags: Path | None, *, dry_run: bool
) -> None:
    """Take in the notes of FILE, or its sources.

    Notes come as Web Annotations, EPUB annotations, TEI, Hypothesis, or a table; sources as BibTeX (.bib),
    RIS (.ris) or CSL-JSON (.json).

    Each note becomes a file of its own that `variorum check` passes, with `status: proposed`, and says who
    wrote it and when. What has no place in the text is listed with the nearest words; nothing is guessed.
    Notes that are there already are left alone.

    Each source becomes a file in annotations/sources/, unless the register has its id, DOI, ISBN or address
    already. What the register cannot hold is listed with its line.
    """
    kinds = _kinds_in(tags) if tags else {}
    root = edition_at(Path.cwd())
    if references := references_in(file):
        if not import_sources(file, *references, root, dry_run=dry_run):
            raise SystemExit(1)
        return
    edition = read(root, with_drafts=True)
    slugs = [annotated.article.slug for annotated in edition.articles]
    if article is not None and article not in slugs:
        raise click.BadParameter(
            f"There is no such article; there are: {', '.join(slugs)}.", param_hint="--article"
        )
    tree = tree_at(root)
    taken = {note.annotation.id for note in read_edition(tree).notes()}
    notes, refused, known = imported(_notes_in(file), edition.articles, taken, article, by, kinds)
    notes, problems = _sound(notes, edition, root)
    for note in notes:
        path = tree.layout.annotations / note.article / f"{note.fields['id']}.yml"
        if dry_run:
            click.echo(f"{tree.layout.name(path)}\n{note_text(note.fields, SCHEMA)}")
            continue
        replace_file(path, note_text(note.fields, SCHEMA).encode("utf-8", "replace"))
        click.echo(tree.layout.name(path))
    for place, reason in (*refused, *problems):
        click.echo(f"{sanitized_line(file.name)}, {place}: {sanitized_line(reason)}", err=True)
    taken_in = "would be taken in" if dry_run else "taken in"
    left = len(refused) + len(problems)
    click.echo(f"{len(notes)} notes {taken_in}, {known} there already, {left} refused.", err=True)
    if left:
        raise SystemExit(1)


def _kinds_in(file: Path) -> TagKinds:
    kinds, problems = read_tag_kinds(file.read_bytes(), sanitized_line(str(file)))
    for problem in problems:
        click.echo(as_text(problem), err=True)
    if problems:
        raise SystemExit(2)
    return kinds


def _notes_in(file: Path) -> list[ForeignNote]:
    if file.stat().st_size > LARGEST_IMPORT:
        raise click.BadParameter(f"The file has more than {LARGEST_IMPORT:,} bytes.", param_hint="FILE")
    try:
        if file.suffix.lower() == ".ods":
            return ods.read(file.read_bytes())
        text = file.read_text("utf-8-sig")
        if file.suffix.lower() == ".csv":
            return table.read(text)
        if tei.is_tei(text):
            return tei.read(text)
        return _annotations_in(read_json(text))
    except NotUnderstood as error:
        raise click.BadParameter(str(error), param_hint="FILE") from error
    except UnicodeDecodeError as error:
        raise click.BadParameter("The file is not in UTF-8. Save it so.", param_hint="FILE") from error
    except ValueError as error:
        raise click.BadParameter(
            f"The file is neither JSON nor TEI nor a table (.csv, .ods): {error}.", param_hint="FILE"
        ) from error


def _annotations_in(value: object) -> list[ForeignNote]:
    if web_annotation.is_web_annotation(value):
        return web_annotation.read(value)
    if hypothesis.is_hypothesis(value):
        return hypothesis.read(value)
    raise click.BadParameter(
        "There are no annotations in it: neither W3C Web Annotations nor an export of Hypothesis.",
        param_hint="FILE",
    )


def _sound(notes: Sequence[Imported], edition: Edition, root: Path) -> tuple[list[Imported], list[Refused]]:
    """Return the notes that `check` passes, and why the others are refused."""
    tree = tree_at(root)
    names = {}
    contents = {}
    for note in notes:
        path = tree.layout.annotations / note.article / f"{note.fields['id']}.yml"
        if not lies_within(path, tree.layout):
            raise click.UsageError(f"{tree.layout.name(path)} would be outside the edition.")
        names[tree.layout.name(path)] = note
        contents[path] = note_text(note.fields, SCHEMA).encode("utf-8", "replace")
    tree = tree.with_files(contents)
    known = set(edition.problems)
    new = [problem for problem in read(root, tree, with_drafts=True).problems if problem not in known]
    faulty = {problem.place.file: problem for problem in reversed(new)}
    refused = [
        Refused(_place(names[name], problem.place.line), as_text(problem))
        for name, problem in faulty.items()
        if name in names
    ]
    return [note for name, note in names.items() if name not in faulty], refused


def _place(note: Imported, line: int) -> str:
    """Return where a mistake stands in the file that is imported: of a table, in which cell.

    `line` is that of the YAML that would be written, in which a key begins at the beginning of a line.
    """
    lines = note_text(note.fields, SCHEMA).split("\n")[:line]
    keys = [found[1] for found in map(re.compile(r"([a-z_]+):").match, lines) if found]
    cell = note.cells.get(keys[-1], "") if keys else ""
    return f"{note.place}, cell {cell}" if cell else note.place
