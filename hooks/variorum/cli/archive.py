"""`variorum export archive`: write the whole edition as one file for deposit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from variorum.cli.where import tree_at
from variorum.editing.replaced_file import replace_file
from variorum.exporting.archive.contents import FILE, archive
from variorum.exporting.export import PublishedSite
from variorum.files.layout import METADATA, TEXTS, YAML
from variorum.files.tree import Tree
from variorum.model.edition import Edition


def write_archive(root: Path, edition: Edition, site: PublishedSite, output: Path | None) -> None:
    """Write the archive to `output`, a file or a folder, and say on standard error where it is."""
    path = output or Path(FILE)
    path = path / FILE if path.is_dir() else path
    content = archive(edition, site, dict(_written(root, tree_at(root))))
    replace_file(path, content)
    click.echo(path, err=True)


def _written(root: Path, tree: Tree) -> Iterator[tuple[str, bytes]]:
    """Yield the texts, their metadata, the notes and the registers, as they lie on the disk."""
    layout = tree.layout
    for path, entry in tree.entries.items():
        is_text = path.parent.parent == layout.articles and path.name in (*TEXTS, METADATA)
        is_yaml = path.is_relative_to(layout.annotations) and path.suffix in YAML
        if not (is_text or is_yaml) or entry.is_folder or entry.refusal:
            continue
        name = path.relative_to(root).as_posix()
        if entry.content is None or not name.isprintable():
            click.echo(f"Not in the archive: {name!r}, which cannot be read.", err=True)
            continue
        yield name, entry.content
