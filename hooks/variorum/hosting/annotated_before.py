"""Articles with their notes in place: one whose files did not change is not annotated again."""

from __future__ import annotations

from typing import NamedTuple

from variorum.model.edition import AnnotatedArticle
from variorum.model.edition_files import ArticleFiles
from variorum.model.registers import Registers
from variorum.pipeline import annotate
from variorum.rendering.bodies import BodyRenderer


class _Done(NamedTuple):
    files: ArticleFiles
    html: str
    annotated: AnnotatedArticle


class AnnotatedBefore:
    """Keeps the articles of this build and of the one before, and nothing older."""

    def __init__(self, registers: Registers, before: AnnotatedBefore | None = None) -> None:
        """Begin a build with these `registers`: where they changed, nothing is known from `before`."""
        self.registers = registers
        self._done: dict[str, _Done] = {}
        self._before = before._done if before and before.registers == registers else {}

    def annotate(self, files: ArticleFiles, html: str, bodies: BodyRenderer) -> AnnotatedArticle:
        """Return what `annotate` returns for the same article, notes and page."""
        slug = files.article.slug
        done = self._before.get(slug)
        if not done or not _is_same(done, files, html):
            done = _Done(files, html, annotate(files, html, bodies))
        self._done[slug] = done
        return done.annotated


def _is_same(done: _Done, files: ArticleFiles, html: str) -> bool:
    before, now = done.files.registers, files.registers
    return (
        done.html == html
        and done.files.notes == files.notes
        and done.files.article == files.article
        and (before.witnesses, before.ancestors) == (now.witnesses, now.ancestors)
        and before.unreadable == now.unreadable
    )
