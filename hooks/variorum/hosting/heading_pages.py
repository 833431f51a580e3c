"""Pages of which a host has nothing but the heading, rendered with one instance of Markdown.

A host sets up Markdown anew for each page, which takes longer than to convert a heading, and an edition has a
page for each note. So the pages that we make, whose words come later, share an instance. This gives the same,
since every extension can be reset. That is relied on for those of Python-Markdown and PyMdown Extensions
only, and the first pages are rendered as usual as well, and compared. Most need not even be converted.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from itertools import chain
from typing import Any

from markdown import Markdown

from variorum.hosting.quick_headings import HEADING, QuickHeadings, RenderedHeading, are_inert, converted
from variorum.rendering.article_page import TEXT_BEGINS

_COMPARED = 2
_RESET = ("markdown.", "pymdownx.", "variorum.")
"""Packages whose extensions have no state that a reset leaves."""


class HeadingPages:
    """What the pages of one build share."""

    def __init__(self) -> None:
        self._compared = 0
        self._is_sound = True
        self._markdown: Markdown | None = None
        self._quick: QuickHeadings | None = None
        """Nothing, if an extension may look for words."""
        self._contents: Any = None
        """Those of the first page: an entry that stands for the heading."""

    def prepare(self, page: Any) -> None:
        """Let a page of the host, which is rendered next, be rendered with what pages share, if it can be."""
        usual = page.render

        def render(config: Any, files: Any) -> None:
            del page.render
            self._render(page, usual, config, files)

        page.render = render

    def _render(self, page: Any, usual: Callable[[Any, Any], None], config: Any, files: Any) -> None:
        if not self._is_sound or not self._fits(page):
            usual(config, files)
        elif self._compared < _COMPARED:
            usual(config, files)
            self._compare(page, config)
        elif rendered := self._rendered(page, config):
            page.content = rendered.content
            entry = copy(self._contents.items[0])
            entry.title, entry.id = rendered.title, rendered.identifier
            page.toc = type(self._contents)([entry])
            page.present_anchor_ids = {rendered.identifier}
        else:
            usual(config, files)

    def _fits(self, page: Any) -> bool:
        """Return whether there is nothing but one heading in the Markdown of a page."""
        markdown: str = page.markdown
        return markdown.startswith(HEADING) and markdown.find("\n") == len(markdown) - 1

    def _content(self, page: Any, convert: Callable[[str], str]) -> str | None:
        """Return the HTML of a page that fits; `convert` makes that of its heading."""
        return convert(page.markdown)

    def _rendered(self, page: Any, config: Any) -> RenderedHeading | None:
        """Return a page as it is with its heading; nothing, if there is another heading, or none."""
        if self._markdown is None:
            extensions, configs = config["markdown_extensions"], config["mdx_configs"] or {}
            self._markdown = Markdown(extensions=extensions, extension_configs=configs)
            self._is_sound = _can_be_reset(self._markdown)
            self._quick = QuickHeadings(self._markdown) if are_inert(extensions, configs) else None
        made: RenderedHeading | None = None

        def convert(heading: str) -> str:
            nonlocal made
            made = self._heading(heading)
            return made.content if made else ""

        content = self._content(page, convert)
        return made._replace(content=content) if made and content is not None else None

    def _heading(self, heading: str) -> RenderedHeading | None:
        quick = self._quick.rendered(heading) if self._quick else None
        return quick or (converted(self._markdown, heading) if self._markdown else None)

    def _compare(self, page: Any, config: Any) -> None:
        self._compared += 1
        self._contents = page.toc
        usual = [(page.content, item.title, item.id) for item in page.toc if item.level == 1]
        rendered = self._rendered(page, config)
        are_same = (
            rendered is not None and usual == [rendered] and page.present_anchor_ids == {rendered.identifier}
        )
        self._is_sound = self._is_sound and are_same and not page.toc.items[0].children


def _can_be_reset(markdown: Markdown) -> bool:
    """Return whether all that renders pages comes from packages whose extensions can be reset."""
    parts = chain(
        markdown.preprocessors,
        markdown.parser.blockprocessors,
        markdown.treeprocessors,
        markdown.inlinePatterns,
        markdown.postprocessors,
    )
    return all(type(part).__module__.startswith(_RESET) for part in parts)


def with_heading(heading: str, identifier: str, content: str) -> tuple[str, str]:
    """Return the HTML of a page that begins with `heading`, and its id: another if `content` has the same.

    Notes and entries keep theirs, in which there is never a dot. An earlier version of a text is an article,
    which has its own heading.
    """
    if content.startswith("<article"):
        return content, TEXT_BEGINS
    if f'id="{identifier}"' not in content:
        return heading + content, identifier
    free = f"{identifier}.page"
    heading = heading.replace(f'id="{identifier}"', f'id="{free}"').replace(f'"#{identifier}"', f'"#{free}"')
    return heading + content, free
