"""The tags by which reference managers take an article, as a reader of HTML finds them on its page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from tests.site.building import build
from tests.site.drawing import ARTICLE, NOTE, draw
from variorum.exporting.citation_tags import citation_tags
from variorum.model.article import ArticleMetadata

TITLE = 'A "lamp" & <b>more</b>'


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.alternates: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta" and values.get("name", "").startswith(("citation_", "DC.")):
            self.found.append((values["name"], values["content"]))
        if tag == "link" and "alternate" in (values.get("rel") or "").split() and values.get("title"):
            self.alternates.append((values["href"], values["type"]))


def test_a_page_has_them_whatever_stands_in_them(tmp_path: Path) -> None:
    root = draw(
        tmp_path / "edition",
        {
            "docs/articles/lamp/article.txt": ARTICLE,
            "docs/articles/lamp/article.yml": f"title: '{TITLE}'\nauthor: Ada\ndate: 2020-09-11\n",
            "annotations/lamp/who-lit-it.yml": NOTE,
        },
    )
    built = build(root, tmp_path / "site")
    page = _Metas()
    page.feed(built.page("articles/lamp"))
    found = dict(page.found)
    assert found["citation_title"] == found["DC.title"] == TITLE
    assert found["citation_author"] == "Ada"
    assert found["citation_publication_date"] == "2020/09/11"
    assert ("annotations.jsonld", "application/ld+json") in page.alternates
    assert all((built.site / "articles/lamp" / href).is_file() for href, _ in page.alternates)


def test_a_date_that_may_be_later_is_not_given() -> None:
    article = ArticleMetadata(title="T", sha256="0" * 64, date="2020-09-11", date_is="earliest")
    assert "DC.date" not in dict(citation_tags(article, "", ""))
