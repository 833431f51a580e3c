"""What all pages for frames share: their head and foot, how high they are, the words to copy, oEmbed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil
from typing import NamedTuple
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

from variorum.exporting.export import PublishedSite
from variorum.exporting.note_data import as_json
from variorum.exporting.tei.elements import add, append_text
from variorum.model.addresses import page_uri
from variorum.model.direction import direction_of
from variorum.model.edition import AnnotatedArticle

WIDTH = 480
"""CSS pixels of the frame; in a narrower place it is as wide as that."""
LONGEST = 300
"""Code points of a passage that stands beside a note."""
_LINE_HEIGHT, _LETTERS = 24, 54
"""CSS pixels, and how many letters a line of that width has at the least, on common systems."""
_GAP, _AROUND = 12, 56
_LEAST, _MOST = 140, 900
_SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""What a frame needs for links that open beside it; the page shows itself without."""
# It loads nothing, whatever a note says; the one style in it is that below.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """\
html{color-scheme:light dark;font:15px/24px system-ui,sans-serif;overflow-wrap:anywhere}
body{margin:0;padding:12px 16px}
blockquote,h1,p,ul,ol,pre,table{margin:0 0 12px;font-size:1em}
blockquote{font-family:Georgia,serif;padding-inline-start:12px;border-inline-start:3px solid}
mark{background:none;color:inherit;text-decoration:underline}
pre{overflow:auto;white-space:pre-wrap}
footer{font-size:.85em}
"""


class Frame(NamedTuple):
    """A page for a frame, as the words to copy and oEmbed name it."""

    uri: str
    """Where it is published …"""
    oembed: str
    """… and where its oEmbed file is."""
    title: str
    blocks: Sequence[str]
    """The words of each of its blocks, of which its height is estimated."""
    authors: Sequence[str] = ()

    @property
    def height(self) -> int:
        """How high the frame must be to show it without scrolling, in CSS pixels. It is estimated.

        No script tells a frame its height; what is higher than the most scrolls.
        """
        lines = sum(
            ceil(_letters(line) / _LETTERS) or 1 for block in self.blocks for line in block.split("\n")
        )
        needed = lines * _LINE_HEIGHT + len(self.blocks) * _GAP + _AROUND + _LINE_HEIGHT * 2
        return min(max(ceil(needed / 20) * 20, _LEAST), _MOST)


def _letters(words: str) -> int:
    if words.isascii():
        return len(words)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def snippet(frame: Frame, site: PublishedSite) -> str:
    """Return the HTML that shows a page on another site; empty, where the site has no address."""
    if not site.address:
        return ""
    title = escape(f"{frame.title} · {site.name}")
    return (
        f'<iframe src="{escape(site.address_of(frame.uri))}" title="{title}" width="{WIDTH}" '
        f'height="{frame.height}" style="border:0;max-width:100%" loading="lazy" '
        f'sandbox="{_SANDBOX}"></iframe>'
    )


def oembed(frame: Frame, site: PublishedSite) -> str:
    """Return the oEmbed file of a page (oEmbed 1.0, 2.3.4.4); empty, where the site has no address."""
    if not site.address:
        return ""
    response = {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        **({"author_name": ", ".join(frame.authors)} if frame.authors else {}),
        "provider_name": site.name,
        "provider_url": site.address,
        "html": snippet(frame, site),
        "width": WIDTH,
        "height": frame.height,
    }
    return as_json(response)


def page(frame: Frame, site: PublishedSite, canonical: str, style: str = "") -> tuple[ET.Element, ET.Element]:
    """Return a page and its body; `style` is what its stylesheet has beside that of all."""
    root = ET.Element("html", lang=site.language, dir=direction_of(site.language))
    head = add(root, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY})
    add(head, "meta", name="referrer", content="no-referrer")
    add(head, "meta", name="robots", content="noindex")
    add(head, "title", f"{frame.title} · {site.name}")
    if canonical:
        add(head, "link", rel="canonical", href=canonical)
    if site.address:
        name = frame.oembed.rpartition("/")[2]
        discovered = {"type": "application/json+oembed", "href": name}
        add(head, "link", rel="alternate", title=frame.title, **discovered)
    add(head, "style", _STYLE + style)
    return root, add(root, "body")


def to_root(frame: Frame) -> str:
    """Return the way from the folder of a page to the root of its site."""
    return "../" * frame.uri.count("/")


def add_foot(
    body: ET.Element, frame: Frame, article: AnnotatedArticle, site: PublishedSite, fragment: str, state: str
) -> None:
    """Append who wrote what stands in a frame, whence it is, and its licence.

    `fragment` is that of the place in the text, and `state` how far it is reviewed.
    """
    foot = add(body, "footer")
    for name in frame.authors:
        add(foot, "bdi", name)
        append_text(foot, " · ")
    append_text(foot, f"{state} · " if state else "")
    address = site.link_to(page_uri(article.article.slug), to_root(frame))
    href = address and f"{address}{fragment}"
    add(foot, "a" if address else "cite", article.article.metadata.title, href=href)
    append_text(foot, ", ")
    add(foot, "bdi", site.name)
    if site.settings.licence:
        append_text(foot, " · ")
        licence = site.settings.licence_url or ""
        add(foot, "a" if licence else "span", site.settings.licence, href=licence)


def as_html(root: ET.Element) -> str:
    """Return a page as its file; its links open beside the frame."""
    for link in root.iter("a"):
        link.attrib |= {"target": "_blank", "rel": "noopener noreferrer"}
    return f"<!doctype html>\n{ET.tostring(root, encoding='unicode', method='html')}\n"
