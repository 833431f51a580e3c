"""The command `variorum`."""

from __future__ import annotations

from pathlib import Path

import click

from variorum import __version__
from variorum.exporting.json_schema import schemas
from variorum.external_links import Answer, check_links, external_links
from variorum.model.problem import Problem
from variorum.model.wording import in_one_line
from variorum.pipeline import check
from variorum.reading.site_config import root_of
from variorum.reading.yaml_node import HAS_FAST_PARSER
from variorum.rendering.markdown_page import ExtensionError
from variorum.reporting.text import as_text, summary


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
def main() -> None:
    """Make and check annotated reading editions."""


@main.command("check", epilog="Exit status: 0 no problems, 1 problems, 2 the command was misused.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check_command(paths: tuple[Path, ...]) -> None:
    r"""Print every problem of an edition.

    PATH is an edition, or a file or folder in one, and then only its problems are shown;
    without it, the edition that the current folder lies in.

    \b
    variorum check
    variorum check annotations/SLUG/NOTE.yml
    """
    wanted: dict[Path, list[Path]] = {}
    for path in paths or (Path.cwd(),):
        root = root_of(path.resolve())
        if root is None:
            raise click.UsageError(
                f"“{path}” lies in no edition: there is no folder articles/ with its pages at or above it."
            )
        wanted.setdefault(root, []).append(path.resolve())
    if not HAS_FAST_PARSER:
        click.echo("PyYAML was built without libyaml: reading is about ten times slower.", err=True)
    found: list[Problem] = []
    for root, below in wanted.items():
        try:
            problems = check(root).problems
        except ExtensionError as error:
            raise click.UsageError(str(error)) from error
        found += [p for p in problems if _lies_below(root / p.place.file, below, root)]
    for problem in found:
        click.echo(as_text(problem))
    click.echo(summary(found), err=True)
    raise SystemExit(1 if found else 0)


def _lies_below(file: Path, folders: list[Path], root: Path) -> bool:
    return any(
        folder == root or file.is_relative_to(folder) or root.is_relative_to(folder) for folder in folders
    )


@main.command("links", epilog="Exit status: 0 none is gone, or no network; 1 some are gone.")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def links_command(path: Path | None) -> None:
    """Ask for every page outside the edition to which it links, and tell which are gone.

    PATH lies in the edition; without it, the current folder does.
    """
    root = root_of((path or Path.cwd()).resolve())
    if root is None:
        raise click.UsageError("There is no edition here.")
    links = external_links(check(root))
    checked = check_links(links)
    if checked and not any(link.has_met_server for link in checked):
        click.echo(f"There is no network: {len(links)} links were not checked.", err=True)
        return
    told = [link for link in checked if link.answer is not Answer.THERE]
    for link in told:
        where = ", ".join(links[link.address])
        click.echo(in_one_line(f"{link.address}: {link.answer.value}: {link.reason}. In {where}."))
    gone = sum(link.answer is Answer.GONE for link in told)
    click.echo(f"{len(checked)} links: {gone} gone, {len(told) - gone} unclear.", err=True)
    raise SystemExit(1 if gone else 0)


@main.command("schema")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(__file__).parent / "schema",
    help="Folder to write to; the engine's own by default.",
)
def schema_command(into: Path) -> None:
    """Write the JSON Schemas from which editors complete annotations."""
    into.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (into / name).write_text(text, "utf-8")
        click.echo(into / name)
