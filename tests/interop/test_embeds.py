"""A note in a frame on another site: whole, high enough, in a sandbox, and nothing in it is run or loaded."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

import variorum
from tests.interop.editions import FOLDERS, SITE, edition_called
from tests.site.building import build
from tests.site.drawing import ARTICLE, SETTINGS, draw
from variorum.exporting.export import Series
from variorum.exporting.exports.embed import EXPORT
from variorum.exporting.exports.embed_list import EXPORT as OFFER
from variorum.exporting.exports.embed_passage import EXPORT as PASSAGES
from variorum.exporting.exports.oembed import EXPORT as OEMBED
from variorum.exporting.exports.oembed_passage import EXPORT as OEMBED_PASSAGES
from variorum.exporting.frames.frame import WIDTH, Frame
from variorum.exporting.frames.note import embedded_note, frame_of_note
from variorum.exporting.frames.passage import (
    embedded_passage,
    frame_of_passage,
    names_of_passages,
    passages_of,
)
from variorum.exporting.note_data import all_notes
from variorum.exporting.site_server import serve_site
from variorum.model.edition import Edition, PlacedNote

HOSTILE = """\
- id: hostile
  kind: context
  quote: Nobody had lit
  title: '</title><script>alert(1)</script>" onload="alert(2)'
  note: |
    <script>alert(3)</script> <img src=x onerror=alert(5)> ![p](http://evil.example/p.png)

    [within](#within), [page](../../index.md), [out](https://example.org/"onclick=alert(6))
- {id: within, kind: context, quote: A lamp, title: Within, note: Here.}
- {id: gone, kind: context, quote: It rained, title: Gone, note: So.,
   withdrawn: {date: 2020-01-01, reason: It was <b>wrong</b>.}}
"""
FILES = {
    "mkdocs.yml": SETTINGS.replace(
        "plugins:", "site_url: https://example.org/lamps/\nextra: {variorum: {embeds: true}}\nplugins:"
    ),
    "docs/articles/lamp/article.txt": ARTICLE,
    "annotations/lamp/notes.yml": HOSTILE,
}


class Parsed(HTMLParser):
    """The elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = self.quoted = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.open = [name for name in self.open if name != tag]

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self.open and not {"ins", "sup"} & set(self.open):
            self.quoted += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_each_note_has_one_page_with_all_its_words(edition: Edition) -> None:
    made = dict(EXPORT.make(edition, SITE))
    notes = {note.annotation.id: (article, note) for article, note in all_notes(edition)}
    assert made.keys() == notes.keys()
    for identifier, html in made.items():
        article, note = notes[identifier]
        page = Parsed(html)
        text = "".join(page.text.split())
        assert "".join(note.annotation.headline(article.registers).split()) in text
        assert "".join(note.text.split())[:200] in text
        assert not {"script", "img", "iframe", "object", "form"} & {tag for tag, _ in page.found}
        assert {link["target"] for link in page.all("a")} == {"_blank"}


def test_each_passage_has_one_page_with_its_words_and_all_its_notes(edition: Edition) -> None:
    made = dict(PASSAGES.make(edition, SITE))
    called: list[str] = []
    texts: dict[str, str] = {}
    for article in edition.articles:
        for passage in passages_of(article):
            page = Parsed(made.pop(passage.name))
            texts[article.article.slug] = texts.get(article.article.slug, "") + page.quoted
            links = [urlsplit(link["href"]).fragment for link in page.all("a")]
            headlines = [note.annotation.headline(article.registers) for note in passage.notes]
            assert all("".join(words.split()) in "".join(page.text.split()) for words in headlines)
            assert {note.annotation.id for note in passage.notes} <= set(links)
            assert not {"script", "img", "iframe", "object", "form"} & {tag for tag, _ in page.found}
            called += [note.annotation.id for note in passage.notes]
    assert made == {}
    received = [of for of in edition.articles if of.article.form == "txt"]
    assert sorted(called) == sorted(n.annotation.id for of in received for n in of.notes if n.spans)
    for article in received:
        # The corrected readings follow what they replace.
        assert "".join(article.text.split()) == "".join(texts[article.article.slug].split())


def test_the_name_of_a_passage_stays_while_its_words_do() -> None:
    names = [
        *names_of_passages("lamp", ["A lamp stood on the table.", "子曰：學而時習之", "قال", "It rained."])
    ]
    assert names[0].startswith("lamp/a-lamp-stood-on-")
    assert all(name.isascii() and "/-" not in name for name in names)
    moved = [*names_of_passages("lamp", ["New.", "It  rained.", "A lamp\nstood on the table."])]
    assert moved[1:] == [names[3], names[0]]
    changed = [*names_of_passages("lamp", ["A lamp stood on a table."])]
    assert changed[0] != names[0]
    first, second = names_of_passages("lamp", ["Amen.", "Amen."])
    assert second == f"{first}-2"


@pytest.mark.parametrize(("pages", "export"), [(EXPORT, OEMBED), (PASSAGES, OEMBED_PASSAGES)])
def test_each_oembed_answer_has_what_the_format_wants(
    edition: Edition, pages: Series[str], export: Series[str]
) -> None:
    answers = {name: json.loads(content) for name, content in export.make(edition, SITE)}
    assert answers.keys() == dict(pages.make(edition, SITE)).keys()
    for name, answer in answers.items():
        assert (answer["version"], answer["type"]) == ("1.0", "rich")
        ((tag, frame),) = Parsed(answer["html"]).found
        assert tag == "iframe"
        assert frame["src"] == f"{SITE.address}embed/{name}.html"
        assert (int(frame["width"]), int(frame["height"])) == (answer["width"], answer["height"])
        assert {"allow-scripts", "allow-same-origin"}.isdisjoint(frame["sandbox"].split())
    assert not dict(export.make(edition, SITE._replace(address="")))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("embeds")
    built = build(draw(folder / "source", FILES), folder / "site")
    assert built.status == 0, built.log
    return folder / "site"


def test_pages_are_found_by_discovery_and_their_links_lead_somewhere(site: Path) -> None:
    base = "https://example.org/lamps/"
    for name in ("hostile", "within", "gone"):
        page = Parsed((site / f"notes/{name}/index.html").read_text("utf-8"))
        found = {link["type"]: link["href"] for link in page.all("link") if "alternate" in link["rel"]}
        answer = json.loads((site / f"notes/{name}" / found["application/json+oembed"]).read_text("utf-8"))
        assert answer["html"] in page.text
        embedded = Parsed((site / f"embed/{name}.html").read_text("utf-8"))
        for link in (*embedded.all("a"), *embedded.all("link")):
            address = urljoin(f"{base}embed/", link["href"])
            if address.startswith(base):
                path = site / urlsplit(address).path.removeprefix("/lamps/")
                assert (path / "index.html" if path.is_dir() else path).is_file(), address
            else:
                assert address.startswith("https://example.org/")
    assert "It was <b>wrong</b>." in Parsed((site / "embed/gone.html").read_text("utf-8")).text


def test_the_page_of_an_article_leads_to_the_words_to_copy(site: Path) -> None:
    article = Parsed((site / "articles/lamp/index.html").read_text("utf-8"))
    assert "frames.html" in {link["href"] for link in article.all("a")}
    offered = Parsed((site / "articles/lamp/frames.html").read_text("utf-8"))
    passages = [*(site / "embed/lamp").glob("*.html")]
    assert len(passages) == 3
    for path in (*passages, site / "embed/hostile.html"):
        answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert answer["html"] in offered.text
        (found,) = [
            of for of in Parsed(path.read_text("utf-8")).all("link") if "oembed" in of.get("type", "")
        ]
        assert found["href"] == f"{path.stem}.json"
    assert all(link["href"].startswith("https://example.org/lamps/") for link in offered.all("a"))


def test_an_edition_has_none_unless_it_wants_them(tmp_path: Path) -> None:
    files = FILES | {"mkdocs.yml": FILES["mkdocs.yml"].replace("{embeds: true}", "{}")}
    built = build(draw(tmp_path / "source", files), tmp_path / "site")
    assert not (built.site / "embed").exists()
    assert not (built.site / "articles/lamp/frames.html").exists()
    assert "frames.html" not in (built.site / "articles/lamp/index.html").read_text("utf-8")
    assert "oembed" not in (built.site / "notes/within/index.html").read_text("utf-8")


@pytest.mark.browser
def test_in_a_sandboxed_frame_it_is_whole_and_nothing_is_run(
    site: Path, chromium: Browser, tmp_path: Path
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    (passage,) = (path.name for path in (site / "embed/lamp").glob("a-lamp-*.html"))
    with serve_site(site) as address:
        page.set_content(f'<iframe src="{address}embed/lamp/{passage}" sandbox></iframe>')
        frame = page.frame_locator("iframe")
        assert (
            frame.locator("blockquote").inner_text()
            == "A lamp*1 stood on the table. Nobody had lit*2 the lamp."
        )
        assert frame.locator("mark").all_inner_texts() == ["A lamp", "Nobody had lit"]
        assert "</title><script>alert(1)" in frame.locator("ul").inner_text()
        assert {url for url in asked if url.startswith("http")} == {f"{address}embed/lamp/{passage}"}
        asked.clear()
        for sandbox in ("", "allow-scripts allow-same-origin"):
            page.set_content(f'<iframe src="{address}embed/hostile.html" sandbox="{sandbox}"></iframe>')
            frame = page.frame_locator("iframe")
            assert frame.locator("mark").inner_text() == "Nobody had lit"
            assert frame.locator("h1").inner_text().startswith("Context: </title><script>alert(1)")
        assert {url for url in asked if url.startswith("http")} == {f"{address}embed/hostile.html"}
        assert page.context.cookies() == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["newspaper", "example", "lunyu"])
def test_the_height_is_that_of_the_note(chromium: Browser, name: str, tmp_path: Path) -> None:
    assert name in FOLDERS
    edition = edition_called(name, tmp_path)
    page = chromium.new_page(viewport={"width": WIDTH, "height": 100})
    notes = [(frame_of_note(note, of), embedded_note(note, of, SITE)) for of, note in all_notes(edition)]
    passages = [
        (frame_of_passage(passage, of), embedded_passage(passage, of, SITE))
        for of in edition.articles
        for passage in passages_of(of)
    ]
    for made in filter(None, (notes, passages)):
        # Frames of one line are as high as the least.
        shares = [share_of_height(page, frame, html) for frame, html in made if frame.height > 140]
        assert sum(shares) / len(shares) > 0.7
    page.close()


def share_of_height(page: Page, frame: Frame, html: str) -> float:
    """Return how much of its height a page needs, of which it never needs more."""
    page.set_content(html)
    needed = page.evaluate("document.documentElement.offsetHeight")
    assert needed <= frame.height or frame.height == 900, (frame.uri, needed, frame.height)
    return float(needed / frame.height)


def test_a_page_of_a_site_without_an_address_has_relative_links() -> None:
    edition = variorum.read(FOLDERS["example"]).edition
    article, note = next(pair for pair in all_notes(edition) if isinstance(pair[1], PlacedNote))
    page = embedded_note(note, article, SITE._replace(address="", address_of_note=lambda _: ""))
    assert re.search(rf'href="\.\./articles/gull-rock/#{note.annotation.id}"', page)


def test_pages_of_passages_lead_to_their_text_and_to_its_root() -> None:
    edition = variorum.read(FOLDERS["example"]).edition
    bare = SITE._replace(address="", address_of_note=lambda _: "")
    made = dict(PASSAGES.make(edition, bare))
    for html in made.values():
        assert {link["href"].partition("#")[0] for link in Parsed(html).all("a")} - {
            SITE.settings.licence_url
        } == {"../../articles/gull-rock/"}
    (offer,) = dict(OFFER.make(edition, bare)).values()
    assert {f"../../embed/{name}.html" for name in made} < {link["href"] for link in Parsed(offer).all("a")}
