"""Copies only the notes and texts from an untrusted copy of an edition.

Building a contribution with its own code, configuration and theme would run whatever its author wrote.
So only the contributed *data* is put into a trusted copy of the edition.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from variorum.files.file_names import faulty_names
from variorum.files.layout import METADATA, TEXTS, Layout
from variorum.files.placement import is_hidden, is_text
from variorum.files.tree import Tree
from variorum.files.walk import read_tree
from variorum.model.limits import LARGEST_ARTICLE
from variorum.model.problem import Code, Place, Problem

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""No SVG: it can hold a script."""
_FIX = "Leave it out, or let an editor of the site add it."


def apply_contribution(contributed: Path, layout: Layout) -> list[Problem]:
    """Replace the notes and articles of the edition by those in the folder `contributed`.

    Only regular files are copied, never links; from the folders of articles only texts, their metadata and
    pictures, and only where they belong. A file that the edition already has, byte for byte, is kept.
    Return a problem for each file that is left out.
    """
    problems: list[Problem] = []
    for folder in (layout.annotations, layout.articles):
        if _old(folder).exists() and not folder.exists():
            _old(folder).rename(folder)  # An earlier run was stopped between its last two renames.
    source = Layout.at(contributed, contributed / layout.docs.relative_to(layout.root))
    tree = read_tree(source)
    for folder, own in ((source.annotations, layout.annotations), (source.articles, layout.articles)):
        files = [file for file in _files(folder, tree, problems) if _is_file(file, source, problems)]
        wanted = [file for file in files if _is_taken(file, source, layout, problems)]
        faulty = faulty_names(wanted, folder, source)
        names = {problem.place.file for problem in faulty}
        problems += [problem._replace(fix=_FIX) for problem in faulty]
        taken = [file for file in wanted if not _has_name_in(file, folder, names, source)]
        _replace(own, {file.relative_to(folder): file for file in taken})
    return sorted(problems, key=lambda problem: problem.place)


def _files(folder: Path, tree: Tree, problems: list[Problem]) -> list[Path]:
    """Return everything below `folder` that is not a folder; nothing, if a link leads there."""
    source = tree.layout
    for depth in range(1, len(folder.relative_to(source.root).parts) + 1):
        way = source.root.joinpath(*folder.relative_to(source.root).parts[:depth])
        if way.is_symlink():
            problems.append(_refused(way, source, Code.OUTSIDE_FOLDER, "This is a link."))
            return []
    files, unsearched = tree.searched(folder) if tree.is_folder(folder) else ([], [])
    problems.extend(unsearched)
    return files


def _is_file(file: Path, source: Layout, problems: list[Problem]) -> bool:
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        reason = (Code.OUTSIDE_FOLDER, "This is a link.")
    elif not stat.S_ISREG(status.st_mode):
        reason = (Code.UNREADABLE_FILE, "This is not a regular file, but a pipe, a socket or a device.")
    elif status.st_size > LARGEST_ARTICLE:
        reason = (
            Code.FILE_TOO_LARGE,
            f"The file has {status.st_size:,} bytes; the limit is {LARGEST_ARTICLE:,}.",
        )
    elif not os.access(file, os.R_OK):
        reason = (Code.UNREADABLE_FILE, "The file cannot be opened.")
    else:
        return True
    problems.append(_refused(file, source, *reason))
    return False


def _is_taken(file: Path, source: Layout, layout: Layout, problems: list[Problem]) -> bool:
    """Return whether a file is data in its proper place, or identical to one of the edition's own."""
    if _is_there(file, layout.root / file.relative_to(source.root)):
        return True
    if file.is_relative_to(source.annotations):
        reason = (
            "The file is hidden, and is not read." if is_hidden(file.relative_to(source.annotations)) else ""
        )
    else:
        reason = _not_public(file, source)
    if reason:
        problems.append(_refused(file, source, Code.STRAY_FILE, reason))
    return not reason


def _not_public(file: Path, source: Layout) -> str:
    """Return why a file may not go into the folders of the articles, which are published; empty if it may."""
    below = file.relative_to(source.articles)
    is_picture = len(below.parts) > 1 and file.suffix.lower() in PICTURES and not is_hidden(below)
    if is_text(below) or is_picture:
        return ""
    if file.name in (METADATA, *TEXTS):
        return "The files of an article belong directly in the folder of the article, docs/articles/SLUG/."
    return "A contribution of notes and texts may not add files of this kind."


def _is_there(file: Path, own: Path) -> bool:
    return own.is_file() and not own.is_symlink() and own.read_bytes() == file.read_bytes()


def _has_name_in(file: Path, folder: Path, names: set[str], source: Layout) -> bool:
    """Return whether a file, or a folder above it, has one of these names."""
    parts = file.relative_to(folder).parts
    return any(source.name(folder.joinpath(*parts[:n])) in names for n in range(1, len(parts) + 1))


def _refused(file: Path, source: Layout, code: Code, message: str) -> Problem:
    return Problem(Place(source.name(file)), code, message, _FIX)


def _replace(folder: Path, files: dict[Path, Path]) -> None:
    """Replace `folder` by copies of `files`, keyed by their paths below it.

    Only contents are copied: no execute permission, no link. The old folder is removed once everything is
    written.
    """
    new, old = folder.with_name(f".{folder.name}.new"), _old(folder)
    for stale in (new, old):
        _remove(stale)
    new.mkdir(parents=True)
    try:
        for name, file in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, new / name, follow_symlinks=False)
    except OSError:
        _remove(new)
        raise
    if folder.is_symlink() or folder.exists():
        folder.rename(old)
    new.rename(folder)
    _remove(old)


def _old(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
