"""The files and pages of a site, as `HostedBuild` takes them from a host, where there is no host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from variorum.configuration.site_config import SiteSettings
from variorum.model.front_matter import divided
from variorum.model.publishing import MARKDOWN, Level, Publishing

_HEADING_ID = re.compile(r'<h1[^>]* id="([^"]*)"')


class PlainSettings(dict[str, Any]):
    """The values of an mkdocs.yml, with those that MkDocs sets where nothing is written."""

    def __init__(self, values: Mapping[str, Any], site: SiteSettings) -> None:
        defaults = dict.fromkeys(("site_url", "repo_url", "nav", "theme"))
        theme = values.get("theme")
        super().__init__(
            {
                **defaults,
                **values,
                "site_name": site.name,
                "theme": theme if isinstance(theme, dict) else {"name": theme},
                "exclude_docs": site.exclude,
                "draft_docs": site.drafts,
                "not_in_nav": None,
                "use_directory_urls": site.has_folders,
            }
        )
        self.extra = values.get("extra") or {}
        self.user_configs = [values]
        self.markdown_extensions, self.mdx_configs = [*site.extensions], site.configs


@dataclass(eq=False, slots=True)
class PlainFile:
    """A file that people wrote, or one that is made."""

    src_uri: str
    dest_uri: str
    inclusion: Level
    src_dir: str = ""
    abs_src_path: str = ""
    made: bytes | None = None
    """The content, if the file is made."""
    page: PlainPage | None = None

    @property
    def url(self) -> str:
        """The address within the site; that of a folder where the page is its index."""
        folder, _, name = self.dest_uri.rpartition("/")
        is_index = name == "index.html" and self.src_uri.endswith(MARKDOWN)
        return quote(f"{folder or '.'}/") if is_index and self.has_folders else quote(self.dest_uri)

    has_folders: bool = True

    @property
    def content_bytes(self) -> bytes:
        """What the file holds."""
        return self.made if self.made is not None else Path(self.abs_src_path).read_bytes()

    @content_bytes.setter
    def content_bytes(self, content: bytes) -> None:
        self.made = content


@dataclass(eq=False, slots=True)
class PlainPage:
    """A page, from its Markdown to the HTML with its notes."""

    file: PlainFile
    markdown: str
    rendered: str
    """Its HTML as it was without us."""
    content: str
    meta: dict[str, Any] = field(default_factory=dict)
    toc: Any = None
    links_to_anchors: None = None
    present_anchor_ids: None = None


class PlainFiles:
    """The files of a site, by their sources."""

    def __init__(self, publishing: Publishing) -> None:
        """Begin with no file; `publishing` gives the addresses."""
        self._publishing = publishing
        self.src_uris: dict[str, PlainFile] = {}

    def __iter__(self) -> Iterator[PlainFile]:
        return iter([*self.src_uris.values()])

    def add(self, uri: str, level: Level, folder: Path | None = None, made: bytes | None = None) -> PlainFile:
        """Add the file `uri` that lies in `folder`, or that is `made`, and return it."""
        path = str(folder / uri) if folder else ""
        address = self._publishing.address(uri)
        file = PlainFile(uri, address, level, str(folder or ""), path, made)
        file.has_folders = self._publishing.has_folders
        self.src_uris[uri] = file
        return file

    def get_file_from_path(self, uri: str) -> PlainFile | None:
        """Return the file with the source `uri`."""
        return self.src_uris.get(uri)

    def remove(self, file: PlainFile) -> None:
        """Remove a file."""
        del self.src_uris[file.src_uri]

    def documentation_pages(self, *, inclusion: Callable[[Level], bool]) -> list[PlainFile]:
        """Return the pages that are included."""
        return [file for file in self if file.page and inclusion(file.inclusion)]


def read_page(file: PlainFile, render: Callable[[str], str]) -> PlainPage | None:
    """Return the page of a file of Markdown, which `render` makes into HTML; None if it is no page."""
    if not file.src_uri.endswith(MARKDOWN):
        return None
    try:
        markdown = file.content_bytes.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    html = render(divided(markdown)[1])
    page = PlainPage(file, markdown, html, html)
    found = _HEADING_ID.search(html)
    page.toc = SimpleNamespace(items=[SimpleNamespace(id=found[1])] if found else [])
    return page
