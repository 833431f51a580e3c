"""Draws a real git repository from a list of commits, each a small mapping.

by: Anna Holm <anna@example.org>   who wrote it (this, if it is left out)
on: 2026-01-02T10:00:00+02:00      when; else a day after the commit before
says: Add the lamp                 its message
write: {PATH: text}                files that it writes (`hex:` for bytes)
remove: [PATH]                     files or folders that it removes
rename: {OLD: NEW}                 files or folders that it renames
branch: side                       begins this branch; the commit stands on it
back: main                         returns to a branch that is there
merge: side                        takes in a branch; `write` settles what both changed
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

AUTHOR = "Anna Holm <anna@example.org>"
_FIRST_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


def git(folder: Path, *command: str, **changes: str) -> str:
    """Run git in `folder`, with nothing of the machine's settings, and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **changes}
    settings = ("-c", "protocol.file.allow=always", "-c", "merge.renames=true", "-c", "core.autocrlf=false")
    done = subprocess.run(
        ["git", *settings, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 or command[0] == "merge", done.stderr
    return done.stdout


def draw(root: Path, commits: Sequence[Mapping[str, Any]]) -> Path:
    """Return `root`, made a repository with these commits on the branch `main`."""
    root.mkdir(parents=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    for number, commit in enumerate(commits):
        if branch := commit.get("branch"):
            git(root, "checkout", "--quiet", "-b", branch)
        if branch := commit.get("back"):
            git(root, "checkout", "--quiet", branch)
        name, _, address = commit.get("by", AUTHOR).rpartition(" ")
        day = (_FIRST_DAY + timedelta(days=number)).isoformat()
        who = {"NAME": name or address, "EMAIL": address.strip("<>"), "DATE": commit.get("on", day)}
        people = {
            f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()
        }
        if branch := commit.get("merge"):
            git(root, "merge", "--quiet", "--no-ff", "--no-commit", branch, **people)
        change(root, commit)
        git(root, "add", "--all")
        message = ("--allow-empty-message", "--message", commit.get("says", ""))
        git(root, "commit", "--quiet", "--allow-empty", "--no-verify", *message, **people)
    return root


def change(root: Path, changes: Mapping[str, Any]) -> None:
    """Remove, rename and write files below `root`."""
    for path in changes.get("remove", []):
        target = root / path
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
    for old, new in changes.get("rename", {}).items():
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)
    for path, text in changes.get("write", {}).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(bytes.fromhex(text["hex"]) if isinstance(text, Mapping) else text.encode())
