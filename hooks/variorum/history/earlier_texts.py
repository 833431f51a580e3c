"""The earlier versions of an article's text, with the files of its notes as they stood, from the history.

The article's article.yml has the checksum of each version, so that what counts as one is what an editor
accepted, and its number stays however the history is written anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from variorum.files.layout import ANNOTATIONS, METADATA, TEXTS, YAML
from variorum.files.tree import Tree
from variorum.history.git import NoHistory, Repository
from variorum.history.log_format import read_log
from variorum.model.addresses import ARTICLES
from variorum.model.limits import LARGEST_ARTICLE, LARGEST_YAML
from variorum.model.registers import REGISTERS

MOST_STATES = 2_000
"""States of a text that are looked at, the newest ones."""
_DOCS = "docs"


class _State(NamedTuple):
    """The text between two commits that changed it."""

    last: str
    """The last revision that has it."""
    blob: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TextHistory:
    """What the history knows of the versions of one text."""

    versions: tuple[Mapping[str, bytes] | None, ...]
    """The files of the article and its notes as each earlier version had them last, by their paths in an
    edition that has its pages in `docs`; None for a version that is not there."""
    version_of: Mapping[str, int]
    """The number of the version that stood there at a commit, of those that were asked for."""
    lacks: str = ""
    """Why something is missing, in a sentence."""


def read_text_history(
    tree: Tree, slug: str, earlier: Sequence[str], present: str, commits: Iterable[str]
) -> TextHistory:
    """Return what the history knows of the text of the article `slug`. Raises nothing.

    `earlier` are the checksums of its earlier versions, the oldest first, `present` that of the text as it
    is. The history has, for each of `commits`, which version stood there.
    """
    try:
        repository = Repository.around(tree.layout.root)
        return _Reader(repository, tree, slug).history([*earlier, present], commits)
    except NoHistory as reason:
        return TextHistory((None,) * len(earlier), {}, str(reason))


def former_texts(file: Path, root: Path) -> Iterator[bytes]:
    """Yield the content of `file` in each commit that changed it, the newest first.

    `root` is the folder of the edition. Raise `NoHistory` if there is none.
    """
    repository = Repository.around(root)
    hashes = repository.versions(f"{repository.prefix}{file.relative_to(root).as_posix()}")
    contents = dict(repository.contents(hashes, LARGEST_ARTICLE))
    yield from (contents[blob] for blob in hashes if blob in contents)


class _Reader:
    def __init__(self, repository: Repository, tree: Tree, slug: str) -> None:
        self.repository, self.slug = repository, slug
        docs = tree.layout.docs.relative_to(tree.layout.root).as_posix()
        self.folder = f"{docs}/{ARTICLES}/{slug}"

    def history(self, sums: Sequence[str], commits: Iterable[str]) -> TextHistory:
        states = list(self._states())
        last = list(_last_states(states, sums[:-1]))
        versions = tuple(self._files(state) if state else None for state in last)
        number = {sha256: number for number, sha256 in enumerate(sums, 1)}
        of_blob = {state.blob: number[state.sha256] for state in states if state.sha256 in number}
        lacks = ""
        if None in versions:
            lacks = "The history of this repository does not have every version."
            if self.repository.boundary:
                lacks = "The clone that this site was built from is shallow: it lacks the older history."
        return TextHistory(versions, dict(self._version_of(commits, of_blob)), lacks)

    def _states(self) -> Iterator[_State]:
        """Yield the states of the text on the main line, the newest first."""
        paths = [f":(top,literal){self.repository.prefix}{self.folder}/{name}" for name in TEXTS]
        found = []
        last = "HEAD"
        for commit in list(read_log(self.repository.log(paths, mainline=True)))[:MOST_STATES]:
            found += [(last, change.after) for change in commit.changes if change.after][:1]
            last = f"{commit.hash}^1"
        contents = self.repository.contents({blob for _, blob in found}, LARGEST_ARTICLE)
        sums = {blob: hashlib.sha256(content).hexdigest() for blob, content in contents}
        yield from (_State(last, blob, sums[blob]) for last, blob in found if blob in sums)

    def _files(self, state: _State) -> Mapping[str, bytes] | None:
        """Return the files of the article, its notes and the registers, as the state had them last."""
        try:
            hashes = self.repository.files_at(state.last, *self._paths())
        except NoHistory:
            return None
        begin = self.repository.prefix
        wanted = {path.removeprefix(begin): blob for path, blob in hashes.items() if path.startswith(begin)}
        contents = dict(self.repository.contents(set(wanted.values()), max(LARGEST_ARTICLE, LARGEST_YAML)))
        return {
            path.replace(self.folder, f"{_DOCS}/{ARTICLES}/{self.slug}", 1): contents[blob]
            for path, blob in wanted.items()
            if blob in contents
        }

    def _paths(self) -> Iterator[str]:
        """Yield where the text lies, its notes, and the registers: as files, and as folders."""
        yield from (f"{self.folder}/{name}" for name in (*TEXTS, METADATA))
        yield f"{ANNOTATIONS}/{self.slug}/"
        for name in REGISTERS:
            yield from (f"{ANNOTATIONS}/{name}{end}" for end in (*YAML, "/"))

    def _version_of(self, commits: Iterable[str], of_blob: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Yield each commit with the number of the version that it has."""
        asked = [
            (commit, f"{self.repository.prefix}{self.folder}/{name}")
            for commit in sorted(set(commits))
            for name in TEXTS
        ]
        hashes = self.repository.hashes_at(asked) if asked else []
        for (commit, _), blob in zip(asked, hashes, strict=False):
            if blob in of_blob:
                yield commit, of_blob[blob]


def _last_states(states: Sequence[_State], sums: Sequence[str]) -> list[_State | None]:
    """Return, for each checksum, the oldest first, the last of `states` that has it before the next one's."""
    found: list[_State | None] = []
    at = 0
    for sha256 in reversed(sums):
        number = next((n for n in range(at, len(states)) if states[n].sha256 == sha256), None)
        found.append(None if number is None else states[number])
        at = at if number is None else number + 1
    return found[::-1]
