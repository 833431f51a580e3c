"""W3C Web Annotations in JSON-LD: one, a list, a page, or a collection with its first page in it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import nh3

from variorum.editing.foreign.foreign_note import ForeignNote, as_prose, without_html

_SAID = ("commenting", "describing", "replying", "questioning", "assessing", "editing", "identifying", "")
"""Purposes of the bodies that are what a note says; those of others classify it."""


def is_web_annotation(value: Any) -> bool:
    """Return whether a value of JSON is, or holds, Web Annotations."""
    return any(True for _ in _annotations(value))


def read(value: Any) -> list[ForeignNote]:
    """Return the annotations in the order of the file."""
    return [_note(number, item) for number, item in enumerate(_annotations(value), 1)]


def _annotations(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item)
    elif isinstance(value, dict):
        if "Annotation" in _listed(value.get("type")):
            yield value
        elif value.get("type") in ("AnnotationPage", "AnnotationCollection"):
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
        of.get("name", "") if isinstance(of, dict) else str(of) for of in _listed(item.get("creator"))
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
        tags=tuple(str(body.get("value", "")) for body in bodies if body.get("purpose") == "tagging"),
        has_only_other_selectors=isinstance(target, dict) and "selector" in target and not quote,
        fields=own if isinstance(own, dict) else None,
    )


def _quote(target: dict[str, Any]) -> dict[str, Any]:
    selectors = [of for of in _listed(target.get("selector")) if isinstance(of, dict)]
    return next((of for of in selectors if of.get("type") == "TextQuoteSelector"), {})


def _words(body: dict[str, Any]) -> str:
    value, form = str(body["value"]), body.get("format")
    if form == "text/markdown":
        return without_html(value)
    return as_prose(html.unescape(nh3.clean(value, tags=set())) if form == "text/html" else value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
