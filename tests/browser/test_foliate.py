"""A book opens in foliate-js, and each call of a note opens the pop-up of that note."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.editor.node_package import package
from tests.interop.editions import NAMES, SITE, edition_called
from variorum.exporting.exports.epub import epub

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FOLIATE = "1.0.1"
READER = "https://reader.example/"
OPEN = """async book => {
    await import("/view.js")
    const { FootnoteHandler } = await import("/footnotes.js")
    const bytes = Uint8Array.from(atob(book), sign => sign.charCodeAt(0))
    const view = document.createElement("foliate-view")
    document.body.replaceChildren(view)
    await view.open(new File([bytes], "book.epub", { type: "application/epub+zip" }))
    await view.goTo(view.book.sections.findIndex(section => section.id.endsWith("text.xhtml")))
    const handler = new FootnoteHandler()
    handler.detectFootnotes = false
    const shown = []
    view.addEventListener("link", event => handler.handle(view.book, event))
    handler.addEventListener("before-render", ({ detail }) => document.body.append(detail.view))
    const { doc } = view.renderer.getContents()[0]
    for (const call of doc.querySelectorAll("a.call")) {
        const rendered = new Promise((resolve, reject) => {
            handler.addEventListener("render", resolve, { once: true })
            setTimeout(() => reject(new Error(`no pop-up for ${call.href}`)), 20000)
        })
        call.click()
        const { detail } = await rendered
        const words = detail.view.renderer.getContents()[0].doc.body.textContent
        shown.push({ href: detail.href, type: detail.type, hidden: detail.hidden, words })
        detail.view.close()
        detail.view.remove()
    }
    return { title: view.book.metadata.title, toc: view.book.toc.map(one => one.label), shown }
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    program = package("foliate-js", FOLIATE)
    context = chromium.new_context(viewport={"width": 800, "height": 900})
    opened = context.new_page()

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(READER)
        if name:
            route.fulfill(path=program / name)
        else:
            route.fulfill(body="<!doctype html><title>Reader</title>", content_type="text/html")

    context.route(f"{READER}**", answer)
    opened.goto(READER)
    yield opened
    context.close()


def closed_up(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("name", NAMES)
def test_each_call_opens_its_note(page: Page, name: str, tmp_path: Path, record_property: Any) -> None:
    edition = edition_called(name, tmp_path)
    opened = 0
    for article in edition.articles:
        book = base64.b64encode(epub(article, SITE, edition.history)).decode()
        seen = page.evaluate(OPEN, book)
        assert seen["title"] == article.article.metadata.title
        assert "Notes" in seen["toc"]
        popups = {one["href"].partition("#")[2]: one for one in seen["shown"]}
        assert len(popups) == len(seen["shown"])
        assert popups.keys() == {note.annotation.id for note in article.notes}
        for note in article.notes:
            popup = popups[note.annotation.id]
            assert (popup["type"], popup["hidden"]) == ("footnote", True)
            for words in (note.annotation.headline(article.registers), note.text):
                assert closed_up(words) in closed_up(popup["words"])
        opened += len(popups)
    assert opened
    record_property("opened", opened)
