"""`variorum new`: create a note from a quote."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from variorum.cli.asking import ask, ask_for
from variorum.cli.completion import article_slugs
from variorum.cli.documented import Documented
from variorum.cli.model_options import UNASKED, is_settled, keys_of, option_value, options
from variorum.cli.passage import article_named, passage
from variorum.cli.schema import write_edition_schemas
from variorum.cli.terminal import coloured, echo, is_terminal
from variorum.cli.where import edition_at, read, tree_at
from variorum.editing.new_note import note_text, suggested_id
from variorum.editing.replaced_file import replace_file
from variorum.exporting.edition_schema import schema_name
from variorum.files.walk import lies_within
from variorum.model.edition import AnnotatedArticle
from variorum.model.kinds import KINDS
from variorum.model.problem import Code, Problem
from variorum.model.registers import Registers
from variorum.model.selector import Selector
from variorum.model.values import is_identifier
from variorum.reading.edition_files import read_edition
from variorum.reporting.text import as_text

SCHEMA = f"../../{schema_name('annotation')}"
EXAMPLES = """
    variorum new
    variorum new "words of the article"
    variorum new "the lamp" --occurrence 2 --kind context --title "Which lamp" --note "The one in the hall."
    variorum new "a spel" --kind correction --reading "a spell" --fault typography --certainty high
    variorum new --whole --kind context --title "What came of it" --note "Nothing." --by editors
"""
EXITS = {0: "the note was written", 1: "it was not: the quote was not found, or the note has problems"}


@click.command("new", cls=Documented, examples=EXAMPLES, exits=EXITS)
@click.argument("quote", required=False)
@click.option(
    "--article", shell_complete=article_slugs, help="Folder of the article; needed if there are several."
)
@click.option("--kind", type=click.Choice(list(KINDS)), help="The kind of note.")
@click.option("--whole", is_flag=True, help="The note is about the whole article.")
@click.option("--prefix", default="", help="Words right before the quote, if it is not unique.")
@click.option("--suffix", default="", help="Words right after the quote, if it is not unique.")
@click.option("--occurrence", help="Which occurrence of the quote: 1, 2, … or `all`.")
@click.option("--id", "identifier", help="Permanent name of the note; by default made from its words.")
@click.option(
    "--ask/--no-ask", "asking", default=None, help="Ask for missing values; the default on a terminal."
)
@options()
def new_command(
    quote: str | None,
    article: str | None,
    kind: str | None,
    prefix: str,
    suffix: str,
    occurrence: str | None,
    identifier: str | None,
    asking: bool | None,
    *,
    whole: bool,
    **values: Any,
) -> None:
    """Create a note about QUOTE, words copied from the article.

    The note is written to a file of its own, annotations/ARTICLE/ID.yml, with a prefix, suffix or
    occurrence only if the quote is not unique. On a terminal, you are asked for values that the options
    do not give. A note that `variorum check` would reject is not written.
    """
    asking = is_terminal(sys.stdin) if asking is None else asking
    if (quote is not None) == whole and not (asking and quote is None):
        raise click.UsageError("Give the words that the note is about, or --whole.")
    root = edition_at(Path.cwd())
    edition = read(root, with_drafts=True)
    about = article_named(article, edition, asking=asking)
    target = _target(_wanted(quote, prefix, suffix, occurrence), about, whole=whole, asking=asking)
    kind = kind or (ask("kind", "The kind of note.", list(KINDS)) if asking else None)
    if kind is None:
        raise click.UsageError(f"Give the kind of note with --kind: {', '.join(KINDS)}.")
    fields = {"kind": kind, **target, **_values(kind, values, about.registers, asking=asking)}
    taken = _taken_ids(root)
    while True:
        name = _identifier(identifier, fields, taken, asking=asking)
        problems = _write(root, about.article.slug, {"id": name, **fields}, edition.problems)
        if not problems or any(problem.code is not Code.REPEATED_ID for problem in problems) or identifier:
            break
        # A heading of the page has this id; no file of the edition lists those.
        taken.add(name)
    for problem in problems:
        echo(coloured(as_text(problem)), err=True)
    if problems:
        click.echo(
            f"The note was not written. It would be:\n\n{note_text({'id': name, **fields}, SCHEMA)}", err=True
        )
        raise SystemExit(1)


def _wanted(quote: str | None, prefix: str, suffix: str, occurrence: str | None) -> Selector | None:
    if occurrence is not None and occurrence != "all" and not (occurrence.isdecimal() and int(occurrence)):
        raise click.UsageError("--occurrence must be a number from 1, or `all`.")
    number = "all" if occurrence == "all" else int(occurrence) if occurrence else None
    return Selector(quote, prefix, suffix, number) if quote is not None else None  # type: ignore[arg-type]


def _target(wanted: Selector | None, about: AnnotatedArticle, *, whole: bool, asking: bool) -> dict[str, str]:
    """Return the keys that select the passage, or `whole`."""
    if whole:
        return {"whole": "true"}
    found = passage(wanted, about, asking=asking)
    parts = {"quote": found.quote, "prefix": found.prefix, "suffix": found.suffix}
    parts["occurrence"] = str(found.occurrence or "")
    return {key: value for key, value in parts.items() if value}


def _values(kind: str, values: dict[str, Any], registers: Registers, *, asking: bool) -> dict[str, Any]:
    """Return the other keys of a note of `kind`, as written in YAML."""
    keys = keys_of(kind)
    known = {key.key for key in keys}
    foreign = [name for name, value in values.items() if value not in (None, ()) and name not in known]
    if foreign:
        raise click.UsageError(f"A note of the kind {kind} has no `{'`, `'.join(foreign)}`.")
    known_ids = {
        "EntryId": {**registers.glossary, **registers.entities},
        "WitnessId": registers.witnesses,
        "SourceId": registers.sources,
        "ContributorId": registers.contributors,
    }
    found: dict[str, Any] = {}
    for key in keys:
        value = option_value(key, values[key.key])
        is_asked = asking and value is None and not is_settled(key) and key.key not in UNASKED
        is_asked = is_asked and _fits(key.key, str(found.get("witness")), registers)
        found[key.key] = ask_for(key, known_ids) if is_asked else value
    missing = [key.key for key in keys if key.is_required and found[key.key] is None]
    if missing:
        lacking = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise click.UsageError(f"A note of the kind {kind} needs {lacking}.")
    return {name: value for name, value in found.items() if value is not None}


def _fits(name: str, witness: str, registers: Registers) -> bool:
    """Return whether a note can have a key: a witness takes either `effect` or `relation`."""
    if name not in ("effect", "relation"):
        return True
    return name == (registers.judged_by(witness) or "effect")


def _taken_ids(root: Path) -> set[str]:
    tree = tree_at(root)
    files = read_edition(tree)
    taken = {note.annotation.id for note in files.notes()}
    return taken | {path.stem for path in tree.files_below(tree.layout.annotations) if path.suffix == ".yml"}


def _identifier(identifier: str | None, fields: dict[str, Any], taken: set[str], *, asking: bool) -> str:
    words: Sequence[str] = (fields.get("title", ""), fields.get("quote", ""), fields["kind"])
    name = identifier or suggested_id(words, taken)
    if asking:
        name = ask("id", "Its permanent name, also used in its URL.", default=name)
    if not is_identifier(name):
        raise click.UsageError(f"“{name}” cannot be an id: use lower-case letters, digits, single hyphens.")
    return name


def _write(root: Path, slug: str, fields: dict[str, Any], before: Sequence[Problem]) -> list[Problem]:
    """Write the note and print the name of its file; if it would cause problems, return them instead."""
    tree = tree_at(root)
    layout = tree.layout
    path = layout.annotations / slug / f"{fields['id']}.yml"
    if not lies_within(path, layout):
        raise click.UsageError(f"{layout.name(path)} would be outside the edition.")
    data = note_text(fields, SCHEMA).encode("utf-8", "replace")
    if os.path.lexists(path):
        raise click.UsageError(f"{layout.name(path)} already exists; choose another --id.")
    edition = read(root, tree.with_file(path, data), with_drafts=True)
    problems = [problem for problem in edition.problems if problem not in before]
    if not problems:
        replace_file(path, data)
        click.echo(layout.name(path))
        if not (root / schema_name("annotation")).exists():
            write_edition_schemas(root)
    return problems
