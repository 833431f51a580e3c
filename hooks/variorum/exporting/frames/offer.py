"""The page that offers the passages and notes of an article to other sites, with the words to copy."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from variorum.exporting.export import PublishedSite
from variorum.exporting.frames.frame import Frame, snippet
from variorum.exporting.frames.note import frame_of_note
from variorum.exporting.frames.passage import frame_of_passage, passages_of
from variorum.exporting.tei.elements import add
from variorum.model.addresses import folder_of, page_uri
from variorum.model.direction import direction_of, direction_of_text
from variorum.model.edition import AnnotatedArticle

_STYLE = """\
html{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
body{margin:0 auto;padding:1rem;max-width:44rem}
pre{white-space:pre-wrap;padding:.5rem;border:1px solid;font-size:.8em;user-select:all}
li{margin-bottom:1rem}
"""
_SAYS = (
    "Each of these is a small page that another site can show in a frame. It needs no script, sets no "
    "cookie and loads nothing. Copy the lines below it into the HTML of the other site; a site that knows "
    "oEmbed needs only the address."
)
_NO_ADDRESS = (
    "The address of this site is not known. With `site_url` in mkdocs.yml the lines to copy stand here."
)


def offered_frames(article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page."""
    metadata = article.article.metadata
    root = ET.Element("html", lang=site.language, dir=direction_of(site.language))
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", name="robots", content="noindex")
    add(head, "title", f"{metadata.title} for another site · {site.name}")
    add(head, "style", _STYLE)
    body = add(root, "body")
    heading = add(body, "h1")
    to_root = _way_up(article)
    address = site.link_to(page_uri(article.article.slug), to_root)
    add(heading, "a" if address else "bdi", metadata.title, href=address)
    heading[-1].tail = " for another site"
    add(body, "p", _SAYS if site.address else _NO_ADDRESS)
    passages = (frame_of_passage(passage, article) for passage in passages_of(article))
    _list(body, "Passages", passages, site, to_root)
    _list(body, "Notes", (frame_of_note(note, article) for note in article.notes), site, to_root)
    return f"<!doctype html>\n{ET.tostring(root, encoding='unicode', method='html')}\n"


def _list(body: ET.Element, title: str, frames: Iterable[Frame], site: PublishedSite, to_root: str) -> None:
    listed = list(frames)
    if not listed:
        return
    add(body, "h2", title)
    items = add(body, "ul")
    for frame in listed:
        item = add(items, "li")
        link = add(item, "a", href=site.link_to(frame.uri, to_root))
        add(link, "bdi", frame.title, dir=direction_of_text(frame.title))
        if words := snippet(frame, site):
            add(add(item, "pre", tabindex="0"), "code", words)


def _way_up(article: AnnotatedArticle) -> str:
    """Return the way from the folder of what is made for an article to the root of the site."""
    return f"{posixpath.relpath('/', '/' + folder_of(article.article.slug))}/"
