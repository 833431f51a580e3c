"""`variorum schema`: write the JSON Schemas that text editors use for completion."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.where import edition_at, refuse_outside, tree_at
from variorum.editing.replaced_file import replace_file
from variorum.exporting.edition_schema import edition_schemas
from variorum.exporting.json_schema import PACKAGED, schemas
from variorum.model.edition_files import EditionFiles
from variorum.reading.edition_files import read_edition

EXAMPLES = """
    variorum schema --edition
    variorum schema
    variorum schema --into schemas
"""


@click.command("schema", cls=Documented, examples=EXAMPLES, exits={0: "written"})
@click.option(
    "--edition",
    is_flag=True,
    help="Write those of this edition, with the ids of its registers, to .variorum/.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to; by default the edition's own, or the engine's.",
)
def schema_command(into: Path | None, *, edition: bool) -> None:
    """Write the JSON Schemas that text editors use for completion.

    They are made from the model.
    """
    if edition:
        root = edition_at(Path.cwd())
        for path in write_edition_schemas(root, into):
            click.echo(path)
        return
    folder = into or PACKAGED
    for name, text in schemas().items():
        replace_file(folder / name, text.encode())
        click.echo(folder / name)


def write_edition_schemas(root: Path, into: Path | None = None) -> list[Path]:
    """Write the schemas of the edition at `root` to its own folder or to `into`; return their paths.

    Raise `UsageError` if its own folder leads out of the edition.
    """
    texts = _schemas_of(read_edition(tree_at(root)))
    paths = {(into / Path(name).name if into else root / name): text for name, text in texts.items()}
    if not into:
        refuse_outside(paths, root)
    for path, text in paths.items():
        replace_file(path, text.encode())
    return list(paths)


def _schemas_of(files: EditionFiles) -> dict[str, str]:
    witnesses = {w.id: w for entry in files.articles for w in entry.article.metadata.witnesses}
    return edition_schemas(files.registers, witnesses)
