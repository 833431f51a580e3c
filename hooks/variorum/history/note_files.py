"""Which paths of a repository contain notes of the edition, at its present and former places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from variorum.files.layout import YAML
from variorum.files.page_folders import page_of
from variorum.history.log_format import Commit
from variorum.model.ledger import LEDGER
from variorum.model.registers import REGISTERS
from variorum.model.values import is_identifier

FOLDER = "annotations"
PATHSPECS = (
    *(f":(top,glob)**/{FOLDER}/*/**/*{suffix}" for suffix in YAML),
    f":(top,glob)**/{FOLDER}/{LEDGER}.yml",
)
"""Notes and ledgers of any edition in the repository; otherwise a moved folder would not be found."""
LEDGERS = PATHSPECS[-1:]


@dataclass(frozen=True, slots=True)
class NoteFiles:
    """The annotation folders of the edition, each ending with a slash."""

    folders: tuple[str, ...]
    hidden: frozenset[str] = frozenset()
    """Articles whose notes are ignored."""

    @classmethod
    def following_moves(cls, prefix: str, commits: Iterable[Commit]) -> NoteFiles:
        """Return the annotation folder below `prefix`, and the folders from which it was moved.

        `commits` are ordered newest first. The edition counts as moved where one of its files was renamed,
        unchanged, from another annotation folder and kept its path below that folder.
        """
        folders = [f"{prefix}{FOLDER}/"]
        for commit in commits:
            for change in commit.changes:
                if change.path == change.old_path:
                    continue
                for folder in folders:
                    tail = change.path.removeprefix(folder)
                    before = change.old_path.removesuffix(tail)
                    if tail != change.path and f"/{before}".endswith(f"/{FOLDER}/") and before not in folders:
                        folders.append(before)
                        break
        return cls(tuple(folders))

    def article_of(self, path: str) -> str | None:
        """Return the name of the article of the notes at `path`; None if the file has no notes."""
        for folder in self.folders:
            if not path.startswith(folder) or not path.endswith(YAML):
                continue
            tail = path.removeprefix(folder)
            if page := page_of(tail):
                return page if page not in self.hidden else None
            slug, _, below = tail.partition("/")
            if slug in REGISTERS:
                return None
            is_hidden = slug in self.hidden or any(part.startswith(".") for part in below.split("/"))
            if below and is_identifier(slug) and not is_hidden:
                return slug
        return None

    def is_ledger(self, path: str) -> bool:
        """Return whether `path` is the edition's ledger of published ids."""
        return any(path == f"{folder}{LEDGER}.yml" for folder in self.folders)
