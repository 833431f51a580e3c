"""The engine for programs, without MkDocs: reads an edition and renders its articles.

`import variorum` offers what is defined here and the types that it returns. The README shows how an edition
is read and rendered in three lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from variorum.configuration.site_config import SiteSettings, read_settings
from variorum.files.layout import Layout
from variorum.files.tree import Tree, tree_of
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.problem import Problem
from variorum.model.registers import Registers
from variorum.pipeline import check_tree, render, tree_of_site
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.markdown_page import page_renderer

_NO_FOLDER = Path("/variorum/in-memory")
"""Where an edition lies that is on no disk."""


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """An edition that was read and checked."""

    settings: SiteSettings
    edition: Edition

    @property
    def articles(self) -> tuple[AnnotatedArticle, ...]:
        """The articles with their notes in their places.

        `article.text` is the reading text; of each of `article.notes`, `annotation` is what its author
        wrote, and `spans` are where its passage stands in that text.
        """
        return self.edition.articles

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, by file, line and column; `str` of one is a line of `variorum check`."""
        return self.edition.problems

    @property
    def registers(self) -> Registers:
        """The glossary, the entities, sources, contributors, events, paths, alignments and questions."""
        return self.edition.registers

    def render(self, article: AnnotatedArticle) -> str:
        """Return the HTML of the article's page with marks and margin notes, without the site around it."""
        html = page_renderer(self.settings.extensions, self.settings.configs)(article.article)
        return render(article, html, BodyRenderer())


def read(folder: str | Path = ".", *, with_drafts: bool = False) -> ReadEdition:
    """Return the edition in `folder`, which holds its mkdocs.yml, read from the disk once and checked.

    Articles that mkdocs.yml makes drafts are left out, or are there `with_drafts`. What is wrong with
    the edition is a problem of it. Raise `ConfigError` if mkdocs.yml cannot be read, and
    `ExtensionError` if it sets up an extension of Markdown wrongly.
    """
    settings = read_settings(Path(folder).resolve())
    return _checked(tree_of_site(settings), settings, with_drafts=with_drafts)


def read_files(contents: Mapping[str, bytes]) -> ReadEdition:
    """Return the edition that consists of `contents`, by their paths from its root, as `read` does.

    Nothing is read from a disk: there is no mkdocs.yml, so its pages are rendered as MkDocs does by
    default, and no history.
    """
    settings = SiteSettings(_NO_FOLDER / "mkdocs.yml", _NO_FOLDER / "docs")
    return _checked(tree_of(Layout.at(_NO_FOLDER), contents), settings)


def _checked(tree: Tree, settings: SiteSettings, *, with_drafts: bool = False) -> ReadEdition:
    return ReadEdition(settings, check_tree(tree, settings, with_drafts=with_drafts))
