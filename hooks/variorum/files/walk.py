"""Reads an edition from the disk, once. Refuses links that leave it, special files and oversized files."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from variorum.files.layout import METADATA, TEXTS, WORD_LIST, YAML, Layout
from variorum.files.memo import Memo
from variorum.files.page_folders import pages_with_notes
from variorum.files.refusals import closed_file, closed_folder, leads_out, no_file, too_deep, too_large
from variorum.files.tree import Entry, Folder, Tree
from variorum.model.problem import Problem

_OF_AN_ARTICLE = (METADATA, *TEXTS)
DEEPEST = 32
"""Folders within one another. A path of so many is longer than Windows takes, and Python has its limits."""


def read_tree(
    layout: Layout, also: Iterable[Path] = (), *, before: Tree | None = None, with_pictures: bool = False
) -> Tree:
    """Return what lies below the folders of an edition, and below those that are `also` asked for.

    The contents of notes, registers, texts and metadata are read; `with_pictures` those of all files
    beside the articles. Files that are the same as in the tree `before` are not parsed again. Raises nothing:
    an entry that cannot be read says why.
    """
    walk = _Walk(layout, with_pictures=with_pictures)
    for folder in (layout.docs, layout.articles, layout.annotations, *also):
        walk.enter(folder)
    for folder in (layout.articles, layout.annotations):
        for path in _links_to_folders(folder, walk):
            walk.enter(path)
    walk.read_pages()
    return Tree(layout, walk.entries, walk.folders, Memo(before.memo if before else None))


def reread_annotations(before: Tree) -> Tree:
    """Return the tree `before` with the folder of annotations as it is now, where nothing else has changed.

    All is read again if something may lie in two folders at once.
    """
    layout = before.layout
    if layout.annotations.is_relative_to(layout.docs) or layout.docs.is_relative_to(layout.annotations):
        return read_tree(layout, before=before)
    if any(entry.is_link for entry in before.entries.values()):
        return read_tree(layout, before=before)
    own = (str(layout.annotations), f"{layout.annotations}{os.sep}")
    walk = _Walk(layout)
    walk.entries = {path: entry for path, entry in before.entries.items() if not _is_at(path, *own)}
    walk.folders = {path: folder for path, folder in before.folders.items() if not _is_at(path, *own)}
    for name in pages_with_notes(before.folders, layout.annotations):
        if (page := layout.docs / name) in walk.entries:
            walk.entries[page] = walk.look(page, is_link=False)
    walk.enter(layout.annotations)
    for path in _links_to_folders(layout.annotations, walk):
        walk.enter(path)
    walk.read_pages()
    return Tree(layout, walk.entries, walk.folders, Memo(before.memo))


def _is_at(path: Path, folder: str, below: str) -> bool:
    # Faster than `is_relative_to`, for thousands of paths.
    return (name := str(path)) == folder or name.startswith(below)


def with_entries(tree: Tree, paths: Iterable[Path]) -> Tree:
    """Return `tree` with what is at `paths`, also behind links that it does not follow."""
    walk = _Walk(tree.layout)
    more = {path: walk.look(path, is_link=path.is_symlink()) for path in paths if path not in tree.entries}
    return replace(tree, entries={**tree.entries, **more}) if more else tree


def folders_too_deep(folder: Path, layout: Layout) -> list[Problem]:
    """Return the problems of the folders below `folder` that lie too deep to be searched."""
    waiting = [(folder, len(folder.relative_to(layout.root).parts))]
    found = []
    while waiting:
        parent, depth = waiting.pop()
        if depth > DEEPEST:
            found.append(too_deep(parent, layout, DEEPEST))
            continue
        with suppress(OSError), os.scandir(parent) as listed:
            waiting += [(Path(e.path), depth + 1) for e in listed if e.is_dir(follow_symlinks=False)]
    return found


def lies_within(path: Path, layout: Layout) -> bool:
    """Return whether `path`, wherever its links lead, lies in the edition."""
    return _Bounds(layout).hold(path, is_link=path.is_symlink())


def _links_to_folders(folder: Path, walk: _Walk) -> list[Path]:
    names = walk.folders[folder].names if folder in walk.folders else ()
    found = ((path, walk.entries[path]) for path in (folder / name for name in names))
    return [path for path, entry in found if entry.is_link and entry.is_folder]


class _Bounds:
    """Knows which paths lie in the edition; each folder is followed once, not at every file."""

    def __init__(self, layout: Layout) -> None:
        self.root = str(layout.root)
        self.real_root = os.path.realpath(layout.root)
        self.folders: dict[Path, bool] = {}
        """Whether they lie in the edition, and so what is in them and is no link."""

    def hold(self, path: Path, *, is_link: bool) -> bool:
        """Return whether `path`, wherever its links lead, lies in the edition."""
        if path.name in ("", os.pardir) or is_link or str(path) == self.root:
            return self._is_within(os.path.realpath(path))
        folder = path.parent
        if folder not in self.folders:
            self.folders[folder] = self._is_within(os.path.realpath(folder))
        return self.folders[folder]

    def take_in(self, folder: Path) -> None:
        """Know that what is in `folder`, which is no link, lies in the edition if the folder itself does."""
        if self.hold(folder, is_link=False):
            self.folders[folder] = True

    def _is_within(self, real: str) -> bool:
        return f"{real}{os.sep}".startswith(self.real_root + os.sep)


class _Walk:
    """Collects what is found, one folder after the other."""

    def __init__(self, layout: Layout, *, with_pictures: bool = False) -> None:
        self.layout, self.with_pictures = layout, with_pictures
        self.bounds = _Bounds(layout)
        self.entries: dict[Path, Entry] = {}
        self.folders: dict[Path, Folder] = {}
        self.with_notes: set[Path] = set()
        """The pages that are read."""

    def enter(self, folder: Path) -> None:
        """Search `folder` and the folders in it, `DEEPEST` down and no farther; a link itself is followed."""
        if folder in self.folders:
            return
        try:
            is_link = stat.S_ISLNK(folder.lstat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            problem = closed_folder(folder, self.layout, error)
            self.folders[folder] = Folder((), problem, problem)
            return
        self.entries.setdefault(folder, self.look(folder, is_link=is_link))
        if not self.bounds.hold(folder, is_link=is_link):
            problem = leads_out(folder, self.layout)
            self.folders[folder] = Folder((), problem, problem)
            return
        waiting = [(folder, len(folder.relative_to(self.layout.root).parts))]
        while waiting:
            parent, depth = waiting.pop()
            if depth > DEEPEST:
                problem = too_deep(parent, self.layout, DEEPEST)
                self.folders[parent] = Folder((), None, problem)
            else:
                waiting += [(path, depth + 1) for path in self._list(parent)]

    def read_pages(self) -> None:
        """Read the pages that have notes; of all others it is enough that they are there."""
        for name in pages_with_notes(self.folders, self.layout.annotations):
            path = self.layout.docs / name
            if entry := self.entries.get(path):
                self.with_notes.add(path)
                self.entries[path] = self.look(path, is_link=entry.is_link)

    def look(self, path: Path, *, is_link: bool) -> Entry:
        """Return what is at `path`."""
        refusal = None if self.bounds.hold(path, is_link=is_link) else leads_out(path, self.layout)
        try:
            status = path.stat()
        except OSError as error:
            is_there = not isinstance(error, FileNotFoundError | NotADirectoryError) and not is_link
            return Entry(is_link, is_there, refusal=refusal or closed_file(path, self.layout, error))
        entry = Entry(is_link, is_folder=stat.S_ISDIR(status.st_mode), size=status.st_size, refusal=refusal)
        if refusal:
            return entry
        if is_link:
            entry = entry._replace(leads_elsewhere=self._leads_elsewhere(path, entry))
        if entry.is_folder:
            return entry
        if not stat.S_ISREG(status.st_mode):
            return entry._replace(refusal=no_file(path, self.layout))
        return self._with_content(path, entry)

    def _list(self, folder: Path) -> list[Path]:
        """Add what is directly in `folder`, and return those of its folders that are not links."""
        closed: Problem | None = None
        try:
            with os.scandir(folder) as listed:
                found = sorted(
                    (entry.name, entry.is_symlink(), entry.is_dir(follow_symlinks=False)) for entry in listed
                )
        except OSError as error:
            closed = closed_folder(folder, self.layout, error)
            self.folders[folder] = Folder((), closed, closed)
            return []
        try:
            # A folder can be readable but not searchable: then its files cannot be opened. `Path` would
            # take the dot away.
            os.stat(f"{folder}{os.sep}{os.curdir}")  # noqa: PTH116
        except OSError as error:
            closed = closed_folder(folder, self.layout, error)
        self.folders[folder] = Folder(tuple(name for name, _, _ in found), closed)
        folders = []
        for name, is_link, is_folder in found:
            path = folder / name
            if is_folder:
                self.entries[path] = Entry(is_folder=True)
                self.bounds.take_in(path)
                folders.append(path)
            else:
                self.entries[path] = self.look(path, is_link=is_link)
        return folders

    def _with_content(self, path: Path, entry: Entry) -> Entry:
        is_read = self._is_read(path)
        unread = too_large(path, self.layout, entry.size) if is_read else None
        try:
            if is_read and not unread:
                return entry._replace(content=path.read_bytes())
            os.close(os.open(path, os.O_RDONLY))
        except OSError as error:
            return entry._replace(refusal=closed_file(path, self.layout, error))
        return entry._replace(unread=unread)

    def _is_read(self, path: Path) -> bool:
        annotations, articles = str(self.layout.annotations), str(self.layout.articles)
        if _is_at(path, annotations, f"{annotations}{os.sep}") and (
            path.suffix in YAML or path == self.layout.annotations / WORD_LIST
        ):
            return True
        if not _is_at(path, articles, f"{articles}{os.sep}"):
            return path in self.with_notes
        return self.with_pictures or path.name in _OF_AN_ARTICLE

    def _leads_elsewhere(self, path: Path, entry: Entry) -> bool:
        target, articles = (Path(os.path.realpath(one)) for one in (path, self.layout.articles))
        return entry.is_folder or not target.is_relative_to(articles)
