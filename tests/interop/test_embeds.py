"""A note in a frame on another site: whole, high enough, in a sandbox, and nothing in it is run or loaded."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

import variorum
from tests.interop.editions import FOLDERS, SITE, edition_called
from tests.site.building import build
from tests.site.drawing import ARTICLE, SETTINGS, draw
from variorum.exporting.embedding import WIDTH, embedded_page, height
from variorum.exporting.exports.embed import EXPORT
from variorum.exporting.exports.oembed import EXPORT as OEMBED
from variorum.exporting.note_data import all_notes
from variorum.exporting.publishing import published
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
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

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


def test_each_oembed_answer_has_what_the_format_wants(edition: Edition) -> None:
    answers = {name: json.loads(content) for name, content in OEMBED.make(edition, SITE)}
    assert answers.keys() == dict(EXPORT.make(edition, SITE)).keys()
    for name, answer in answers.items():
        assert (answer["version"], answer["type"]) == ("1.0", "rich")
        ((tag, frame),) = Parsed(answer["html"]).found
        assert tag == "iframe"
        assert frame["src"] == f"{SITE.address}embed/{name}.html"
        assert (int(frame["width"]), int(frame["height"])) == (answer["width"], answer["height"])
        assert {"allow-scripts", "allow-same-origin"}.isdisjoint(frame["sandbox"].split())
    assert not dict(OEMBED.make(edition, SITE._replace(address="")))


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


def test_an_edition_has_none_unless_it_wants_them(tmp_path: Path) -> None:
    files = FILES | {"mkdocs.yml": FILES["mkdocs.yml"].replace("{embeds: true}", "{}")}
    built = build(draw(tmp_path / "source", files), tmp_path / "site")
    assert not (built.site / "embed").exists()
    assert "oembed" not in (built.site / "notes/within/index.html").read_text("utf-8")


@pytest.mark.browser
def test_in_a_sandboxed_frame_it_is_whole_and_nothing_is_run(
    site: Path, chromium: Browser, tmp_path: Path
) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with published(site) as address:
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
    shares = []
    for article, note in all_notes(edition):
        page.set_content(embedded_page(note, article, SITE))
        needed = page.evaluate("document.documentElement.offsetHeight")
        given = height(note, article)
        assert needed <= given or given == 900, (note.annotation.id, needed, given)
        shares.append(needed / given)
    page.close()
    assert sum(shares) / len(shares) > 0.7


def test_a_page_of_a_site_without_an_address_has_relative_links() -> None:
    edition = variorum.read(FOLDERS["example"]).edition
    article, note = next(pair for pair in all_notes(edition) if isinstance(pair[1], PlacedNote))
    page = embedded_page(note, article, SITE._replace(address="", address_of_note=lambda _: ""))
    assert re.search(rf'href="\.\./articles/gull-rock/#{note.annotation.id}"', page)
