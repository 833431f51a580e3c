"""HTML that strangers wrote → a tree: all of it, or a sentence why not."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from variorum.editing.received.document import NotReadable

TOO_DEEP = "its elements are nested too deeply. Save it in a simpler form."
NO_TEXT = "there is no text in it."
MOST_ATTRIBUTES = 2_000
"""Attributes that one tag may have. The time of the parser grows with their square."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{10000,}")


def page_tree(text: str) -> Any:
    """Return the root of a page. Raise `NotReadable` if it is empty, too deep, or has too many attributes."""
    return _parsed(html.document_fromstring, text)


def fragment_tree(text: str) -> Any:
    """Return a `body` with the elements of `text` in it. Raise `NotReadable` as `page_tree` does."""
    return _parsed(lambda words, parser: html.fragment_fromstring(words, "body", parser=parser), text)


def _parsed(parse: Any, text: str) -> Any:
    if any(len(tag[0].split()) > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise NotReadable(f"one of its tags has more than {MOST_ATTRIBUTES:,} attributes.")
    parser = html.HTMLParser()
    try:
        root = parse(_DECLARATION.sub("", text).replace("\0", "\N{REPLACEMENT CHARACTER}"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise NotReadable(NO_TEXT) from error
    # What comes after its deepest level, the parser leaves out.
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise NotReadable(TOO_DEEP)
    return root
