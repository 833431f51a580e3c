"""`variorum format`: bring all hand-written YAML into the standard layout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import BaseModel

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, tree_at
from variorum.editing.formatting import NotFormatted, formatted
from variorum.editing.replaced_file import NotWritten, replace_file
from variorum.files.layout import METADATA
from variorum.files.page_folders import folders_of_notes
from variorum.files.refusals import Unreadable
from variorum.files.register_files import is_register_folder
from variorum.files.tree import Tree
from variorum.model.article import ArticleMetadata
from variorum.model.registers import REGISTERS
from variorum.model.wording import visible
from variorum.yaml_files.entry_files import entry_files
from variorum.yaml_files.text_file import decode, forbidden_characters

EXAMPLES = """
    variorum format
    variorum format annotations/SLUG/NOTE.yml
    variorum format --check
"""
EXITS = {0: "all files are formatted", 1: "some are not (with --check), or could not be formatted"}


@click.command(
    "format",
    short_help="Bring all YAML into the standard layout.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="List the files that would change, without changing them."
)
def format_command(paths: tuple[Path, ...], only_check: bool) -> None:
    """Bring notes, registers and article.yml into the standard layout.

    Keys are put in order, lines are wrapped at 96 columns, and unneeded quotation marks are removed.
    Comments are kept, next to what they are about. No value ever changes: a file in which one would,
    or that `variorum check` cannot read, is left as it is.
    """
    changed = failed = 0
    for path, tree, model in _files(paths or (Path.cwd(),)):
        name = visible(tree.layout.name(path))
        try:
            data = tree.content(path)
            result = formatted(_text(data, name), model).encode()
        except Unreadable as unreadable:
            click.echo(visible(str(unreadable.problem)), err=True)
            failed += 1
            continue
        except NotFormatted as reason:
            click.echo(f"{name}: left as it is. {visible(str(reason))}", err=True)
            failed += 1
            continue
        if result != data:
            try:
                if not only_check:
                    replace_file(path, result)
            except NotWritten as reason:
                click.echo(str(reason), err=True)
                failed += 1
                continue
            changed += 1
            click.echo(name)
    verb = "would be changed" if only_check else "changed"
    click.echo(f"{changed} {verb}" + (f", {failed} left as they are." if failed else "."), err=True)
    raise SystemExit(1 if failed or (changed and only_check) else 0)


def _text(data: bytes, name: str) -> str:
    """Return a file's text. Raise `Unreadable` if it cannot be decoded or has forbidden characters."""
    text = decode(data, name)
    for problem in forbidden_characters(text, name):
        raise Unreadable(problem)
    return text


def _files(paths: tuple[Path, ...]) -> Iterator[tuple[Path, Tree, type[BaseModel] | None]]:
    """Yield each file at or below `paths`, its tree, and the model of its entries (None for notes)."""
    wanted: dict[Path, list[Path]] = {}
    for path in paths:
        wanted.setdefault(edition_at(path), []).append(path.resolve())
    for root, below in wanted.items():
        tree = tree_at(root)
        for path, model in _files_of(tree):
            if any(path.is_relative_to(folder) for folder in below):
                yield path, tree, model


def _files_of(tree: Tree) -> Iterator[tuple[Path, type[BaseModel] | None]]:
    layout = tree.layout
    for name, model in REGISTERS.items():
        if tree.is_file(path := layout.annotations / f"{name}.yml"):
            yield path, model
    for folder in folders_of_notes(tree):
        register = REGISTERS[folder.name] if is_register_folder(folder, tree) else None
        for path in entry_files(folder, tree, []):
            yield path, register
    for folder in tree.folders_in(layout.articles):
        if tree.is_file(path := folder / METADATA):
            yield path, ArticleMetadata
