"""What to do with a file that is not read. No remedy makes anyone overwrite a good file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from variorum.files.layout import YAML
from variorum.files.tree import Tree

_LEFT_BY_A_PROGRAM = re.compile(
    r"(?:~|\.(?:bak|backup|copy|old|orig|rej|save|sw[a-p]|te?mp|\d+))$", re.IGNORECASE
)
"""How the name of a copy ends that an editing program or a merge has left behind."""

Namesakes = Mapping[tuple[Path, str], Sequence[str]]
"""Names of files by their folder and by the name, case folded, under which they would be read."""


def intended_name(name: str) -> str:
    """Return the name under which a file called `name` would be read: `dawn.yml` for `dawn.yml~`."""
    bare = name.strip("#")
    while (shorter := _LEFT_BY_A_PROGRAM.sub("", bare)) != bare and shorter:
        bare = shorter
    stem = bare.removesuffix(Path(bare).suffix)
    return f"{stem.removesuffix(YAML[0])}{YAML[0]}"


def namesakes(paths: Iterable[Path]) -> Namesakes:
    """Return the names of `paths`, those together that would be read under one name."""
    found: dict[tuple[Path, str], list[str]] = {}
    for path in paths:
        found.setdefault(_key(path), []).append(path.name)
    return found


def rename_or_remove(path: Path, beside: Namesakes, read: Sequence[str] = YAML) -> str:
    """Return what to do with `path`, whose name keeps it from being read.

    `beside` has the files around it; those whose names end with one of `read` are read.
    """
    others = [name for name in beside.get(_key(path), ()) if name != path.name]
    for name in others:
        if Path(name).suffix in read:
            return f"Compare it with {name} beside it, which is read; then delete it, or move it elsewhere."
    target = intended_name(path.name)
    if others:
        names = ", ".join(sorted([path.name, *others]))
        return f"Rename one of {names} to {target}, and delete the others, or move them elsewhere."
    if not path.suffix:
        return f"Rename it to end in {YAML[0]}, or move it."
    return f"Rename it to {target}, or move it."


def rename_to(path: Path, name: str, tree: Tree) -> str:
    """Return how to rename `path` to `name`."""
    if tree.is_there(path.with_name(name)):
        return f"Compare it with {name} beside it, which is read; then delete it, or move it elsewhere."
    return f"Rename it to {name}."


def move_to(path: Path, folder: Path, tree: Tree) -> str:
    """Return how to move `path` into `folder`."""
    shown = tree.layout.name(folder)
    if tree.is_there(folder / path.name):
        return f"Compare it with {shown}/{path.name}; then delete it, or move it there under another name."
    return f"Move it to {shown}/."


def _key(path: Path) -> tuple[Path, str]:
    return path.parent, intended_name(path.name).casefold()
