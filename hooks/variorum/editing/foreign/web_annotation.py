"""W3C Web Annotations in JSON-LD: one, a list, a page, a collection with its first page in it, or EPUB's.

EPUB Annotations are sets of them, about the text of a book, in which the calls of our notes stand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import nh3

from variorum.editing.foreign.foreign_note import ForeignNote, as_prose, without_html
from variorum.model.kinds import KINDS
from variorum.model.selector import Selector

_SAID = ("commenting", "describing", "replying", "questioning", "assessing", "editing", "identifying", "")
"""Purposes of the bodies that are what a note says; those of others classify it."""
_SET = "AnnotationSet"
_CALL = re.compile(f"[{''.join(re.escape(kind.of_kind.sign) for kind in KINDS.values())}]\\d+")
"""What calls one of our notes in a book."""


def is_web_annotation(value: Any) -> bool:
    """Return whether a value of JSON is, or holds, Web Annotations."""
    return any(True for _ in _annotations(value))


def read(value: Any) -> list[ForeignNote]:
    """Return the annotations in the order of the file."""
    notes = [_note(number, item) for number, item in enumerate(_annotations(value), 1)]
    if isinstance(value, dict) and value.get("type") == _SET:
        about = value.get("about")
        title = about.get("dc:title") if isinstance(about, dict) else ""
        return [_of_book(note, _localized(title)) for note in notes]
    return notes


def _of_book(note: ForeignNote, title: str) -> ForeignNote:
    """Return a note on the text of a book, in whose quote there may be signs that call notes there."""
    quote, prefix, suffix = (_CALL.sub("", words) for words in (note.quote, note.prefix, note.suffix))
    return note._replace(source="", title=title, without_calls=Selector(quote, prefix, suffix))


def _annotations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item)
    elif isinstance(value, dict):
        if "Annotation" in _listed(value.get("type")):
            yield value
        elif value.get("type") in ("AnnotationPage", "AnnotationCollection", _SET):
            yield from _annotations(value.get("items") or value.get("first"))


def _note(number: int, item: dict[str, Any]) -> ForeignNote:
    targets = _listed(item.get("target"))
    target = next(
        (of for of in targets if isinstance(of, dict) and _quote(of)), targets[0] if targets else {}
    )
    quote = _quote(target) if isinstance(target, dict) else {}
    # A body that is only an address is somewhere else.
    bodies = [body for body in _listed(item.get("body")) if isinstance(body, dict)]
    bodies += [{"value": item["bodyValue"]}] if isinstance(item.get("bodyValue"), str) else []
    said = [_words(body) for body in bodies if body.get("purpose", "") in _SAID and body.get("value")]
    creators = [
        _localized(of.get("name", "")) if isinstance(of, dict) else str(of)
        for of in _listed(item.get("creator"))
    ]
    own = item.get("fields")
    return ForeignNote(
        f"annotation {number}",
        str(item.get("id", "")) or repr(sorted(item.items(), key=str)),
        str(target.get("source", "") if isinstance(target, dict) else target),
        str(quote.get("exact", "")),
        str(quote.get("prefix", "")),
        str(quote.get("suffix", "")),
        words="\n\n".join(said),
        author=" and ".join(filter(None, map(str, creators))),
        created=str(item.get("created", "")),
        tags=tuple(_tags(bodies)),
        has_only_other_selectors=isinstance(target, dict) and "selector" in target and not quote,
        fields=own if isinstance(own, dict) else None,
    )


def _quote(target: dict[str, Any]) -> dict[str, Any]:
    selectors = [of for of in _listed(target.get("selector")) if isinstance(of, dict)]
    return next((of for of in selectors if of.get("type") == "TextQuoteSelector"), {})


def _tags(bodies: list[dict[str, Any]]) -> Iterator[str]:
    for body in bodies:
        if body.get("purpose") == "tagging":
            yield str(body.get("value", ""))
        else:
            yield from dict.fromkeys(map(str, (*_listed(body.get("tags")), *_listed(body.get("tag")))))


def _localized(value: Any) -> str:
    """Return a text that may be given with its language."""
    return str(value.get("text", "")) if isinstance(value, dict) else str(value or "")


def _words(body: dict[str, Any]) -> str:
    value, form = _localized(body["value"]), body.get("format")
    if form == "text/markdown":
        return without_html(value)
    return as_prose(html.unescape(nh3.clean(value, tags=set())) if form == "text/html" else value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
