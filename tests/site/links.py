"""Follows the links of a built site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.html_tree import Element, read

_ADDRESSES = ("href", "src", "poster", "data", "action")


def addresses(page: Element) -> list[tuple[Element, str]]:
    """Return each address that an element of the page names."""
    return [
        (element, element.attributes[name])
        for element in page.walk()
        for name in _ADDRESSES
        if name in element.attributes and element.tag != "use"
    ]


def leads_out(address: str) -> bool:
    """Return whether `address` is on another host, or no address of a page at all."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def broken_links(site: Path) -> list[str]:
    """Return each link within the site that leads to no file, or to no element of a page."""
    pages = {path: read(path.read_text("utf-8")) for path in site.rglob("*.html")}
    ids = {path: {element.attributes.get("id") for element in page.walk()} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        if path.name == "404.html":  # is shown at any address, so its links begin with the host's root
            continue
        for _, address in addresses(page):
            if leads_out(address):
                continue
            parts = urlsplit(address)
            target = path
            if parts.path:
                target = Path(path.parent / unquote(parts.path)).resolve()
            if target.is_dir():
                target /= "index.html"
            fragment = unquote(parts.fragment)
            if not target.is_file() or (fragment and fragment not in ids.get(target, ())):
                broken.append(f"{path.relative_to(site)}: {address}")
    return broken
