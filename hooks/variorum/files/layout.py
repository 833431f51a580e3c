"""Where the files of an edition lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from variorum.model.addresses import ARTICLES
from variorum.model.article import Form
from variorum.model.wording import visible_name

ANNOTATIONS = "annotations"
"""The folder of the notes, below that of the edition."""
METADATA = "article.yml"
RECEIVED = "received"
TEXTS = tuple(f"article.{form}" for form in Form)
"""In the folder of an article, beside its metadata: one of these."""
YAML = (".yml", ".yaml")
"""Suffixes of the files that hold notes and other entries, the usual one first."""

WORD_LIST = "words.txt"
"""In the folder of the annotations: the words that are right beside those of a dictionary, one a line."""


class Layout(NamedTuple):
    """The folders of one edition."""

    root: Path
    articles: Path
    annotations: Path
    config: Path
    """The mkdocs.yml of the site, whether it is there or not."""

    @classmethod
    def at(cls, root: Path, docs: Path | None = None, config: Path | None = None) -> Layout:
        """Return the layout of the edition at `root`, with its pages in `docs` (`root`/docs)."""
        articles = (docs or root / "docs") / ARTICLES
        config = config or root / "mkdocs.yml"
        return cls(root, articles, root / ANNOTATIONS, config)

    @classmethod
    def of_site(cls, config_file: str | Path, docs_dir: str | Path) -> Layout:
        """Return the layout of the edition whose site has this mkdocs.yml and this folder of pages.

        MkDocs gives one of the two as it was typed. Links are left alone: both have to agree.

        The edition lies in the folder of mkdocs.yml, or in that of `docs` where mkdocs.yml lies in
        another folder beside it. Raise `ValueError` if the two have nothing to do with each other.
        """
        config, docs = (Path(os.path.abspath(path)) for path in (config_file, docs_dir))  # noqa: PTH100
        for root in (config.parent, docs.parent):
            if docs.is_relative_to(root) and config.is_relative_to(root):
                return cls.at(root, docs, config)
        raise ValueError(
            f"{config.name}: `docs_dir` must lie in the folder of {config.name}, or be beside that folder."
        )

    @property
    def received(self) -> Path:
        """The folder of the files that texts were made from. It is no part of the site."""
        return self.root / RECEIVED

    @property
    def docs(self) -> Path:
        """The folder of the site's pages."""
        return self.articles.parent

    def name(self, path: Path) -> str:
        """Return how `path` is named in problems: from the root, with `/`, in printable characters.

        What a configuration inherits from may lie outside.
        """
        written, root = str(path), f"{self.root}{os.sep}"
        # Most paths; where letters count as equal that are not, the other way finds out.
        if written.startswith(root):
            return visible_name(written[len(root) :].replace(os.sep, "/"))
        try:
            below = path.relative_to(self.root)
        except ValueError:
            below = Path(os.path.relpath(path, self.root))
        return visible_name(below.as_posix())
