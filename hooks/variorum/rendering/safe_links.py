"""Which links of a stranger's Markdown may be published, and which of them lead within the edition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree

from markdown.util import AMP_SUBSTITUTE

from variorum.model.problem import Code
from variorum.rendering.note_links import SCHEMES, is_within

# What begins like the name of a host, and a browser would take for a page beside the one it stands on.
_WITHOUT_SCHEME = re.compile(r"www\.|(?:[\w-]+\.)+[a-z]{2,}/", re.IGNORECASE)
# What ends the part of an address in which a colon would end a scheme.
_ENDS_A_NAME = re.compile(r"[/?#]")

Reason = tuple[Code, str, str]
"""The code, what is wrong, what to do."""


def lead_out(link: ElementTree.Element) -> str:
    """Return the address of a link; one that leads out of the edition sends no referrer."""
    address = str(link.get("href", ""))
    if not is_within(address):
        link.set("rel", "external noreferrer")
    return address


def links_within(addresses: Sequence[str]) -> tuple[str, ...]:
    """Return those of `addresses` that are safe and lead to a place in the edition, as plain text."""
    plain = (unescape(address.replace(AMP_SUBSTITUTE, "&")) for address in addresses)
    return tuple(address for address in plain if is_within(address) and is_safe_link(address))


def is_safe_link(address: str) -> bool:
    """Return whether a reader may be sent to `address`: the web, mail, or this edition."""
    if address.startswith(("https://", "http://")) and "[" not in address:
        return True
    shown = "".join(sign for sign in unescape(address) if sign.isprintable() and sign != " ")
    try:
        scheme = urlsplit(shown).scheme
    except ValueError:
        return False
    has_scheme = scheme or ":" in _ENDS_A_NAME.split(shown, 1)[0]
    is_beside = not has_scheme and not _WITHOUT_SCHEME.match(shown)
    return scheme in SCHEMES or is_beside


def unsafe_link(links: Sequence[str]) -> Reason | None:
    """Return code, message and fix of the first link that is not safe, if there is one."""
    for link in links:
        if not is_safe_link(link):
            message = f"A link leads to “{link[:60]}”, which is not safe to publish."
            return Code.UNSAFE_LINK, message, "Write the whole address with https://, or remove the link."
    return None
