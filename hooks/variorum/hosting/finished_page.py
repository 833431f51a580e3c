"""The last changes of a whole page, when all templates are done with it, and its views beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape

from variorum.hosting.joined_styles import joined_stylesheets, needs_icons, theme_styles, with_joined_styles
from variorum.hosting.library_search import with_search
from variorum.hosting.offline_site import with_offline_head
from variorum.hosting.page_icon import has_our_icon, with_icon
from variorum.site.site_file import SiteFile

_BETWEEN_LINES = re.compile(r"\n\s+")
_KEEPS_SPACE = re.compile(r"<(?:pre|textarea)\b|`", re.IGNORECASE)
"""What may hold lines whose spaces count; strings of several lines in a script begin with the last one."""


@dataclass(frozen=True)
class PageFinish:
    """What is changed in every page of a build."""

    joined_styles: tuple[str, ...]
    """The stylesheets of the theme that pages load in one with ours."""
    joined: list[SiteFile]
    """The one stylesheet, if there is one, and that of the icons, if they stand apart."""
    has_our_icon: bool

    @classmethod
    def of(cls, settings: Any, files: Any, added: Sequence[SiteFile]) -> PageFinish:
        """Return what a host with these `settings` and `files` lets us change; `added` are our own files."""
        styles = theme_styles(files, has_palette=bool(settings["theme"].get("palette")))
        joined = joined_stylesheets(files, styles, added)
        return cls(styles if joined else (), joined, has_our_icon(files))

    @property
    def added(self) -> list[SiteFile]:
        """The files that finished pages load."""
        return self.joined

    @property
    def _has_icons(self) -> bool:
        return len(self.joined) > 1

    def needs_icons(self, part: str) -> bool:
        """Return whether `part` of a page lets it load the icons, which is all that is asked of its words."""
        return bool(self.joined_styles) and self._has_icons and needs_icons(part)

    def finished(
        self,
        output: str,
        destination: str,
        scripts: Mapping[str, str],
        *,
        all_notes: str | None,
        formats: Sequence[tuple[str, str, str]],
    ) -> str:
        """Return the page `output`, which is written to `destination`, as it is published.

        Of the `scripts`, `offline` lets readers keep the site, and `search` opens the search of a library;
        `all_notes` is the address of the page of all notes. `formats` are what the page is published as
        besides.
        """
        if self.joined_styles:
            has_icons = self._has_icons
            output = with_joined_styles(output, destination, self.joined_styles, has_icons=has_icons)
        if self.has_our_icon:
            output = with_icon(output)
        if "offline" in scripts:
            output = with_offline_head(output, destination, scripts["offline"])
        if "search" in scripts:
            output = with_search(output, destination, scripts["search"], all_notes)
        return with_alternate_links(output, formats) if formats else output


def with_alternate_links(html: str, formats: Iterable[tuple[str, str, str]]) -> str:
    """Return a whole page with a link in its head to each of `formats`: label, address and media type.

    They are added to the finished page: its template is that of its site or of the theme, not ours. In the
    body, where the notes are, no such link may stand (HTML, 4.2.4, “body-ok”).
    """
    tags = "".join(
        f'<link rel="alternate describedby" href="{escape(address)}" type="{escape(media_type)}" '
        f'title="{escape(label)}">'
        for label, address, media_type in formats
    )
    return html.replace("</head>", f"{tags}</head>", 1)


def with_trimmed_frame(html: str, content: str) -> str:
    """Return a whole page with each line around its `content` at the margin, and no blank lines among them.

    The content stays as it is. So does what stands before or after it, if spaces count in it; and the whole
    page, if a template changed the content.
    """
    before, found, after = html.partition(content) if content else (html, "", "")
    return f"{_trimmed(before)}{content}{_trimmed(after)}" if found else html


def _trimmed(part: str) -> str:
    return part if _KEEPS_SPACE.search(part) else _BETWEEN_LINES.sub("\n", part)


def write_views(output: str, content: str, views: Mapping[str, str], file: Path) -> None:
    """Write a page, whose content is `content`, once more for each of its views, beside its own `file`.

    `views` are their contents, by the names of their files.
    """
    for name, view in views.items():
        path = file.with_name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output.replace(content, view, 1), "utf-8")
