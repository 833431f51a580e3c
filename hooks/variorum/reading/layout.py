"""Where the files of an edition lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from variorum.model.wording import visible_name


class Layout(NamedTuple):
    """The folders of one edition."""

    root: Path
    articles: Path
    annotations: Path
    real_root: str
    """The root without symbolic links; no file of the edition lies outside."""
    real_folders: dict[str, str]
    """What was found of other folders: where they are without symbolic links."""

    @classmethod
    def at(cls, root: Path, docs: Path | None = None) -> Layout:
        """Return the layout of the edition at `root`, with its pages in `docs` (`root`/docs)."""
        articles = (docs or root / "docs") / "articles"
        return cls(root, articles, root / "annotations", os.path.realpath(root), {})

    @classmethod
    def of_site(cls, config_file: str, docs: str) -> Layout:
        """Return the layout of the site whose settings stand in `config_file`."""
        # MkDocs gives one of the two as it was typed. Links are left alone: both have to agree.
        return cls.at(Path(os.path.abspath(config_file)).parent, Path(os.path.abspath(docs)))  # noqa: PTH100

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.articles.parent

    def holds(self, path: Path) -> bool:
        """Return whether `path`, wherever its links lead, lies in the edition."""
        return f"{self._real(path)}{os.sep}".startswith(self.real_root + os.sep)

    def _real(self, path: Path) -> str:
        """Return `path` without symbolic links; each of its folders is followed once, not at every file."""
        if path.name in ("", os.pardir) or path.is_symlink():
            return os.path.realpath(path)
        folder = str(path.parent)
        if folder not in self.real_folders:
            self.real_folders[folder] = os.path.realpath(folder)
        return os.path.join(self.real_folders[folder], path.name)  # noqa: PTH118

    def name(self, path: Path) -> str:
        """Return how `path` is named in problems: from the root, with `/`, in printable characters."""
        return visible_name(path.relative_to(self.root).as_posix())
