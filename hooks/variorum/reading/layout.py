"""Where the files of an edition lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Layout(NamedTuple):
    """The folders of one edition."""

    root: Path
    articles: Path
    annotations: Path
    real_root: str
    """The root without symbolic links; no file of the edition lies outside."""

    @classmethod
    def at(cls, root: Path, docs: Path | None = None) -> Layout:
        """Return the layout of the edition at `root`, with its pages in `docs` (`root`/docs)."""
        return cls(root, (docs or root / "docs") / "articles", root / "annotations", os.path.realpath(root))

    def holds(self, path: Path) -> bool:
        """Return whether `path`, wherever its links lead, lies in the edition."""
        return f"{os.path.realpath(path)}{os.sep}".startswith(self.real_root + os.sep)

    def name(self, path: Path) -> str:
        """Return how `path` is named in problems: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix()
