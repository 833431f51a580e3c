"""An edition at an editor's desk: with people, a history, and what is asked of its files."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.history.repository import git
from tests.site.drawing import draw

PEOPLE = "- {id: keeper, name: The keeper}\n- {id: reader, name: A reader}\n"
WRITTEN = """\
# Who?
id: rain
kind: context
quote: Outside it rained # all night
title: Rain
note: It fell.
by: [keeper]
status: proposed
"""
LAMP = "annotations/lamp/"


def put_on_desk(edition: Path) -> Path:
    """An edition with a history and three notes, of which one has an author."""
    draw(edition, {"annotations/contributors.yml": PEOPLE, f"{LAMP}rain.yml": WRITTEN})
    by = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@a.example"}
    by |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@a.example"}
    git(edition, "init", "--quiet", "--initial-branch=main")
    git(edition, "add", "--all")
    git(edition, "commit", "--quiet", "--message", "Begin", "--date", "2026-11-20T10:00:00Z", **by)
    return edition


def note(root: Path, identifier: str) -> dict[str, object]:
    read = yaml.safe_load((root / LAMP / f"{identifier}.yml").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def contents(root: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git/" not in str(path)
    }
