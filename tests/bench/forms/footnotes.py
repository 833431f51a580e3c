"""The articles with their notes as stock Python-Markdown footnotes: what people do without us."""

from __future__ import annotations

from pathlib import Path

from tests.bench.corpus.article import Article, Note
from tests.bench.forms.form import Form


def write_article(site: Path, article: Article) -> None:
    """Write the text with a reference at the end of each passage, and the notes below it."""
    page = site / "docs" / "articles" / f"{article.slug}.md"
    page.parent.mkdir(exist_ok=True)
    notes = "\n\n".join(_footnote(note) for note in article.notes)
    page.write_text(f"# {_with_references(article)}\n\n{notes}\n", encoding="utf-8")


def _with_references(article: Article) -> str:
    parts: list[str] = []
    written = 0
    for note in sorted(article.notes, key=lambda note: note.end):
        parts += [article.text[written : note.end], f"[^{note.id}]"]
        written = note.end
    return "".join([*parts, article.text[written:]])


def _footnote(note: Note) -> str:
    body = note.body.replace("\n\n", "\n\n    ")
    return f"[^{note.id}]: **{note.headline}**\n\n    {body}"


FORM = Form("footnotes", write_article, settings={"markdown_extensions": ["footnotes"]})
