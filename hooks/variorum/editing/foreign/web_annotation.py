"""W3C Web Annotations in JSON-LD: one, a list, a page, a collection with its first page in it, or EPUB's.

EPUB Annotations are sets of them, about the text of a book, in which the calls of our notes stand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import nh3

from variorum.editing.foreign.foreign_note import ForeignNote, as_prose, without_html
from variorum.model.kinds import KINDS
from variorum.model.limits import LONGEST_PROSE
from variorum.model.selector import Selector

_SAID = ("commenting", "describing", "replying", "questioning", "assessing", "editing", "identifying", "")
"""Purposes of the bodies that are what a note says; those of others classify it."""
_LONGEST_HTML = 3 * LONGEST_PROSE
"""Code points. More would be too long for a note, and takes a time that grows with its square."""
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
        value = _plain(value)
        if "Annotation" in _listed(value.get("type")):
            yield value
        elif isinstance(value.get("@graph"), list):
            yield from _annotations(value["@graph"])
        elif any(
            name in _listed(value.get("type")) for name in ("AnnotationPage", "AnnotationCollection", _SET)
        ):
            yield from _annotations(value.get("items") or value.get("first"))


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    """Return a value with `id` and `type` under the names that the standard's context gives them."""
    aliases = {name: value[f"@{name}"] for name in ("id", "type") if f"@{name}" in value}
    return {**value, **aliases} if aliases else value


def _note(number: int, item: dict[str, Any]) -> ForeignNote:
    targets = [_target(target) for target in _listed(item.get("target"))] or [_target(None)]
    target = next((target for target in targets if target.quote), targets[0])
    quote = target.quote
    # A body that is only an address is somewhere else.
    bodies = [_chosen(body) for body in _listed(item.get("body")) if isinstance(body, dict)]
    bodies += [{"value": item["bodyValue"]}] if isinstance(item.get("bodyValue"), str) else []
    texts = [_words(body) for body in bodies if _is_comment(body) and body.get("value")]
    if own := item.get("fields"):
        further = []
    else:
        further = [str(target.quote["exact"]) for target in targets if target.quote.get("exact")]
    # Only one passage can be quoted: of others, which may be the same in another source, the words are kept.
    texts += [f"Also about: “{words}”." for words in dict.fromkeys(further) if words != quote.get("exact")]
    creators = [
        name
        for person in _listed(item.get("creator"))
        for name in (
            map(_localized, _listed(person.get("name"))) if isinstance(person, dict) else [str(person)]
        )
    ]
    return ForeignNote(
        f"annotation {number}",
        str(item.get("id", "")) or repr(sorted(item.items(), key=str)),
        target.source,
        str(quote.get("exact", "")),
        str(quote.get("prefix", "")),
        str(quote.get("suffix", "")),
        words="\n\n".join(texts),
        author=" and ".join(filter(None, map(str, creators))),
        created=str(item.get("created", "")),
        tags=tuple(_tags(bodies)),
        has_only_other_selectors=target.is_selected and not quote,
        fields=own if isinstance(own, dict) else None,
    )


class _Target(NamedTuple):
    source: str
    quote: Mapping[str, Any]
    is_selected: bool
    """Whether it is a part of its source, however that is selected."""


def _target(value: Any) -> _Target:
    """Return a target: a part of a source, or an address, which with a fragment is that of a part."""
    if not isinstance(value, dict):
        address = "" if value is None else str(value)
        return _Target(address, {}, bool(address.partition("#")[2]))
    source = value.get("source", value.get("id", value.get("@id", "")))
    if isinstance(source, dict):
        source = _plain(source).get("id", "")
    return _Target(str(source), _quote(value.get("selector")), "selector" in value)


def _quote(selectors: Any) -> Mapping[str, Any]:
    """Return the quote among selectors, or the one that makes the choice of another one narrower."""
    found = [_plain(selector) for selector in _listed(selectors) if isinstance(selector, dict)]
    for selector in found:
        if "TextQuoteSelector" in _listed(selector.get("type")):
            return selector
    inner = (_quote(selector.get("refinedBy")) for selector in found if "refinedBy" in selector)
    return next(filter(None, inner), {})


def _is_comment(body: dict[str, Any]) -> bool:
    """Return whether a body is what a note says, by one of its purposes; one without any is."""
    return any(purpose in _SAID for purpose in _listed(body.get("purpose")) or [""])


def _chosen(body: dict[str, Any]) -> dict[str, Any]:
    """Return a body; of a choice between several, such as of languages, the first (3.2.7)."""
    items = [selector for selector in _listed(body.get("items")) if isinstance(selector, dict)]
    return items[0] if _plain(body).get("type") == "Choice" and items else body


def _tags(bodies: list[dict[str, Any]]) -> Iterator[str]:
    for body in bodies:
        if _listed(body.get("purpose")) == ["tagging"]:
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
    if form == "text/html" and len(value) <= _LONGEST_HTML:
        value = html.unescape(nh3.clean(value, tags=set()))
    return as_prose(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
