"""`variorum schema`: writes what editors complete from."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.exporting.json_schema import schemas

EXAMPLES = """
    variorum schema
    variorum schema --into schemas
"""


@click.command("schema", cls=Documented, examples=EXAMPLES, exits={0: "written"})
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(__file__).parents[1] / "schema",
    help="Folder to write to; the engine's own by default.",
)
def schema_command(into: Path) -> None:
    """Write the JSON Schemas from which editors complete annotations."""
    into.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (into / name).write_text(text, "utf-8")
        click.echo(into / name)
