"""Reads the history of an edition's notes from its repository."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from variorum.files.page_folders import folders_of_notes
from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree
from variorum.history.git import NoHistory, Repository
from variorum.history.log_format import Commit, read_log
from variorum.history.note_files import LEDGERS, PATHSPECS, NoteFiles
from variorum.history.revisions import HistoryBuilder, NoteState
from variorum.history.versions import FileVersion, VersionReader
from variorum.model.history import Act, History, NoteHistory
from variorum.model.limits import LARGEST_YAML
from variorum.model.problem import Problem
from variorum.yaml_files.entry_files import entry_files

MOST_NAMED = 10
"""Most ids that a sentence names; `History` has them all."""


def read_history(tree: Tree, hidden: Collection[str] = (), versions: VersionReader | None = None) -> History:
    """Return who wrote the notes of the edition, and when. Raises nothing: see `limitations`.

    Notes on `hidden` articles, which are not published, are ignored. `versions` may know what is in files.
    """
    try:
        repository = Repository.around(tree.layout.root)
        return _Reader(tree, repository, hidden, versions or VersionReader()).history()
    except NoHistory as reason:
        return History(limitations=(str(reason),), is_hidden=reason.is_hidden)


class _Reader:
    """State of one reading: the repository, and the parsed file contents by hash."""

    def __init__(
        self, tree: Tree, repository: Repository, hidden: Collection[str], versions: VersionReader
    ) -> None:
        self.tree, self.repository, self.hidden = tree, repository, frozenset(hidden)
        self.versions = versions
        self.contents: dict[str, FileVersion] = {}
        self.missing = 0

    def history(self) -> History:
        commits = list(read_log(self.repository.log(PATHSPECS)))
        head = self.repository.files_of_head(self.tree.layout.annotations.name)
        files = replace(NoteFiles.following_moves(self.repository.prefix, commits), hidden=self.hidden)
        self._read_contents(commits, head, files)
        ledgers = list(read_log(self.repository.log(LEDGERS, mainline=True)))
        builder = HistoryBuilder(files, self.repository.boundary, self._content)
        for commit in reversed(commits):
            builder.apply(commit)
        notes = builder.notes()
        begins = min((c.date for c in commits if c.hash in self.repository.boundary), default=None)
        uncommitted = self._uncommitted(head, files)
        return History(
            notes,
            begins,
            uncommitted,
            tuple(self._limitations(begins, uncommitted, bool(head))),
            self._published(ledgers, files),
            self._arrived_reviewed(notes, files),
        )

    def _arrived_reviewed(self, notes: Mapping[str, NoteHistory], files: NoteFiles) -> frozenset[str]:
        """Return the ids of the notes that the main line got together with their review.

        Only those are sought whose author committed the review, too: others' reviews count anyway.
        """
        doubtful = {i for i, note in notes.items() if _is_by_its_author(note)}
        if not doubtful:
            return frozenset()
        mainline = HistoryBuilder(files, self.repository.boundary, self._content)
        for commit in reversed(list(read_log(self.repository.log(PATHSPECS, mainline=True)))):
            mainline.apply(commit)
        seen = History(mainline.notes())
        brought = {i: seen.latest_review(i) for i in doubtful}
        return frozenset(i for i, step in brought.items() if step and step.act in (Act.ADDED, Act.REUSED))

    def _published(self, ledgers: list[Commit], files: NoteFiles) -> dict[str, str]:
        """Return the article of each id that the ledger ever listed, as far back as the history goes."""
        changes = [change for commit in ledgers for change in commit.changes if files.is_ledger(change.path)]
        wanted = {content for change in changes for content in (*change.before, change.after) if content}
        for content, data in self.repository.contents(wanted - self.contents.keys(), LARGEST_YAML):
            self.contents[content] = self.versions.read(data)
        found: dict[str, str] = {}
        for content in sorted(wanted):
            for identifier, line in self._content(content).notes.items():
                found[identifier] = line.fields.get("article", "")
        return dict(sorted(found.items()))

    def _read_contents(self, commits: list[Commit], head: dict[str, str], files: NoteFiles) -> None:
        wanted = {h: None for path, h in head.items() if files.article_of(path)}
        for commit in commits:
            for change in commit.changes:
                if any(files.article_of(p) or files.is_ledger(p) for p in (change.path, change.old_path)):
                    wanted.update(dict.fromkeys(filter(None, (*change.before, change.after))))
        for content, data in self.repository.contents(wanted, LARGEST_YAML):
            self.contents[content] = self.versions.read(data)
        self.missing = len(wanted.keys() - self.contents.keys())

    def _content(self, content: str) -> FileVersion:
        return self.contents.get(content) or FileVersion(is_whole=False)

    def _uncommitted(self, head: dict[str, str], files: NoteFiles) -> tuple[str, ...]:
        """Return the ids of the notes that differ from the last commit."""
        committed: dict[str, NoteState] = {}
        for name, content in sorted(head.items()):
            _add_states(committed, files.article_of(name), self._content(content))
        present: dict[str, NoteState] = {}
        problems: list[Problem] = []
        for folder in folders_of_notes(self.tree):
            for path in entry_files(folder, self.tree, problems):
                try:
                    data = self.tree.content(path)
                except Unreadable:
                    continue
                article = files.article_of(f"{self.repository.prefix}{self.tree.layout.name(path)}")
                _add_states(present, article, self.versions.read(data))
        ids = sorted(committed.keys() | present.keys())
        return tuple(i for i in ids if committed.get(i) != present.get(i))

    def _limitations(
        self, begins: str | None, uncommitted: tuple[str, ...], any_committed: bool
    ) -> Iterable[str]:
        if self.repository.boundary:
            since = f" on {begins[:10]}" if begins else ""
            yield f"The history begins{since}: the clone is shallow."
        if self.missing:
            yield f"{_counted(self.missing, 'version')} of files cannot be read or are not in this clone."
        if not any_committed:
            yield "No note of this edition has been committed yet."
        elif uncommitted:
            named = ", ".join(uncommitted[:MOST_NAMED]) + (", …" if len(uncommitted) > MOST_NAMED else "")
            yield f"{_counted(len(uncommitted), 'note')} changed since the last commit: {named}."


def _add_states(notes: dict[str, NoteState], article: str | None, version: FileVersion) -> None:
    if article is not None:
        for identifier, note in version.notes.items():
            notes.setdefault(identifier, NoteState(article, note))


def _is_by_its_author(note: NoteHistory) -> bool:
    review = next((step for step in reversed(note.revisions) if step.brings_review), None)
    return bool(review and note.added and review.author == note.added.author)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
