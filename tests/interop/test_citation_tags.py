"""The tags by which reference managers take an article or a note, as readers of HTML find them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from trafilatura import extract_metadata

from tests.site.building import build
from tests.site.drawing import ARTICLE, NOTE, SETTINGS, draw
from variorum.exporting.citation_tags import citation_tags
from variorum.model.article import ArticleMetadata

WITHDRAWN = """\
id: gone
kind: context
quote: the rain fell
title: Once more
note: Nothing.
withdrawn: {date: 2020-01-01, reason: It was wrong.}
"""
TITLE = 'A "lamp" & <b>more</b>'


class _Metas(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.alternates: list[tuple[str, str]] = []
        self.licences: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta" and values.get("name", "").startswith(("citation_", "DC.")):
            self.found.append((values["name"], values["content"]))
        if tag == "link" and "alternate" in (values.get("rel") or "").split() and values.get("title"):
            self.alternates.append((values["href"], values["type"]))
        if tag == "link" and values.get("rel") == "license":
            self.licences.append(values["href"])


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


AUTHORS = "- {id: ada, name: 'Ada \"A\" <b>Lovelace</b>'}\n- {id: bo, name: Bo Diaz}\n"
LICENSED = """extra:
  variorum: {licence: CC BY 4.0, licence_url: "https://licence.example/?a=1&b=2"}
"""


def test_the_page_of_a_note_has_them_too(tmp_path: Path) -> None:
    root = draw(
        tmp_path / "edition",
        {
            "mkdocs.yml": f"site_url: https://site.example/\n{SETTINGS}{LICENSED}",
            "docs/articles/lamp/article.txt": ARTICLE,
            "annotations/contributors.yml": AUTHORS,
            "annotations/lamp/who-lit-it.yml": f"{NOTE}by: [ada, bo]\n",
            "annotations/lamp/gone.yml": WITHDRAWN,
        },
    )
    built = build(root, tmp_path / "site")
    page = _Metas()
    page.feed(built.page("notes/who-lit-it"))
    title = "Note on “The lamp”: Then why is there light?"
    assert ("DC.title", title) in page.found
    assert page.found[:2] == [
        ("citation_author", 'Ada "A" <b>Lovelace</b>'),
        ("citation_author", "Bo Diaz"),
    ]
    address = "https://site.example/notes/who-lit-it/"
    found = dict(page.found)
    assert found["citation_public_url"] == found["DC.identifier"] == address
    assert found["DC.relation"] == "https://site.example/articles/lamp/"
    assert "citation_journal_title" not in found
    assert page.licences == ["https://licence.example/?a=1&b=2"]
    files = {Path(href).name: built.site / "notes/who-lit-it" / href for href, _ in page.alternates}
    described = json.loads(files["schema.jsonld"].resolve().read_text("utf-8"))
    alone = json.loads(files["who-lit-it.json"].resolve().read_text("utf-8"))
    assert address in [thing["@id"] for thing in described["@graph"]]
    assert alone["address"] == address
    read = extract_metadata(built.page("notes/who-lit-it"))
    assert read.sitename == "A small edition"
    assert "Bo Diaz" in (read.author or "")
    withdrawn = _Metas()
    withdrawn.feed(built.page("notes/gone"))
    assert dict(withdrawn.found)["citation_public_url"] == "https://site.example/notes/gone/"
    assert not any(href.endswith("schema.jsonld") for href, _ in withdrawn.alternates)
    other = _Metas()
    other.feed(built.page(""))
    assert (other.found, other.licences) == ([], [])


def test_a_date_that_may_be_later_is_not_given() -> None:
    article = ArticleMetadata(title="T", sha256="0" * 64, date="2020-09-11", date_is="earliest")
    assert "DC.date" not in dict(citation_tags(article, "", ""))
