"""The pieces of a web page, and which of them are its furniture: menus, calls to share, notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from variorum.editing.received.markup_tree import INLINE, SKIPPED, tag_of

_TAGS = frozenset(("nav", "aside", "footer", "form", "button", "dialog", "menu", "header"))
_ROLES = frozenset(("navigation", "complementary", "banner", "contentinfo", "search", "alert", "dialog"))
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|share|sharing|social|related|recommend\w*|comments?|advert\w*|ads?|promo\w*|"
    r"cookies?|consent|banner|newsletter|subscri\w*|sidebar|footer|breadcrumbs?|byline|tags?|pagination|paywall|"
    r"toolbar|skip|popup|modal|masthead|trending|sponsor\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def leaves(body: Any) -> Iterator[Any]:
    """Yield the elements that hold no other block: never one within another."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        tag = tag_of(element)
        if not tag or tag in SKIPPED:
            continue
        children = [child for child in element if tag_of(child)]
        if tag in ("table", "pre") or not any(_holds_blocks(child) for child in children):
            yield element
        else:
            waiting += reversed(children)


def is_furniture(piece: Any, container: Any) -> bool:
    """Return whether `piece`, or what it stands in, below `container`, is named or meant as furniture."""
    for element in (piece, *piece.iterancestors()):
        if element is container:
            return False
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if (
            tag_of(element) in _TAGS
            or element.get("role", "") in _ROLES
            or element.get("hidden") is not None
            or _DISPLAY_NONE.search(element.get("style", ""))
            or _NAMES.search(names)
        ):
            return True
    return False


def words_of(element: Any) -> str:
    """Return the words in an element on one line, without those of scripts and styles."""
    words = (
        text
        for inner in element.iter()
        if tag_of(inner) not in SKIPPED
        for text in ((inner.text, inner.tail) if inner is not element else (inner.text,))
        if text
    )
    return " ".join(" ".join(words).split())


def without_spaces(element: Any) -> str:
    """Return the characters of an element's words, by which it is recognised elsewhere."""
    return "".join("".join(element.itertext()).split())


def _holds_blocks(element: Any) -> bool:
    if tag_of(element) not in INLINE | SKIPPED:
        return True
    return any((tag := tag_of(inner)) and tag not in INLINE | SKIPPED for inner in element.iterdescendants())
