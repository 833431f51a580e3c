"""A sum of all that decides whether the notes on one article are right by themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import blake2b

from variorum.configuration.site_config import SiteSettings
from variorum.files.layout import METADATA, TEXTS
from variorum.files.register_files import is_register_folder
from variorum.files.tree import Entry, Folder, Tree
from variorum.keeping.engine_sum import engine_sum
from variorum.keeping.tree_parts import READ_BESIDE
from variorum.model.article import Form
from variorum.model.registers import REGISTERS
from variorum.model.values import is_identifier
from variorum.rendering.plain_page import needs_no_markdown

_TEXT = f"article.{Form.TEXT}"
_OTHER_TEXTS = frozenset(TEXTS) - {_TEXT}

Files = list[tuple[str, Entry]]
"""What lies in a folder, at any depth, by its path from there."""


def sums_of_articles(tree: Tree, settings: SiteSettings) -> Mapping[str, str]:
    """Return a sum for each article of which all is known that its notes depend on, by its slug.

    The sum covers the bytes and the names of its files and those of its notes, the registers, the settings
    and the engine with its packages. The others are those with links, with files that cannot be read, and
    texts in Markdown: what their pages say is also decided by extensions, which may read anything.
    """
    of_settings, of_engine = _sum_of_settings(settings), engine_sum()
    if of_settings is None or of_engine is None:
        return {}
    notes, beside = _by_folder(tree, os.fspath(tree.layout.annotations))
    articles, _ = _by_folder(tree, os.fspath(tree.layout.articles))
    common = blake2b(of_settings, digest_size=32)
    common.update(of_engine)
    common.update(tree.layout.name(tree.layout.articles).encode())
    for name in REGISTERS:
        common.update(b"%d" % is_register_folder(tree.layout.annotations / name, tree))
        _add(common, notes.get(name, []))
    _add(common, [file for file in beside if file[0] not in READ_BESIDE])
    sums = {}
    for slug, files in articles.items():
        own = {name for name, _ in files}
        if not is_identifier(slug) or slug in REGISTERS or not {_TEXT, METADATA} <= own or own & _OTHER_TEXTS:
            continue
        of_notes = notes.get(slug, [])
        if all(_is_plain(entry) for _, entry in (*files, *of_notes)):
            digest = common.copy()
            digest.update(f"{slug} ".encode())
            _add(digest, files)
            _add(digest, of_notes)
            sums[slug] = digest.hexdigest()
    return sums


def _sum_of_settings(settings: SiteSettings) -> bytes | None:
    """Return a sum of what a site's configuration says; None where it can be known from no sum."""
    if not needs_no_markdown(settings.extensions, settings.configs):
        return None
    relevant = (settings.extensions, settings.configs, settings.raw_settings)
    try:
        json.dumps(relevant)
    except (TypeError, ValueError, RecursionError):
        return None  # A function, or a path that is only known while a page is rendered.
    return blake2b(repr(relevant).encode(errors="surrogatepass"), digest_size=32).digest()


def _by_folder(tree: Tree, folder: str) -> tuple[dict[str, Files], Files]:
    """Return what lies in each folder directly below `folder`, and what lies there in none."""
    found: dict[str, Files] = {}
    beside: Files = []
    start = f"{folder}{os.sep}"
    for path, entry in tree.entries.items():
        if (name := str(path)).startswith(start):
            first, _, below = name[len(start) :].partition(os.sep)
            if entry.is_folder and _is_hindered(tree.folders.get(path)):
                entry = entry._replace(is_there=False)
            if below or entry.is_folder:
                found.setdefault(first, []).append((below, entry))
            else:
                beside.append((first, entry))
    return found, beside


def _is_hindered(folder: Folder | None) -> bool:
    """Return whether it is not known what a folder holds."""
    return folder is None or folder.closed is not None or folder.unlisted is not None


def _is_plain(entry: Entry) -> bool:
    """Return whether it is a folder or a file, without a link or anything that hinders its reading."""
    return entry.is_there and not entry.is_link and entry.refusal is None and entry.unread is None


def _add(digest: blake2b, files: Files) -> None:
    digest.update(b"%d " % len(files))
    for name, entry in sorted(files, key=_name):
        written, content = os.fsencode(name), entry.content
        is_plain = _is_plain(entry)
        digest.update(
            b"%d %d %d %d %d " % (len(written), entry.is_folder, is_plain, entry.size, content is None)
        )
        digest.update(written)
        if not is_plain:
            digest.update(repr(entry._replace(content=None)).encode(errors="surrogatepass"))
        if content is not None:
            digest.update(content)


def _name(file: tuple[str, Entry]) -> str:
    return file[0]
