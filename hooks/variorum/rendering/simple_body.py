"""Bodies of the plainest Markdown → what Python-Markdown makes of them, in a small part of its time.

Most notes are a few paragraphs with some emphasis and links. Whatever else a body has, and whatever could
be read in two ways, is left to Python-Markdown; a property compares the two (tests/properties).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARKED = re.compile(
    r"""
    \*(?<!\*\*)\*([^\\`*_\[\]<>&!\s](?:[^\\`*_\[\]<>&!\n]*[^\\`*_\[\]<>&!\s])?)\*\*(?!\*)
  | \*(?<!\*\*)([^\\`*_\[\]<>&!\s](?:[^\\`*_\[\]<>&!\n]*[^\\`*_\[\]<>&!\s])?)\*(?!\*)
  | \[([^\\`*_\[\]<>&!\s](?:[^\\`*_\[\]<>&!\n]*[^\\`*_\[\]<>&!\s])?)\]\((https?://[A-Za-z0-9.~/?=%\#:,;+@_-]+)\)
    """,
    re.VERBOSE,
)
"""Strong words, words with emphasis, a link and its address: four groups.

Both patterns begin with their signs, so that `re` passes over all other characters at once.
"""
_NOT_PLAIN = re.compile(r"[\\`*_\[\]<>&\n!](?:(?<!!)|\Z)")
"""A sign that Markdown may read, or a last `!`, after which a link could follow."""
_BEGINS = re.compile(r"[^\W\d_]|[“‘(«]|\*{1,2}[^\W_]")
"""How a paragraph begins that can be nothing else, such as an item of a list."""
_BETWEEN = "\n\n"


class SimpleBody(NamedTuple):
    """A body that has been converted."""

    html: str
    text: str
    """Without markup. Nothing stands between two paragraphs, as in the text of an element tree."""
    links: list[str]
    """The addresses of its links; all lead out of the edition."""


def simple_body(body: str) -> SimpleBody | None:
    """Return a body as HTML, or None if it is not of the plainest kind."""
    links: list[str] = []
    html: list[str] = []
    text: list[str] = []
    for paragraph in body.strip("\n").split(_BETWEEN):
        if not (paragraph.isprintable() and _BEGINS.match(paragraph)) or paragraph[-1] == " ":
            return None
        parts = _MARKED.split(paragraph)
        if any(map(_NOT_PLAIN.search, parts[::5])):
            return None
        if len(parts) == 1:
            html.append(f"<p>{paragraph}</p>")
            text.append(paragraph)
            continue
        pieces, words = [parts[0]], [parts[0]]
        for at in range(1, len(parts), 5):
            strong, em, linked, address, after = parts[at : at + 5]
            if strong:
                pieces.append(f"<strong>{strong}</strong>")
            elif em:
                pieces.append(f"<em>{em}</em>")
            else:
                links.append(address)
                pieces.append(f'<a href="{address}" rel="external noreferrer">{linked}</a>')
            pieces.append(after)
            words += [strong or em or linked, after]
        html.append(f"<p>{''.join(pieces)}</p>")
        text.append("".join(words))
    return SimpleBody("".join(html), " ".join("".join(text).split()), links)
