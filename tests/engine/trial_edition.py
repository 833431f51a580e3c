"""Builds an edition in a temporary folder: the sound base, with the files of a case laid over it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests.engine.case_files import CASES, Case
from tests.history.repository import draw
from variorum.model.edition import Edition

BASE = CASES / "base"
SUM = b"sha256: SUM"
"""Written in an article.yml of a case, it becomes the SHA-256 of the article beside it."""


def trial_edition(root: Path, files: Mapping[str, Any], remove: Iterable[str] = ()) -> Path:
    """Return `root`, made an edition: the base without `remove`, and with `files` by their paths."""
    shutil.copytree(BASE, root)
    for name in remove:
        _remove(root / name)
    for name, content in files.items():
        path = root / name
        _remove(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Mapping) and "link" in content:
            path.symlink_to(content["link"])
        elif isinstance(content, Mapping) and "folder" in content:
            path.mkdir()
        else:
            path.write_bytes(_bytes(content))
    for metadata in root.glob("docs/articles/*/article.yml"):
        _fill_in_sum(metadata)
    return root


def edition_of_case(case: Case, root: Path, more: Mapping[str, str] = MappingProxyType({})) -> Path:
    """Return `root`, made the edition of a problem, with `more` files; what it has `before` is in git."""
    files = {**more, **case.mapping("before"), **case.mapping("files")}
    trial_edition(root, files, case.list("remove"))
    if case.mapping("before"):
        draw(root.with_name("repository"), [{"write": case.mapping("before")}])
        (root.with_name("repository") / ".git").rename(root / ".git")
    return root


def placed_ids(edition: Edition) -> set[str]:
    """Return the ids of all notes that stand on a page."""
    return {note.annotation.id for article in edition.articles for note in article.notes}


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _bytes(content: Any) -> bytes:
    """Return a file's bytes: a text, or a mapping with `hex`, `repeat` and `times`, or `encoding`."""
    if not isinstance(content, Mapping):
        return str(content).encode()
    if "hex" in content:
        return bytes.fromhex(content["hex"])
    if "repeat" in content:
        return (str(content["repeat"]) * int(content["times"])).encode()
    return str(content["text"]).encode(content["encoding"])


def _fill_in_sum(metadata: Path) -> None:
    written = metadata.read_bytes()
    for article in (metadata.with_name("article.txt"), metadata.with_name("article.md")):
        if article.is_file() and SUM in written:
            digest = hashlib.sha256(article.read_bytes()).hexdigest()
            metadata.write_bytes(written.replace(SUM, b"sha256: " + digest.encode()))
