"""Where an article's page lies, and what is made for it. An article is known by its name in two forms:

- `gull-rock`: a text as received. Its folder is docs/articles/gull-rock/, and its page is made from it.
- `guide/install.md`: a page of the site, docs/guide/install.md, which its authors change as they like.

The notes on either are in annotations/NAME/.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import urljoin

from variorum.model.publishing import MARKDOWN

ARTICLES = "articles"
"""The folder of the texts as received, below that of the pages."""
_INDEXES = ("index", "README")
_PLAIN = re.compile(r"[A-Za-z0-9_-][\w.-]*(?:/[\w-][\w.-]*)*/?")
"""An address within a site that is simply written behind that of the site."""
_FOLDER = re.compile(r"https?://[\w.:-]+(?:/[\w~-][\w.~-]*)*/", re.ASCII)


def is_page(name: str) -> bool:
    """Return whether an article is a page of the site, and no text as received."""
    return name.endswith(MARKDOWN)


def page_uri(name: str) -> str:
    """Return the name of the source of an article's page, as MkDocs names it: from the folder of pages."""
    return name if is_page(name) else f"{ARTICLES}/{name}/index.md"


def folder_of(name: str) -> str:
    """Return the folder of what is published for an article, below that of the site: `guide/install`.

    It is empty for what is published for the first page of a site.
    """
    if not is_page(name):
        return f"{ARTICLES}/{name}"
    stem = posixpath.splitext(name)[0]
    return posixpath.dirname(stem) if posixpath.basename(stem) in _INDEXES else stem


def made_for(name: str, file: str) -> str:
    """Return the address of the file called `file` that is made for an article."""
    return posixpath.join(folder_of(name), file)


def plain_name(name: str) -> str:
    """Return the name of an article without the ending of a page, for addresses of what is made of it."""
    return posixpath.splitext(name)[0] if is_page(name) else name


def whole_address(site: str, url: str) -> str:
    """Return the whole address of what has the address `url` within a site, as `urljoin` does."""
    return site + url if _is_folder(site) and _PLAIN.fullmatch(url) else urljoin(site, url)


@lru_cache(maxsize=8)
def _is_folder(site: str) -> bool:
    return _FOLDER.fullmatch(site) is not None
