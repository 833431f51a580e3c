"""The versions of an edition's texts, each with its notes as they stood, read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from variorum.files.layout import METADATA, Layout
from variorum.files.tree import Tree, tree_of
from variorum.history.earlier_texts import read_text_history
from variorum.model.edition import AnnotatedArticle, EarlierVersion, Edition, TextVersions, no_versions
from variorum.model.edition_files import ArticleFiles
from variorum.reading.edition_files import read_edition

Shown = Callable[[ArticleFiles], tuple[str, AnnotatedArticle]]
"""Gives the content of an article’s page, without notes, and the article with its notes in their places."""


def versions_of(edition: Edition, tree: Tree, shown: Shown) -> Callable[[AnnotatedArticle], TextVersions]:
    """Return what gives the versions of the text of an article of `edition`, whose files are in `tree`."""

    @cache
    def versions(slug: str) -> TextVersions:
        article = next(annotated for annotated in edition.articles if annotated.article.slug == slug)
        known = article.article.metadata
        added = {
            note.annotation.id: revision.commit
            for note in article.every_note
            if (revision := edition.history.of_note(note.annotation.id, note.annotation.formerly).added)
        }
        sums = [version.sha256 for version in known.earlier]
        found = read_text_history(tree, slug, sums, known.sha256, added.values())
        return TextVersions(
            tuple(
                _as_it_stood(listed, files, tree, slug, shown)
                for listed, files in zip(no_versions(article).earlier, found.versions, strict=True)
            ),
            {note: number for note, commit in added.items() if (number := found.version_of.get(commit))},
            found.lacks,
        )

    def of_article(article: AnnotatedArticle) -> TextVersions:
        known = article.article
        return versions(known.slug) if known.metadata.earlier else no_versions(article)

    return of_article


def _as_it_stood(
    listed: EarlierVersion, files: Mapping[str, bytes] | None, tree: Tree, slug: str, shown: Shown
) -> EarlierVersion:
    """Return a version as it is `listed`, with its text and notes if its `files` are there and can be read.

    Where its article.yml has faults by the rules of today, the one of `tree` stands in for it.
    """
    if files is None:
        return listed
    then = tree_of(Layout.at(Path("/edition")), files)
    about = then.layout.articles / slug / METADATA
    mended = then.with_file(about, tree.content(tree.layout.articles / slug / METADATA))
    read = (entry for state in (then, mended) for entry in read_edition(state).articles)
    found = next((entry for entry in read if entry.article.slug == slug), None)
    if found is None:
        return listed
    html, annotated = shown(found)
    left_out = len(found.notes) - len(annotated.every_note)
    return replace(listed, html=html, annotated=annotated, left_out=left_out)
