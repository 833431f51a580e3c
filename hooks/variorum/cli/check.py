"""`variorum check`: report every problem of an edition, for people and for programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from variorum.cli.documented import Documented
from variorum.cli.terminal import coloured, echo
from variorum.cli.where import check_edition, edition_at, for_programs, layout_at
from variorum.files.received_files import changed_originals
from variorum.keeping.kept_file import keeps_results
from variorum.model.part import MOST
from variorum.model.problem import Problem
from variorum.model.wording import visible_name
from variorum.reporting.github import as_commands
from variorum.reporting.gitlab import as_code_quality
from variorum.reporting.json_report import as_json
from variorum.reporting.sarif import as_sarif
from variorum.reporting.step_summary import as_markdown
from variorum.reporting.text import as_text, summary
from variorum.yaml_files.node import HAS_FAST_PARSER

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "github": as_commands,
    "gitlab": as_code_quality,
    "json": as_json,
    "sarif": as_sarif,
}
"""Formats for programs; the default, text, is for people."""


EXAMPLES = """
    variorum check
    variorum check annotations/SLUG/NOTE.yml
    variorum check --format github
    variorum check --format sarif > variorum.sarif
"""


@click.command(
    "check", cls=Documented, examples=EXAMPLES, exits={0: "no problems", 1: "problems, which are printed"}
)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="`github` marks the lines of a pull request, the most useful first, and writes the full list to "
    "the step summary; `gitlab` is a code quality report; `json` is described in docs/command.md; "
    "`sarif` is SARIF 2.1.0.",
)
@click.option(
    "--cache/--no-cache",
    "is_asked",
    default=None,
    help="Whether articles that were found right before, and whose files are the same, are left out. What is "
    "known of them lies in your own cache folder, never in the edition. The default is `--cache`, and "
    "`--no-cache` where the variable CI is set; the variable VARIORUM_CACHE, 1 or 0, says otherwise.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, MOST),
    help="Read the notes in so many processes. The default is one for each core, four at most, and one "
    "for an edition that is not large.",
)
def check_command(paths: tuple[Path, ...], form: str, is_asked: bool | None, jobs: int | None) -> None:
    """Print every problem of an edition.

    PATH is an edition, or a file or folder in one; then only the problems in it are shown.
    The default is the edition around the current folder.
    """
    wanted: dict[Path, list[Path]] = {}
    for path in paths or (Path.cwd(),):
        wanted.setdefault(edition_at(path), []).append(_named(path))
    if not HAS_FAST_PARSER:
        click.echo("PyYAML was built without libyaml: reading is about ten times slower.", err=True)
    # Not by `envvar`: click 8.2 does not heed it for such a pair.
    keeps = keeps_results() if is_asked is None else is_asked
    found: list[Problem] = []
    for root, below in wanted.items():
        # A file that is named is checked even if its article is a draft.
        files, edition = check_edition(root, with_drafts=_named(root) not in below, is_kept=keeps, jobs=jobs)
        for sentence in edition.history.warnings:
            click.echo(sentence, err=True)
        named = _named(root)
        articles = [entry.article for entry in files.articles]
        every = (*edition.problems, *changed_originals(articles, layout_at(root)))
        problems = [p for p in every if _lies_below(named / p.place.file, below, named)]
        found += problems if form == "text" else [for_programs(p, root) for p in problems]
    if form == "text":
        for problem in found:
            echo(coloured(as_text(problem)))
    else:
        click.echo(FORMATS[form](found), nl=False)
    if form == "github" and (step_summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(step_summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(found))
    click.echo(summary(found), err=True)
    raise SystemExit(1 if found else 0)


def _named(path: Path) -> Path:
    """Return a path in the form that problems use."""
    return Path(visible_name(str(path.resolve())))


def _lies_below(file: Path, folders: list[Path], root: Path) -> bool:
    return any(
        folder == root or file.is_relative_to(folder) or root.is_relative_to(folder) for folder in folders
    )
