"""The files of an edition at the time when they were read: a frozen value."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from variorum.files.layout import Layout
from variorum.files.memo import Memo
from variorum.files.refusals import Unreadable, closed_file, too_large
from variorum.model.problem import Problem

Parsed = TypeVar("Parsed")


class Entry(NamedTuple):
    """What was found at one path: a file, a folder, a link or something else."""

    is_link: bool = False
    is_there: bool = True
    """False for a link that leads to nothing."""
    is_folder: bool = False
    """Whether it is a folder, or a link to one."""
    leads_elsewhere: bool = False
    """Whether it is a link to a file of the edition that is not beside the articles, such as one in .git."""
    size: int = 0
    """In bytes."""
    content: bytes | None = None
    """None where it cannot be read, or was not asked for."""
    refusal: Problem | None = None
    """Why it can neither be read nor published, if it cannot."""
    unread: Problem | None = None
    """Why a file that can be published cannot be read: it is too large."""


class Folder(NamedTuple):
    """What a folder that was searched has in it."""

    names: tuple[str, ...] = ()
    """The names of files, folders and links, in order."""
    closed: Problem | None = None
    """Why it cannot be searched, if it cannot."""
    unlisted: Problem | None = None
    """Why nothing is known of what it holds: it is closed, or lies too deep."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies below the folders of an edition: its pages, its articles and its annotations.

    A link to a folder is an entry like a file: what lies behind it is only known where an article's
    folder, or that of its notes, is such a link.
    """

    layout: Layout
    entries: Mapping[Path, Entry]
    folders: Mapping[Path, Folder]
    """The folders that were searched."""
    memo: Memo = field(default_factory=Memo, compare=False)
    """The parsed contents, of this tree and of the one before."""

    def has(self, path: Path) -> bool:
        """Return whether there is something at `path`, if only a link that leads to nothing."""
        return path in self.entries

    def is_there(self, path: Path) -> bool:
        """Return whether there is a file or a folder at `path`, or a link to one."""
        entry = self.entries.get(path)
        return entry is not None and entry.is_there

    def is_file(self, path: Path) -> bool:
        """Return whether there is a file at `path`, or a link to one."""
        entry = self.entries.get(path)
        return entry is not None and entry.is_there and not entry.is_folder

    def is_folder(self, path: Path) -> bool:
        """Return whether there is a folder at `path`, or a link to one."""
        entry = self.entries.get(path)
        return entry is not None and entry.is_folder

    def refusal(self, path: Path) -> Problem | None:
        """Return why `path` can neither be read nor published, if it cannot."""
        entry = self.entries.get(path)
        return entry.refusal if entry else None

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file. Raise `Unreadable` if it cannot be read."""
        entry = self.entries.get(path)
        if entry and entry.content is not None:
            return entry.content
        if entry and (problem := entry.refusal or entry.unread):
            raise Unreadable(problem)
        code = errno.EISDIR if entry and entry.is_folder else errno.ENOENT
        raise Unreadable(closed_file(path, self.layout, OSError(code, os.strerror(code))))

    def parse(self, path: Path, parser: Callable[[bytes, str], Parsed]) -> Parsed:
        """Return what `parser` returns for the bytes of a file and its name; it must depend on nothing else.

        It is called again only if the file changes. Raise `Unreadable` if the file cannot be read.
        """
        return self.memo.parse(parser, self.content(path), self.layout.name(path))

    def is_open(self, folder: Path) -> bool:
        """Return whether `folder` could be searched, or is not there at all."""
        return self.closed(folder) is None

    def closed(self, folder: Path) -> Problem | None:
        """Return why `folder` cannot be searched: it leads out of the edition, or is closed."""
        found = self.folders.get(folder)
        return found.closed if found else None

    def names_in(self, folder: Path) -> tuple[str, ...]:
        """Return the names of what is directly in `folder`, in order."""
        found = self.folders.get(folder)
        return found.names if found else ()

    def folders_in(self, folder: Path) -> list[Path]:
        """Return the folders directly in `folder`, and links to folders, by name, without hidden ones."""
        if not self.is_open(folder):
            return []
        paths = (folder / name for name in self.names_in(folder) if not name.startswith("."))
        return [path for path in paths if self.is_folder(path)]

    def files_below(self, folder: Path) -> list[Path]:
        """Return the files below `folder`, by name, and links to folders as if they were files."""
        return self.searched(folder)[0]

    def searched(self, folder: Path) -> tuple[list[Path], list[Problem]]:
        """Return the files below `folder`, as `files_below`, and why parts of it could not be searched."""
        if problem := self.closed(folder):
            return [], [problem]
        files: list[Path] = []
        problems: list[Problem] = []
        waiting = [folder]
        while waiting:
            parent = waiting.pop()
            found = self.folders.get(parent)
            if found is None:
                continue
            if found.unlisted:
                problems.append(found.unlisted)
            for name in found.names:
                path = parent / name
                entry = self.entries[path]
                if entry.is_folder and not entry.is_link:
                    waiting.append(path)
                else:
                    files.append(path)
        return sorted(files, key=_parts), problems

    def known_of(self, folder: Path) -> tuple[object, ...]:
        """Return all that is known of what lies below `folder`, to be compared with another reading."""
        paths, problems = self.searched(folder)
        return self.folders.get(folder), problems, [(str(path), self.entries[path]) for path in paths]

    def with_file(self, path: Path, content: bytes) -> Tree:
        """Return the same with a file at `path`, in place of what is there; its folders are made."""
        return self.with_files({path: content})

    def with_files(self, contents: Mapping[Path, bytes]) -> Tree:
        """Return the same with all files of `contents`, in place of what is there; their folders are made.

        A file of more bytes than are read from the disk is unread here too.
        """
        entries, folders = dict(self.entries), dict(self.folders)
        added: dict[Path, set[str]] = {}
        for path, content in contents.items():
            unread = too_large(path, self.layout, len(content))
            entries[path] = Entry(size=len(content), content=None if unread else content, unread=unread)
            below, folder = path, path.parent
            while folder != self.layout.root.parent:
                added.setdefault(folder, set()).add(below.name)
                entries.setdefault(folder, Entry(is_folder=True))
                below, folder = folder, folder.parent
        for folder, names in added.items():
            found = folders.get(folder, Folder())
            folders[folder] = found._replace(names=tuple(sorted({*found.names, *names})))
        return replace(self, entries=entries, folders=folders)

    def without_notes(self) -> Tree:
        """Return the same without what is in the files of annotations, nor what was made of any."""
        notes = self.layout.annotations
        entries = {
            path: entry._replace(content=None) if entry.content and path.is_relative_to(notes) else entry
            for path, entry in self.entries.items()
        }
        return replace(self, entries=entries, memo=Memo())

    def without_file(self, path: Path) -> Tree:
        """Return the same without the file at `path`; its folder stays."""
        entries = {other: entry for other, entry in self.entries.items() if other != path}
        folder = self.folders.get(path.parent, Folder())
        names = tuple(name for name in folder.names if name != path.name)
        return replace(
            self, entries=entries, folders={**self.folders, path.parent: folder._replace(names=names)}
        )


def _parts(path: Path) -> tuple[str, ...]:
    # The order of paths, but the parts of each are only taken once.
    return path.parts


def tree_of(layout: Layout, contents: Mapping[str, bytes]) -> Tree:
    """Return a tree with the files of `contents`, by their paths from the edition's root, and no others."""
    return Tree(layout, {}, {}).with_files(
        {layout.root / name: content for name, content in contents.items()}
    )
