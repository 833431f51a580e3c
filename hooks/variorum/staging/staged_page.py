"""A page as Markdown that any host renders: what it says of itself, and the HTML that is kept as it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from variorum.model.front_matter import divided
from variorum.site.site_file import with_metadata
from variorum.staging.kept_html import not_searched, shield_from_markdown
from variorum.staging.moved_links import one_folder_down, to_moved, with_addresses
from variorum.staging.site_without_host import BuiltPage

_TITLE = re.compile(r"\s*<h1\b.*?</h1>", re.DOTALL)
Entry = Mapping[str, str]


class Moves(NamedTuple):
    """What has another place than under MkDocs."""

    sources: Mapping[str, str]
    """Made pages, by their sources: each is the index of a folder, so that the addresses in its HTML are
    right for hosts that leave these alone, and for hosts that take them for relative to the source."""
    views: Mapping[str, str]
    """The folders of pages that show an article for one purpose, by the addresses that they have under
    MkDocs, where each is one more file beside the article's page."""


def made_page(built: BuiltPage, entries: Sequence[Entry] | None, moves: Moves) -> Iterator[tuple[str, bytes]]:
    """Yield source and content of a page that is made, and of those that show it for one purpose.

    `entries` are those of the page in the search, if it does not stand there with its own words.
    """
    page = built.page
    uri, folder = page.file.src_uri, posixpath.dirname(page.file.dest_uri)
    content = with_addresses(page.content, to_moved(folder, moves.views)) if moves.views else page.content
    meta = page.meta
    if entries is None and content == page.rendered:
        yield moves.sources.get(uri, uri), (_matter(meta) + divided(page.markdown)[1]).encode()
        return
    # Below a heading, which stays Markdown, stands what was made; else notes are woven into the whole.
    has_heading = bool(page.rendered) and content.startswith(page.rendered)
    heading = f"{divided(page.markdown)[1].rstrip()}\n\n" if has_heading else ""
    body = shield_from_markdown(content[len(page.rendered) :] if has_heading else content)
    if entries is not None:
        body = not_searched(body) + _for_the_search("" if has_heading else built.unmarked, entries)
        meta = {key: value for key, value in meta.items() if key != "search"}
    yield moves.sources.get(uri, uri), f"{_matter(meta)}{heading}{body}\n".encode()
    for name, shown in built.views.items():
        yield _view(built, name, shown, moves)


def _view(built: BuiltPage, name: str, shown: str, moves: Moves) -> tuple[str, bytes]:
    file, stem = built.page.file, name.removesuffix(".html")
    folder = posixpath.dirname(file.dest_uri)
    body = with_addresses(shown, to_moved(folder, moves.views)) if moves.views else shown
    is_below = posixpath.join(folder, name) in moves.views
    if is_below:
        body = with_addresses(body, one_folder_down)
    ours: dict[str, Any] = {"search": {"exclude": True}, "variorum": {"up": "../" if is_below else ""}}
    meta = with_metadata(ours, built.page.meta)
    if is_below and (files := meta["variorum"].get("alternates")):
        further = [(label, one_folder_down(address), form) for label, address, form in files]
        meta = {**meta, "variorum": {**meta["variorum"], "alternates": further}}
    uri = posixpath.join(posixpath.dirname(file.src_uri), f"{stem}/index.md" if is_below else f"{stem}.md")
    return uri, f"{_matter(meta)}{shield_from_markdown(body)}\n".encode()


def _for_the_search(unmarked: str, entries: Sequence[Entry]) -> str:
    """Return what the search reads in place of the page: its text without notes, and one section a note.

    It stands in a `<template>`, which is no part of the page for readers, and whose ids are not those of
    the page (WHATWG HTML, 4.12.3 The template element). The page's title is left out: it is known.
    """
    sections = [
        f'\n<h6 id="{identifier}">{entry["title"]}</h6>{entry["text"]}'
        for entry in entries
        if (identifier := entry["location"].partition("#")[2])
    ]
    read = _TITLE.sub("", unmarked, count=1) + "".join(sections)
    return f"\n<div hidden><template>{shield_from_markdown(read)}</template></div>" if read.strip() else ""


def _matter(meta: Mapping[str, Any]) -> str:
    return f"---\n{as_yaml(meta)}---\n\n" if meta else ""


def as_yaml(meta: Mapping[str, Any]) -> str:
    """Return what a page says of itself, as it stands in its front matter; nothing, if it says nothing."""
    return yaml.safe_dump(_plain(meta), allow_unicode=True, sort_keys=False, width=4000) if meta else ""


def _plain(value: Any) -> Any:
    """Return a value in the types that YAML has."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
