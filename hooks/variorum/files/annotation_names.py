"""Names below annotations/ that cannot be used: those that hide a file, and those that are wrong."""

from __future__ import annotations

from pathlib import PurePath

from variorum.files.file_names import faulty_names
from variorum.files.placement import is_hidden, is_junk
from variorum.files.tree import Tree
from variorum.model.problem import Code, Place, Problem


def unusable_names(tree: Tree) -> list[Problem]:
    """Return a problem for each file or folder below annotations/ that is hidden, or wrongly named."""
    layout = tree.layout
    paths, found = tree.searched(layout.annotations)
    too_deep = [problem for problem in found if problem.code is Code.TOO_DEEP]
    hidden: dict[str, None] = {}
    seen = []
    for path in paths:
        below = path.relative_to(layout.annotations)
        if not is_hidden(below):
            seen.append(path)
        elif not is_junk(below.name) or is_hidden(below.parent):
            hidden[layout.name(layout.annotations / _hidden_part(below))] = None
    message = "This is hidden, and is not read: its name begins with a dot."
    fix = "Rename it without the dot, or remove it."
    problems = [Problem(Place(name), Code.STRAY_FILE, message, fix) for name in hidden]
    return [*too_deep, *problems, *faulty_names(seen, layout.annotations, layout)]


def _hidden_part(below: PurePath) -> PurePath:
    """Return the path to the first part that is hidden."""
    number = next(number for number, part in enumerate(below.parts, 1) if part.startswith("."))
    return PurePath(*below.parts[:number])
