"""A saved web page (.html) → the blocks of its article, which trafilatura tells from what is round it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import trafilatura

from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.from_markup import document_of
from variorum.editing.received.furniture import is_furniture, leaves, without_spaces, words_of
from variorum.editing.received.html_with_care import page_tree
from variorum.editing.received.markup_tree import tag_of
from variorum.editing.received.pictures import Pictures, Source
from variorum.model.wording import sanitized_line
from variorum.yaml_files.text_file import decoded

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_KEYS = {
    "title": "title",
    "author": "author",
    "url": "url",
    "sitename": "publisher",
    "date": "date",
    "license": "rights",
    "description": "description",
}
MOST_ELEMENTS = 100_000
"""Elements that a page may have. The time that the search for its author takes grows with their square."""
_DATES = {"original_date": True, "extensive_search": False}
"""Without the search that takes any year in the page for its date, in a time that grows with its square."""
_SHORT = 25
"""Characters, without spaces, of a piece that counts only as a whole: others may have such words in them."""
_NOTHING_FOUND = (
    "Nothing tells the article from the rest of the page: all of it was taken over but its menus."
)


def read(content: bytes, source: Source, encoding: str | None = None) -> Document:
    """Return the document; `source` gives the pictures that were saved with the page.

    Raise `NotReadable` if it cannot be read.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = _DECLARATION.sub("", text_of(content, encoding))
    root = page_tree(text)
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise NotReadable(f"it has more than {MOST_ELEMENTS:,} elements. Save a part of it.")
    found: Any = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        date_extraction_params=_DATES,
    )
    described = _described(found, root)
    body = next(root.iter("body"), root)
    left_out = list(_strip(body, found, described.get("title", "")))
    return document_of(
        body,
        Pictures(source),
        f"trafilatura {version('trafilatura')}",
        described=described,
        left_out=left_out,
        warnings=() if found is not None and found.body is not None else (_NOTHING_FOUND,),
    )


def text_of(content: bytes, encoding: str | None) -> str:
    """Return the text of a page, in the encoding that is given, or that it says, or UTF-8."""
    declared = _CHARSET.search(content[:4096])
    if encoding is None and content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    name = encoding or (declared[1].decode("ascii", "replace") if declared else "utf-8-sig")
    # As browsers read it (WHATWG Encoding).
    if declared and name.lower().startswith("utf-16"):
        name = "utf-8-sig"
    name = {"iso-8859-1": "windows-1252", "utf-8": "utf-8-sig"}.get(name.lower(), name)
    try:
        text = decoded(content, name)
    except (LookupError, UnicodeDecodeError) as error:
        raise NotReadable(
            f"it is not in {sanitized_line(name)}. Name its encoding, such as `--encoding windows-1252`."
        ) from error
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _strip(body: Any, found: Any, title: str) -> Iterator[str]:
    """Remove from `body` what is not of the article, and yield the words of each piece."""
    article = getattr(found, "body", None)
    pieces = list(leaves(body))
    kept = _of_article(pieces, article) if article is not None else set()
    if kept:
        kept |= set(_beside(pieces, kept, body, title))
    else:
        kept = {leaf for leaf in pieces if not is_furniture(leaf, body)}
    for leaf in pieces:
        if leaf not in kept and (words := words_of(leaf)):
            yield words
            leaf.clear(keep_tail=True)
            leaf.tag = "template"


def _of_article(pieces: list[Any], article: Any) -> set[Any]:
    """Return the pieces whose words are in what trafilatura took for the article."""
    whole = without_spaces(article)
    each = {without_spaces(element) for element in article.iter()}
    return {
        piece
        for piece in pieces
        if (words := without_spaces(piece)) and (words in each or (len(words) > _SHORT and words in whole))
    }


def _beside(pieces: list[Any], kept: set[Any], body: Any, title: str) -> Iterator[Any]:
    """Yield the title, and what stands between kept pieces and is no furniture: headings, verse, tables."""
    places = [index for index, piece in enumerate(pieces) if piece in kept]
    first, last = places[0], places[-1]
    container = _common(pieces[first], pieces[last], body)
    for index, piece in enumerate(pieces):
        is_title = tag_of(piece) == "h1" and " ".join(words_of(piece).split()) == title
        is_within = first < index < last and container in piece.iterancestors()
        if is_title or (is_within and not is_furniture(piece, container)):
            yield piece


def _common(one: Any, other: Any, body: Any) -> Any:
    """Return the innermost element that holds both."""
    of_one = {one, *one.iterancestors()}
    return next((element for element in (other, *other.iterancestors()) if element in of_one), body)


def _described(found: Any, root: Any) -> dict[str, str]:
    values = {key: getattr(found, name, None) for name, key in _KEYS.items()}
    values["language"] = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return {key: words for key, value in values.items() if value and (words := _line(str(value)))}


def _line(text: str) -> str:
    return " ".join(sanitized_line(text).split())
