"""A note as a small page of its own that other sites show in a frame, and the words that put it there."""

from __future__ import annotations

from html import escape
from math import ceil
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

from variorum.exporting.epub.xhtml import append_html
from variorum.exporting.export import PublishedSite
from variorum.exporting.links_of_notes import whole_addresses
from variorum.exporting.note_data import all_passages
from variorum.exporting.tei.elements import add, append_text
from variorum.model.addresses import page_uri
from variorum.model.dates import date_in_words
from variorum.model.direction import direction_of, direction_of_text
from variorum.model.edition import AnnotatedArticle, PlacedNote, WithdrawnNote
from variorum.model.wording import shortened

EMBED = "embed/{note}.html"
OEMBED = "embed/{note}.json"
_ROOT = "../"
"""Of the site, as seen from the folder of these pages."""
WIDTH = 480
"""CSS pixels of the frame; in a narrower place it is as wide as that."""
_LINE_HEIGHT, _LETTERS = 24, 54
"""CSS pixels, and how many letters a line of that width has at the least, on common systems."""
_GAP, _AROUND = 12, 56
_LEAST, _MOST = 140, 900
_LONGEST = 300
"""Code points of a passage."""
_SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""What a frame needs for links that open beside it; the page shows itself without."""
# It loads nothing, whatever a note says; the one style in it is that below.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """\
html{color-scheme:light dark;font:15px/24px system-ui,sans-serif;overflow-wrap:anywhere}
body{margin:0;padding:12px 16px}
blockquote,h1,p,ul,ol,pre,table{margin:0 0 12px;font-size:1em}
blockquote{font-family:Georgia,serif;padding-inline-start:12px;border-inline-start:3px solid}
mark{background:none;color:inherit;text-decoration:underline %s}
pre{overflow:auto;white-space:pre-wrap}
footer{font-size:.85em}
"""

Shown = PlacedNote | WithdrawnNote


def embedded_page(note: Shown, article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the page of a note: the passage, all that it says, who says so, and the way to the text."""
    annotation, language = note.annotation, site.language
    root = ET.Element("html", lang=language, dir=direction_of(language))
    headline = annotation.headline(article.registers)
    _head(root, note, headline, site)
    body = add(root, "body")
    metadata = article.article.metadata
    text = {"lang": metadata.language, "dir": direction_of(metadata.language)}
    for words in all_passages(note, article)[:1]:
        add(add(body, "blockquote", **text), "mark", shortened(words, _LONGEST))
    heading = add(body, "h1", f"{annotation.of_kind.title}: ")
    add(heading, "bdi", headline, dir=direction_of_text(headline))
    if annotation.withdrawn:
        day = date_in_words(annotation.withdrawn.date)
        add(add(body, "p"), "strong", f"Withdrawn on {day}. {annotation.withdrawn.reason}")
    address = whole_addresses(article, site, _ROOT)
    append_html(add(body, "div", dir=direction_of_text(note.text)), note.body, address)
    for detail in annotation.details(article.registers):
        line = add(body, "p", f"{detail.label.removesuffix(':')}: ")
        add(line, "bdi", detail.value, lang=detail.language)
        append_text(line, f" ({detail.explanation})" * bool(detail.explanation))
    _foot(body, note, article, site)
    for link in root.iter("a"):
        link.attrib |= {"target": "_blank", "rel": "noopener noreferrer"}
    return f"<!doctype html>\n{ET.tostring(root, encoding='unicode', method='html')}\n"


def snippet(note: Shown, article: AnnotatedArticle, site: PublishedSite) -> str:
    """Return the HTML that shows a note on another site; empty, where the site has no address."""
    if not site.address:
        return ""
    title = escape(f"{note.annotation.headline(article.registers)} · {site.name}")
    address = escape(site.address_of(EMBED.format(note=note.annotation.id)))
    return (
        f'<iframe src="{address}" title="{title}" width="{WIDTH}" height="{height(note, article)}" '
        f'style="border:0;max-width:100%" loading="lazy" sandbox="{_SANDBOX}"></iframe>'
    )


def height(note: Shown, article: AnnotatedArticle) -> int:
    """Return how high a frame must be that shows a note without scrolling, in CSS pixels. It is estimated.

    No script tells a frame its height; what is higher than the most scrolls.
    """
    registers = article.registers
    blocks = [shortened(words, _LONGEST) for words in all_passages(note, article)[:1]]
    blocks += [f"{note.annotation.of_kind.title}: {note.annotation.headline(registers)}"]
    blocks += [part for part in note.text.split("\n") if part.strip()]
    blocks += [f"{of.label} {of.value} {of.explanation}" for of in note.annotation.details(registers)]
    if note.annotation.withdrawn:
        blocks.append(f"Withdrawn on {note.annotation.withdrawn.date}. {note.annotation.withdrawn.reason}")
    lines = sum(ceil(_letters(block) / _LETTERS) for block in blocks)
    needed = lines * _LINE_HEIGHT + len(blocks) * _GAP + _AROUND + _LINE_HEIGHT * 2
    return min(max(ceil(needed / 20) * 20, _LEAST), _MOST)


def _letters(words: str) -> int:
    if words.isascii():
        return len(words)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def _head(root: ET.Element, note: Shown, headline: str, site: PublishedSite) -> None:
    identifier = note.annotation.id
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY})
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "meta", name="robots", content="noindex")
    add(head, "title", f"{headline} · {site.name}")
    if canonical := site.address_of_note(identifier):
        add(head, "link", rel="canonical", href=canonical)
    if site.address:
        discovered = {"type": "application/json+oembed", "href": f"{identifier}.json"}
        add(head, "link", rel="alternate", title=headline, **discovered)
    add(head, "style", _STYLE % note.annotation.of_kind.line.style)


def _foot(body: ET.Element, note: Shown, article: AnnotatedArticle, site: PublishedSite) -> None:
    annotation, registers = note.annotation, article.registers
    foot = add(body, "footer")
    names = [registers.contributors[by].name for by in annotation.by if by in registers.contributors]
    for name in names:
        add(foot, "bdi", name)
        append_text(foot, " · ")
    if not annotation.is_reviewed:
        append_text(foot, "not yet reviewed · ")
    page = site.address_of(page_uri(article.article.slug))
    if page:
        in_text = f"#{annotation.id}" if isinstance(note, PlacedNote) else ""
        page = f"{'' if site.address else _ROOT}{page}{in_text}"
    add(foot, "a" if page else "cite", article.article.metadata.title, href=page)
    append_text(foot, ", ")
    add(foot, "bdi", site.name)
    if site.settings.licence:
        append_text(foot, " · ")
        licence = site.settings.licence_url or ""
        add(foot, "a" if licence else "span", site.settings.licence, href=licence)
