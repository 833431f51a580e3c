"""Whether the files that texts were made from are still as they were received."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from variorum.files.layout import Layout
from variorum.files.refusals import closed_file, leads_out
from variorum.files.walk import lies_within
from variorum.model.article import Article
from variorum.model.problem import Code, Place, Problem


def original_path(slug: str, name: str, layout: Layout) -> Path:
    """Return where the file of this name lies from which the text of an article was made."""
    return layout.received / slug / name


def changed_originals(articles: Iterable[Article], layout: Layout) -> Iterator[Problem]:
    """Yield a problem for each such file that is missing or changed.

    They may be large, and no page needs them: only `variorum check` reads them, and none is kept in memory.
    """
    for article in articles:
        if received := article.metadata.received:
            path = original_path(article.slug, received.file, layout)
            if problem := _fault(path, received.sha256, article, layout):
                yield problem


def _fault(path: Path, expected: str, article: Article, layout: Layout) -> Problem | None:
    name = layout.name(path)
    if not path.is_file():
        message = f"The text was made from {name}, which is missing."
        fix = "Put it back. If it is lost, remove `received` from article.yml."
        return Problem(Place(article.metadata_file), Code.MISSING_FILE, message, fix)
    if not lies_within(path, layout):
        return leads_out(path, layout)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return closed_file(path, layout, error)
    if digest == expected:
        return None
    message = f"{name} has the SHA-256 {digest}, but article.yml says {expected}."
    fix = "Restore the file as it was received. Add a better copy as an article of its own."
    return Problem(Place(article.metadata_file), Code.ARTICLE_CHANGED, message, fix)
