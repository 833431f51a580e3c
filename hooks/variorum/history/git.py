"""Runs the `git` executable, hardened: no content or configuration of a repository can make it run a program.

Three short calls and one pass over the log: find the repository, list the commits, check the sizes of
the files, read them. Libraries either read packs in Python or need a compiled libgit2; the executable
is present wherever a repository was cloned.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

TIMEOUT = 60.0
"""Seconds before a call is aborted. A log of 1,000 commits takes less than one second."""

# Overrides every setting of a repository that could run a program or change the output
# (https://git-scm.com/docs/git-config). No command here runs filters, textconv or ext-diff.
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "diff.external=",
    "diff.ignoreSubmodules=all",
    "diff.orderFile=/dev/null",
    "diff.renameLimit=5000",
    "log.diffMerges=combined",
    "log.showSignature=false",
    "mailmap.blob=",
    "mailmap.file=/dev/null",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_ASKPASS": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
FIELDS = ("%H", "%P", "%at", "%ct", "%aN", "%s")
"""Printed for each commit: hash, parents, two dates, author, subject. No e-mail address."""
_ALL = ("log", "--author-date-order", "-c")
_MAINLINE = ("log", "--first-parent", "--diff-merges=first-parent")
"""Shows what a merge brought in, not what was done and undone on the merged branch."""
_LOG = (
    *("--raw", "-z", "--no-abbrev", "--root", "--find-renames=100%"),
    *("--no-ext-diff", "--no-textconv", "--no-relative", "--no-color", "--no-decorate", "--no-notes"),
    *("--no-show-signature", "--use-mailmap", "--encoding=UTF-8"),
    f"--format=tformat:{'%x00'.join(FIELDS)}",
    *("HEAD", "--"),
)

_VERSIONS = ("--raw", "-z", "--no-abbrev", "--no-renames", "--format=tformat:", "-m", "--first-parent")
"""Prints, for each commit that changed a file, modes and hashes, and what was done to it."""


class NoHistory(Exception):
    """There is no history. The message is a sentence that says why."""

    def __init__(self, reason: str, *, is_hidden: bool = False) -> None:
        super().__init__(reason)
        self.is_hidden = is_hidden
        """Whether a history exists but could not be read."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that contains a folder."""

    git: str
    folder: Path
    prefix: str
    """Path of the folder from the root of the repository: empty, or ending with a slash."""
    boundary: frozenset[str]
    """Commits of a shallow clone whose parents are missing."""

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository that contains `folder`. Raise `NoHistory` if there is none."""
        git = shutil.which("git")
        if git is None:
            reason = "There is no history: git is not installed here."
            raise NoHistory(reason, is_hidden=_is_repository(folder))
        command = ("rev-parse", "--is-inside-work-tree", "--git-path", "shallow", "--show-prefix")
        try:
            printed = os.fsdecode(_run(git, folder, command))
        except _Failed as failed:
            hidden = failed.reason not in _NO_REPOSITORY and _is_repository(folder)
            raise NoHistory(f"There is no history: {failed.reason}.", is_hidden=hidden) from failed
        inside, shallow, prefix = printed.removesuffix("\n").split("\n", 2)
        if inside != "true":
            raise NoHistory("There is no history: the folder is not part of a repository's files.")
        grafts = folder / shallow
        boundary = grafts.read_text("ascii", "replace").split() if grafts.is_file() else []
        return cls(git, folder, prefix, frozenset(boundary))

    def log(self, paths: Iterable[str], *, mainline: bool = False) -> bytes:
        """Return all commits that touch `paths`, children before parents, for `log_format` to parse.

        With `mainline`, a merge counts as one change to its first parent, without the merged commits.
        """
        return self._ask(*(_MAINLINE if mainline else _ALL), *_LOG, *paths)

    def head(self) -> str:
        """Return the hash of the last commit."""
        return self._ask("rev-parse", "--verify", "HEAD").decode("ascii", "replace").strip()

    def time_of_head(self) -> int:
        """Return when the last commit was made, in seconds since 1970."""
        return int(self._ask("log", "-1", "--no-show-signature", "--format=tformat:%ct", "HEAD") or -1)

    def files_of_head(self, folder: str) -> dict[str, str]:
        """Return the hash of each file below `folder`, keyed by its path from the root of the repository."""
        return self.files_at("HEAD", f"{folder}/")

    def files_at(self, commit: str, *paths: str) -> dict[str, str]:
        """Return the same of a commit, for files and folders. Raise `NoHistory` if this clone has it not."""
        below = (f"{self.prefix}{path}" for path in paths)
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", commit, "--", *below)
        rows = (row.partition("\t") for row in listed.decode("utf-8", "replace").split("\0") if row)
        return {path: about.split()[2] for about, _, path in rows if about.startswith("100")}

    def versions(self, path: str) -> list[str]:
        """Return the hashes of the file at `path`, from the root of the repository, the newest first."""
        printed = self._ask("log", *_VERSIONS, "HEAD", "--", f":(top,literal){path}")
        words = printed.decode("utf-8", "replace").split("\0")
        return [
            word.split(" ")[3] for word in words if word.startswith(":") and word.split(" ")[1][:3] == "100"
        ]

    def hashes_at(self, places: Iterable[tuple[str, str]]) -> list[str]:
        """Return the hash of the file at each commit and path from the root; empty where there is none."""
        with tempfile.TemporaryFile() as wanted:
            names = (f"{commit}:{path}" for commit, path in places)
            # A line end in a folder's name would begin another question.
            _write_lines(wanted, (name if "\n" not in name else "-" for name in names))
            printed = self._ask("cat-file", "--batch-check=%(objecttype) %(objectname)", given=wanted)
        rows = (row.partition(" ") for row in printed.decode("utf-8", "replace").splitlines())
        return [name if sort == "blob" else "" for sort, _, name in rows]

    def contents(self, hashes: Iterable[str], largest: int) -> Iterator[tuple[str, bytes]]:
        """Yield each hash with its content, if it is in the repository and has at most `largest` bytes."""
        with tempfile.TemporaryFile() as wanted, tempfile.TemporaryFile() as answer:
            _write_lines(wanted, self._readable(list(hashes), largest))
            self._ask("cat-file", "--batch", given=wanted, into=answer)
            answer.seek(0)
            while head := answer.readline():
                name, _, size = head.decode("ascii").split()
                yield name, answer.read(int(size))
                answer.read(1)

    def _readable(self, hashes: list[str], largest: int) -> list[str]:
        """Return the hashes that are in the repository and not too large."""
        with tempfile.TemporaryFile() as wanted:
            _write_lines(wanted, hashes)
            try:
                printed = self._ask("cat-file", "--batch-check", given=wanted)
            except NoHistory:
                # Before 2.45, git fetches missing objects of a partial clone from its origin; we forbid that.
                printed = self._ask("cat-file", "--batch-check", "--batch-all-objects", "--unordered")
        rows = (row.split(" ") for row in printed.decode("ascii", "replace").splitlines())
        small = {row[0] for row in rows if row[1:2] == ["blob"] and int(row[2]) <= largest}
        return [name for name in hashes if name in small]

    def _ask(self, *command: str, given: IO[bytes] | None = None, into: IO[bytes] | None = None) -> bytes:
        try:
            return _run(self.git, self.folder, command, given, into)
        except _Failed as failed:
            hidden = failed.reason not in _NO_REPOSITORY
            raise NoHistory(f"There is no history: {failed.reason}.", is_hidden=hidden) from failed


def _is_repository(folder: Path) -> bool:
    return any((parent / ".git").exists() for parent in (folder, *folder.parents))


class _Failed(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_REASONS = {
    "not a git repository": "this is not a git repository",
    "dubious ownership": "git does not trust the folder, which belongs to somebody else (safe.directory)",
    "unknown revision": "nothing has been committed yet",
    "Not a valid object name": "nothing has been committed yet",
    "bad revision": "nothing has been committed yet",
}
_NO_REPOSITORY = ("this is not a git repository", "nothing has been committed yet")
"""Reasons that need no warning: no history is expected there."""


def _run(
    git: str,
    folder: Path,
    command: Iterable[str],
    given: IO[bytes] | None = None,
    into: IO[bytes] | None = None,
) -> bytes:
    """Return the output of git; empty, if it goes `into` a file."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a fixed program; the arguments are ours
            [git, "--no-pager", "--no-replace-objects", *settings, *command],
            cwd=folder,
            env={**inherited, **_ENVIRONMENT},
            stdin=given or subprocess.DEVNULL,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _Failed(f"git took longer than {TIMEOUT:.0f} seconds") from None
    except OSError as error:
        raise _Failed(f"git cannot be run ({error.strerror})") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace")
        known = (reason for words, reason in _REASONS.items() if words in message)
        raise _Failed(next(known, "git cannot read the repository"))
    return done.stdout or b""


def _write_lines(file: IO[bytes], lines: Iterable[str]) -> None:
    file.seek(0)
    file.truncate()
    file.writelines(f"{line}\n".encode() for line in lines)
    file.seek(0)
