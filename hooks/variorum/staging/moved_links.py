"""The addresses in a page's HTML, as another page or another host has them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from variorum.rendering.html_tokens import Tag, tokens

_ADDRESS = re.compile(r"((?:href|src|data-note-page)=\")([^\"]*)(?=\")")


def with_addresses(html: str, new: Callable[[str], str]) -> str:
    """Return `html` with `new(address)` in place of each address that is relative and not empty."""
    return "".join(_pieces(html, new))


def _pieces(html: str, new: Callable[[str], str]) -> Iterator[str]:
    at = 0

    def changed(found: re.Match[str]) -> str:
        address = unescape(found[2])
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return found[0]
        return found[1] + escape(new(address))

    for token in tokens(html):
        if isinstance(token, Tag) and "=" in token.written:
            yield html[at : token.start]
            yield _ADDRESS.sub(changed, html[token.start : token.end])
            at = token.end
    yield html[at:]


def to_pages(uri: str, link: Callable[[str], str], is_there: Callable[[str], bool]) -> Callable[[str], str]:
    """Return what gives, for an address as it is written in the source `uri`, that on the site.

    `link` gives the address of a source as seen from the page, and `is_there` says whether there is one.
    """

    def new(address: str) -> str:
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path)))
        return link(target) + address[len(path) :] if is_there(target) else address

    return new


def to_moved(folder: str, moved: Mapping[str, str]) -> Callable[[str], str]:
    """Return what gives each address on a page in `folder` as it is where pages are `moved` into folders."""

    def new(address: str) -> str:
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        to = moved.get(posixpath.normpath(posixpath.join(folder, unquote(path))))
        if to is None:
            return address
        return f"{posixpath.relpath(f'/{to}', f'/{folder}')}/{address[len(path) :]}"

    return new


def one_folder_down(address: str) -> str:
    """Return an address as it is for a page that lies one folder deeper."""
    return f"../{address}"
