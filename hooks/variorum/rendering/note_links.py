"""Links within the edition, which lead to one place from whatever page a note is shown on."""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

Address = Callable[[str], str | None]
"""Gives the address to which a link leads from the page that asks, by the one that was written; None for
a link that leads nowhere."""

_HREF = re.compile(r'<a [^>]*?href="([^"]*)"')
"""The addresses in safe HTML, which has attributes in double quotation marks alone."""
SCHEMES = {"http", "https", "mailto"}
TAGS = {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "span", "strong", "ul"}
ATTRIBUTES = {"a": {"href", "rel", "title"}, "ol": {"start"}, "span": {"lang"}}
"""What a note may consist of."""


def as_written(address: str) -> str | None:
    """Return the address itself: of hosts on which an article stands alone."""
    return address


def is_within(address: str) -> bool:
    """Return whether a link, of those that are safe, leads to a place in the edition."""
    return address.partition(":")[0].lower() not in SCHEMES


def relinked(html: str, address: Address) -> str:
    """Return a note's safe HTML with its links within the edition as `address` gives them.

    One that leads nowhere keeps its words and is no link.
    """
    if "<a " not in html or address is as_written or not any(map(is_within, _HREF.findall(html))):
        return html

    def led(tag: str, name: str, value: str) -> str | None:
        return address(value) if (tag, name) == ("a", "href") and is_within(value) else value

    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, attribute_filter=led
    )
