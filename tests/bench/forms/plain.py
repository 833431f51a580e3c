"""The articles with no notes: what Material alone costs."""

from __future__ import annotations

from pathlib import Path

from tests.bench.corpus.article import Article
from tests.bench.forms.form import Form, Registers


def write_article(site: Path, article: Article, _shared: Registers) -> None:
    """Write the text as a Markdown page; its words hold nothing that Markdown would read."""
    page = site / "docs" / "articles" / f"{article.slug}.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"# {article.text}\n", encoding="utf-8")


FORM = Form("plain", write_article, has_notes=False)
