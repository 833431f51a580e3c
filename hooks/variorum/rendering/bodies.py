"""The one place where a stranger's Markdown becomes HTML that is safe to publish.

Markdown without HTML, images and headings; then `nh3`, which would remove whatever could
run or load even if the first wall had a hole.
"""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3
from markdown import Markdown

from variorum.model.problem import Code, Problem
from variorum.model.record import AnnotationRecord

SCHEMES = {"http", "https", "mailto"}
TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_LEFT_OUT = {
    "inlinePatterns": ("html", "image_link", "image_reference", "short_image_ref", "automail"),
    "preprocessors": ("html_block",),
    "parser.blockprocessors": ("hashheader", "setextheader"),
}


class BodyRenderer:
    """Renders the bodies of many notes with one Markdown instance."""

    def __init__(self) -> None:
        self._markdown = Markdown(output_format="html")
        for registry, names in _LEFT_OUT.items():
            owner = self._markdown.parser if "." in registry else self._markdown
            for name in names:
                getattr(owner, registry.rpartition(".")[2]).deregister(name)

    def render(self, markdown: str) -> str:
        """Return `markdown` as HTML that can neither run nor load anything."""
        return self._clean(self._convert(markdown))

    def render_note(self, record: AnnotationRecord, problems: list[Problem]) -> str | None:
        """Return the note as HTML; None and a problem if it has a link that is not safe."""
        html = self._convert(record.annotation.note)
        unsafe = [link for link in _links(html) if not is_safe_link(link)]
        if not unsafe:
            return self._clean(html)
        problems.append(
            record.problem(
                "note",
                Code.UNSAFE_LINK,
                f"A link in the note leads to “{unsafe[0][:60]}”, which is not safe to publish.",
                "Write the whole address with https://, or remove the link.",
            )
        )
        return None

    def _convert(self, markdown: str) -> str:
        self._markdown.reset()
        return self._markdown.convert(markdown)

    @staticmethod
    def _clean(html: str) -> str:
        return nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel="noopener noreferrer external",
        )


def is_safe_link(address: str) -> bool:
    """Return whether a reader may be sent to `address`: the web, mail, or this edition."""
    shown = "".join(sign for sign in address if sign.isprintable() and sign != " ")
    try:
        scheme = urlsplit(shown).scheme
    except ValueError:
        return False
    return scheme in SCHEMES or (not scheme and ":" not in shown.partition("/")[0])


class _LinkReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links.extend(value or "" for name, value in attrs if name == "href")


def _links(html: str) -> list[str]:
    if "href" not in html:
        return []
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.links
