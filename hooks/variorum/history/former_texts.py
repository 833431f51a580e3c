"""The earlier versions of a file, from the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from variorum.history.git import Repository
from variorum.model.limits import LARGEST_ARTICLE


def former_texts(file: Path, root: Path) -> Iterator[bytes]:
    """Yield the content of `file` in each commit that changed it, the newest first.

    `root` is the folder of the edition. Raise `NoHistory` if there is none.
    """
    repository = Repository.around(root)
    hashes = repository.versions(f"{repository.prefix}{file.relative_to(root).as_posix()}")
    contents = dict(repository.contents(hashes, LARGEST_ARTICLE))
    yield from (contents[blob] for blob in hashes if blob in contents)
