"""The pages of a site that are made from the edition, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.article import Article, ArticleMetadata
from variorum.model.catalogue import CATALOGUE
from variorum.model.dates import date_in_words
from variorum.model.limits import IN_WORDS
from variorum.rendering.plain_text import escaped


def articles_page(articles: Sequence[Article]) -> str:
    """Return the list of articles."""
    lines = ["# Articles", ""]
    for article in articles:
        known = (article.metadata.publisher, _date(article.metadata))
        about = escaped(", ".join(filter(None, known)))
        title = f'<bdi lang="{article.metadata.language}">{escaped(article.metadata.title)}</bdi>'
        lines.append(f"- [{title}]({article.slug}/index.md)" + (f" ({about})" if about else ""))
    return "\n".join(lines) + "\n"


def _date(metadata: ArticleMetadata) -> str | None:
    if metadata.date is None:
        return None
    words = date_in_words(metadata.date)
    return f"not before {words}" if metadata.date_is == "earliest" else words


def unreadable_page(slug: str) -> str:
    """Return what stands in place of an article that could not be read."""
    return f"# {escaped(slug)}\n\nThis article cannot be read; the problems say why.\n"


def problems_page() -> str:
    """Return the catalogue of problems, for contributors."""
    lines = [
        "# Problems and how to fix them",
        "",
        "Each problem is reported as `file:line:column: [code] what is wrong. What to do.`",
        "All problems are shown together; the sound notes are built all the same.",
        "",
    ]
    for code, explanation in CATALOGUE.items():
        lines += [f"## `{code}`", "", explanation.meaning, "", f"*{explanation.fix}*", ""]
    lines += ["## Limits", "", "No edition should need more than this; what has more is a problem.", ""]
    lines += [f"- {what}: {most:,}" for what, most in IN_WORDS.items()]
    return "\n".join(lines) + "\n"
