"""The engine as an extension of Python-Markdown, for hosts that run no hooks.

A page that consists of the line `<!-- variorum: SLUG -->` becomes the article SLUG with its
notes. Under MkDocs the hook does the same at a better moment: after search has read the page.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from variorum.files.layout import Layout
from variorum.files.tree import Tree
from variorum.files.walk import read_tree
from variorum.model.edition_files import ArticleFiles
from variorum.pipeline import annotate, render
from variorum.reading.edition_files import read_edition
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.long_text import LongText
from variorum.rendering.plain_text import article_markdown
from variorum.reporting.text import as_text

log = logging.getLogger(__name__)

_MARKER = re.compile(r"\s*<!--\s*variorum:\s*(?P<slug>[^\s>]+)\s*-->\s*")
_BEFORE_ALL_OTHERS = 1000
_AFTER_ALL_OTHERS = -1000


class VariorumExtension(Extension):
    """Turns a marked page into an annotated article; problems are logged as warnings."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": [".", "Folder of the edition: it holds docs/ and annotations/."]}
        super().__init__(**kwargs)
        self.article: ArticleFiles | None = None
        self.tree: Tree | None = None
        self.armed = False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the three steps: read the article, note the last call, weave."""
        md.preprocessors.register(_Read(md, self), "variorum", _BEFORE_ALL_OTHERS)
        md.treeprocessors.register(_Arm(md, self), "variorum", _AFTER_ALL_OTHERS)
        md.postprocessors.register(_Weave(md, self), "variorum", _AFTER_ALL_OTHERS)
        md.registerExtension(self)
        LongText().extendMarkdown(md)

    def reset(self) -> None:
        """Forget the page before."""
        self.article, self.armed = None, False


class _Read(Preprocessor):
    def __init__(self, md: Markdown, extension: VariorumExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        marker = _MARKER.fullmatch("\n".join(lines))
        if not marker:
            return lines
        layout = Layout.at(Path(self.extension.getConfig("root")).resolve())
        self.extension.tree = read_tree(layout, before=self.extension.tree)
        files = read_edition(self.extension.tree)
        for problem in files.problems_beside:
            log.warning(as_text(problem))
        for entry in files.articles:
            if entry.article.slug == marker["slug"]:
                self.extension.article = entry
                return article_markdown(entry.article).split("\n")
        log.warning("There is no article “%s”.", marker["slug"])
        return lines


class _Arm(Treeprocessor):
    """`toc` runs the postprocessors on each heading, before the page itself: only then we weave."""

    def __init__(self, md: Markdown, extension: VariorumExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Any) -> None:
        self.extension.armed = True


class _Weave(Postprocessor):
    def __init__(self, md: Markdown, extension: VariorumExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        if not (self.extension.armed and self.extension.article):
            return text
        bodies = BodyRenderer()
        annotated = annotate(self.extension.article, text, bodies)
        for problem in annotated.problems:
            log.warning(as_text(problem))
        return render(annotated, text, bodies)
