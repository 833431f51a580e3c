"""`variorum import` of a file of references: its sources become entries of the register."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from variorum.cli.where import tree_at
from variorum.editing.foreign.json_with_care import read_json
from variorum.editing.new_note import entry_text
from variorum.editing.references.csl import is_csl
from variorum.editing.references.formats import CSL_JSON, ENDINGS, read_references
from variorum.editing.references.reference import NotReadable, Reference
from variorum.editing.references.sorted_sources import SortedSources, sort_sources
from variorum.editing.replaced_file import replace_file
from variorum.files.tree import Tree
from variorum.files.walk import lies_within
from variorum.model.limits import LARGEST_IMPORT
from variorum.model.problem import Problem
from variorum.model.registers import Source
from variorum.model.wording import sanitized_line
from variorum.reading.edition_files import read_edition
from variorum.reporting.text import as_text

_SCHEMA = "../../.variorum/sources.schema.json"
_KEY = re.compile(r"([A-Za-z_-]+):")
_NEEDED = ("", "id", "type", "title")
_NAME = Source.of_register.name


def references_in(file: Path) -> tuple[str, str] | None:
    """Return the format and the text of a file of references; None if it is another file."""
    ending = file.suffix.lower()
    if ending not in (*ENDINGS, ".json") or file.stat().st_size > LARGEST_IMPORT:
        return None
    if ending == ".json":
        return _csl_json_in(file)
    try:
        return ending, file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise click.BadParameter("The file is not in UTF-8. Save it so.", param_hint="FILE") from None


def _csl_json_in(file: Path) -> tuple[str, str] | None:
    try:
        text = file.read_text("utf-8-sig")
        return (CSL_JSON, text) if is_csl(read_json(text)) else None
    except ValueError:
        return None


def import_sources(file: Path, form: str, text: str, root: Path, *, dry_run: bool) -> bool:
    """Write a file for each new source, and tell of what is left out. Return whether all were taken in."""
    try:
        read = read_references(form, text)
    except NotReadable as error:
        raise click.UsageError(str(error)) from error
    tree = tree_at(root)
    registers = read_edition(tree).registers
    if _NAME in registers.unreadable:
        raise click.UsageError("The register of sources cannot be read. Run `variorum check` and mend it.")
    found = sort_sources(read.references, registers.sources, registers.broken)
    paths = _sound(found, tree)
    for path, content in paths.items():
        if dry_run:
            click.echo(f"{tree.layout.name(path)}\n{content.decode()}")
        else:
            replace_file(path, content)
            click.echo(tree.layout.name(path))
    name = sanitized_line(file.name)
    left = [line for reference in read.references for line in reference.left]
    refused = [*read.broken, *found.refused]
    # What is wrong in an entry that others refer to is reported once.
    for line, words in sorted({*left, *((line, f"This entry is left out. {why}") for line, why in refused)}):
        click.echo(f"{name}:{line}: {sanitized_line(words)}", err=True)
    taken = "would be taken in" if dry_run else "taken in"
    click.echo(
        f"{len(paths)} sources {taken}, {len(found.known)} there already, {len(refused)} refused.", err=True
    )
    if paths:
        click.echo(
            "Cite each where it supports something; `variorum stats` lists what nothing cites yet.", err=True
        )
    return not refused


def _sound(found: SortedSources, tree: Tree) -> dict[Path, bytes]:
    """Return the files to write, without values that have problems and sources that need these."""
    folder = tree.layout.annotations / _NAME
    names = {}
    for identifier in list(found.new):
        path = folder / f"{identifier}.yml"
        if tree.has(path) or not lies_within(path, tree.layout):
            line = found.new.pop(identifier).line
            found.refused.append((line, f"{tree.layout.name(path)} is there already, with another id in it."))
        else:
            names[tree.layout.name(path)] = (identifier, path)
    contents: dict[Path, bytes] = {}
    while names:
        contents = {path: _content(identifier, found.new[identifier]) for identifier, path in names.values()}
        problems = read_edition(tree.with_files(contents)).problems
        faulty = [problem for problem in problems if problem.place.file in names]
        if not faulty:
            return contents
        for problem in faulty:
            if problem.place.file not in names:
                continue
            identifier, path = names[problem.place.file]
            reference = found.new[identifier]
            if not _drop(reference, problem, contents[path]):
                found.refused.append((reference.line, _words(problem)))
                del found.new[identifier], names[problem.place.file]
    return {}


def _drop(reference: Reference, problem: Problem, content: bytes) -> bool:
    """Leave out the value that a problem is about. Return whether the source can be without it."""
    lines = content.decode().split("\n")[: problem.place.line]
    keys = [found[1] for found in map(_KEY.match, lines) if found]
    key = keys[-1] if keys else ""
    if key in _NEEDED:
        return False
    if key in reference.values:
        del reference.values[key]
        reference.leave(key, f"is left out: {_words(problem)}")
    return True


def _words(problem: Problem) -> str:
    return as_text(problem).partition("] ")[2].split("\n")[0]


def _content(identifier: str, reference: Reference) -> bytes:
    fields: dict[str, Any] = {"id": identifier, **reference.values}
    return entry_text(fields, _SCHEMA, Source).encode("utf-8", "replace")
