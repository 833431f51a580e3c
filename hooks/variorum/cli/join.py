"""`variorum join`: make one site of its parts."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.hosting.fitting_parts import NotJoined
from variorum.hosting.join_parts import Joined, join_parts
from variorum.hosting.staged_site import SiteNotWritten

EXAMPLES = """
    variorum join parts/1 parts/2 --site-dir site
    variorum join parts/* --site-dir public
"""
EXITS = {0: "joined", 1: "nothing was written: the parts do not fit, or the folder cannot be written"}


@click.command(
    "join",
    short_help="Make one site of the PARTS that `variorum build` made.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
    has_config=False,
)
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder of the site.",
)
def join_command(parts: tuple[Path, ...], site_dir: Path) -> None:
    """Join PARTS, the folders that `variorum build --part` made, into one site.

    It has the same files, byte for byte, as a build in one piece. All parts must be there, each once, made of
    the same commit by the same versions. The last site stays until the new one is complete.
    """
    try:
        joined = join_parts(parts, site_dir)
    except (NotJoined, SiteNotWritten) as reason:
        raise click.ClickException(str(reason)) from reason
    tell(joined, site_dir)


def tell(joined: Joined, site: Path) -> None:
    """Say what became of the parts."""
    click.echo(f"{joined.parts} parts, {joined.files:,} files: joined in {site}.", err=True)
    if joined.message:
        click.echo(joined.message, err=True)
