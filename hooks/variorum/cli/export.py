"""`variorum export`: write an edition in a format of other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from variorum.apparatus.downloads import published_site
from variorum.apparatus.page import Publication
from variorum.cli.archive import write_archive
from variorum.cli.documented import Documented
from variorum.cli.left_out import report_left_out
from variorum.cli.where import edition_at, read, settings_at, tree_at
from variorum.configuration.written_files import publishing_of
from variorum.editing.replaced_file import replace_file
from variorum.exporting.archive.contents import NAME as ARCHIVE
from variorum.exporting.archive.contents import SAYS
from variorum.exporting.export import Each, Export, PublishedSite, Series
from variorum.exporting.exports import FORMATS
from variorum.model.edition import Edition
from variorum.reading.edition_files import read_edition

EXAMPLES = """
    variorum export
    variorum export bibtex -o sources.bib
    variorum export web-annotation --only gull-rock
    variorum export web-annotation -o exports
    variorum export archive -o edition.zip
"""
EXITS = {0: "written", 1: "the edition has nothing for the format"}
_EACH = {each: each.strip("{}") for each in Each}


@click.command(
    "export",
    short_help="Write the edition in a FORMAT of other programs.",
    cls=Documented,
    examples=EXAMPLES,
    exits=EXITS,
)
@click.argument("name", metavar="[FORMAT]", required=False, type=click.Choice([*FORMATS, ARCHIVE]))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write to, or folder if there are several files.",
)
@click.option("--only", metavar="NAME", help="Only the file for this article, note, register or passage.")
def export_command(name: str | None, output: Path | None, only: str | None) -> None:
    """Write the edition in a FORMAT of other programs; without FORMAT, list them.

    What a format cannot hold is listed on standard error, with where it is found instead.
    """
    if name is None:
        _list()
        return
    root = edition_at(Path.cwd())
    edition = read(root)
    report_left_out(edition, root, "exported")
    if name == ARCHIVE:
        if only:
            raise click.BadParameter("The archive is one file for the whole edition.", param_hint="--only")
        write_archive(root, edition, _site_at(root, edition), output)
        return
    export = FORMATS[name]
    files = _files(export, edition, _site_at(root, edition), only)
    if not files:
        raise click.ClickException(f"The edition has nothing for `{name}`.")
    _write(files, output, export)
    for sentence in export.lacks:
        click.echo(f"Not in this format: {sentence}", err=True)


def _list() -> None:
    for name, export in FORMATS.items():
        each = f" (a file for each {_EACH[export.each]})" if isinstance(export, Series) else ""
        click.echo(f"{name}: {export.says}{each}")
        for sentence in export.lacks:
            click.echo(f"    Not in it: {sentence}")
    click.echo(f"{ARCHIVE}: {SAYS}")


def _files(
    export: Export | Series[str | bytes], edition: Edition, site: PublishedSite, only: str | None
) -> list[tuple[str, str | bytes]]:
    """Return the path and the content of each file."""
    if isinstance(export, Export):
        if only:
            raise click.BadParameter("This format has one file for the whole edition.", param_hint="--only")
        content = export.make(edition, site)
        return [(export.uri, content)] if content else []
    made = dict(export.make(edition, site))
    if only is not None and only not in made:
        known = ", ".join(sorted(made)[:5]) + ", …" * (len(made) > 5)
        message = f"There is no {_EACH[export.each]} of this name to export. Some that there are: {known}."
        raise click.BadParameter(message, param_hint="--only")
    return [(export.uri_of(name), text) for name, text in made.items() if only in (None, name)]


def _write(
    files: list[tuple[str, str | bytes]], output: Path | None, export: Export | Series[str | bytes]
) -> None:
    if len(files) > 1:
        assert isinstance(export, Series)
        if output is None:
            raise click.UsageError(
                f"This format has a file for each {_EACH[export.each]}, {len(files)} in all. "
                "Choose one with `--only NAME`, or a folder for all with `-o FOLDER`."
            )
        if output.exists() and not output.is_dir():
            raise click.BadParameter("This is a file; several files need a folder.", param_hint="-o")
        for uri, content in files:
            replace_file(output / uri, _as_bytes(content))
        click.echo(f"{len(files)} files below {output}", err=True)
        return
    ((uri, content),) = files
    if output is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise click.UsageError("This format is no text. Name a file for it with `-o FILE`.")
        click.echo(content, nl=False)
        return
    path = output / Path(uri).name if output.is_dir() else output
    replace_file(path, _as_bytes(content))
    click.echo(path, err=True)


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _site_at(root: Path, edition: Edition) -> PublishedSite:
    """Return what exports have to know of the site of the edition at `root`, as a build would know it."""
    settings = settings_at(root)
    tree = tree_at(root)
    own = read_edition(tree, settings.raw_settings).settings
    publishing = publishing_of(settings, tree)

    def url_of(uri: str) -> str:
        address = publishing.address(uri)
        is_folder = publishing.has_folders and address.rpartition("/")[2] == "index.html"
        return address.removesuffix("index.html") if is_folder else address

    return published_site(
        Publication(settings.name, settings.address, url_of, has_note_pages=own.note_pages, settings=own),
        edition.index,
    )
