"""Carries out the changes that a command makes to files: shows them, checks them, asks, writes them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click

from variorum.cli.terminal import coloured, echo, is_terminal
from variorum.cli.where import layout_at, read, refuse_outside, tree_at
from variorum.editing.file_content import file_content
from variorum.editing.replaced_file import remove_file, replace_file
from variorum.model.problem import Problem
from variorum.model.wording import visible
from variorum.reporting.text import as_text

MANY = 5
"""Files that are changed without a question. More are named first."""
_LOOKED_AT = 8_000
"""Bytes in which a zero tells that a file is no text, as git does it."""
Changed = Mapping[Path, bytes | None]
"""The new content of each file; None for a file that is removed."""


def writing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a command that changes files: `--dry-run` and `--yes`."""
    command = click.option(
        "--yes", "is_sure", is_flag=True, help=f"Do not ask before more than {MANY} files."
    )(command)
    return click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")(command)


def carry_out(root: Path, changed: Changed, *, dry_run: bool, is_sure: bool, then: str = "") -> bool:
    """Write the files of the edition at `root` that differ from what is there; return whether it was done.

    Nothing is written if the edition would have a problem that it does not have now; it is printed. Nor
    on a `dry_run`, which prints the difference, nor if the answer to the question is no. `then` tells what to
    do next, once it is done. Raise `UsageError` if there is nobody to ask, or a file would be outside the
    edition, and `NotWritten` if a file cannot be written.
    """
    tree, layout = tree_at(root), layout_at(root)
    changed = {path: new for path, new in changed.items() if new != file_content(path, tree)}
    if not changed:
        click.echo("Nothing changes.", err=True)
        return True
    refuse_outside(changed, root)
    if problems := new_problems(root, changed):
        for problem in problems:
            echo(coloured(as_text(problem)), err=True)
        click.echo("Nothing was written: the edition would have these problems.", err=True)
        return False
    if dry_run:
        for path, new in changed.items():
            click.echo(difference(visible(layout.name(path)), file_content(path, tree), new), nl=False)
        click.echo(f"{_files(len(changed))} would change; nothing was written.", err=True)
        return True
    names = [visible(layout.name(path)) for path in changed]
    if len(changed) > MANY and not is_sure:
        _ask(names)
    _write(changed)
    click.echo("\n".join(names))
    if then:
        click.echo(then, err=True)
    return True


def _write(changed: Changed) -> None:
    """Write all files before any is removed: if this is interrupted, nothing is lost."""
    for path, new in changed.items():
        if new is not None:
            replace_file(path, new)
    for path, new in changed.items():
        if new is None:
            remove_file(path)


def _ask(names: list[str]) -> None:
    """Ask whether to change many files. Raise `Abort` if not, `UsageError` if nobody can answer."""
    if not is_terminal(sys.stdin):
        raise click.UsageError(f"{_files(len(names))} would change. See them with --dry-run, then say --yes.")
    click.echo("\n".join(names), err=True)
    click.confirm(f"Change these {len(names)} files?", abort=True, err=True)


def new_problems(root: Path, changed: Changed) -> list[Problem]:
    """Return the problems that the edition at `root` has only with the changes."""
    known = {(problem.place.file, problem.code, problem.message) for problem in read(root).problems}
    after = tree_at(root)
    for path in (path for path, new in changed.items() if new is None):
        after = after.without_file(path)
    after = after.with_files({path: new for path, new in changed.items() if new is not None})
    found = read(root, after).problems
    return [problem for problem in found if (problem.place.file, problem.code, problem.message) not in known]


def difference(name: str, before: bytes | None, after: bytes | None) -> str:
    """Return the lines in which the file called `name` changes, as `diff -u` shows them."""
    if any(b"\0" in (content or b"")[:_LOOKED_AT] for content in (before, after)):
        return f"{name}: {len(after or b''):,} bytes that are no text\n"
    old, new = (
        [visible(line) for line in (text or b"").decode("utf-8", "replace").splitlines()]
        for text in (before, after)
    )
    return "".join(f"{line}\n" for line in unified_diff(old, new, name, name, lineterm=""))


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
