"""Notes of other programs → notes of ours: which article, which passage, which id."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from textwrap import shorten
from types import MappingProxyType
from typing import Any, NamedTuple

from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.outcome import NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.editing.foreign.foreign_note import LONGEST_PASSAGE, ForeignNote
from variorum.editing.foreign.tag_kinds import TagKinds, filled, keys_of
from variorum.editing.new_note import suggested_id
from variorum.model.edition import AnnotatedArticle
from variorum.model.kinds import KINDS
from variorum.model.selector import Selector
from variorum.model.values import is_identifier

TITLE = 70
"""Characters of the first words of a note that become its title."""


class Imported(NamedTuple):
    """A note to be written."""

    article: str
    fields: Mapping[str, Any]
    place: str
    cells: Mapping[str, str] = MappingProxyType({})
    """Where each of its keys stands in the table that it came from: `C7`."""


class Refused(NamedTuple):
    """A note that is not taken, and why, in a sentence or two."""

    place: str
    reason: str


def imported(
    notes: Iterable[ForeignNote],
    articles: Collection[AnnotatedArticle],
    taken: Collection[str],
    only: str | None = None,
    by: str | None = None,
    kinds: TagKinds = MappingProxyType({}),
) -> tuple[list[Imported], list[Refused], int]:
    """Return the notes that have a place, those that are refused, and how many are there already.

    `taken` are the ids of the edition; `only` is the article that all are about, `by` a contributor, and
    `kinds` says which notes are of which kind by their tags; all others are context.
    """
    texts: dict[str, ReadingText] = {}
    made: set[str] = set()
    found: list[Imported] = []
    refused: list[Refused] = []
    known = 0
    for note in notes:
        article = _article(note, articles, only)
        identifier = _identifier(note)
        if identifier in taken or identifier in made:
            known += 1
        elif article is None:
            names = ", ".join(annotated.article.slug for annotated in articles)
            refused.append(Refused(note.place, f"It is about no article of this edition. Name one: {names}."))
        elif reason := _reason(note, kinds):
            refused.append(Refused(note.place, reason))
        elif note.fields is not None:
            made.add(identifier)
            found.append(
                Imported(article.article.slug, _own(note.fields, identifier), note.place, note.cells)
            )
        else:
            slug = article.article.slug
            text = texts.setdefault(slug, ReadingText(article.text))
            target = _target(note, text)
            if isinstance(target, str):
                refused.append(Refused(note.place, target))
            else:
                made.add(identifier)
                found.append(Imported(slug, _foreign(note, target, identifier, by, kinds), note.place))
    return found, refused, known


def _article(
    note: ForeignNote, articles: Collection[AnnotatedArticle], only: str | None
) -> AnnotatedArticle | None:
    by_slug = {article.article.slug: article for article in articles}
    if only:
        return by_slug.get(only)
    parts = note.source.split("#")[0].split("?")[0].split("/")
    named = [slug for slug in by_slug if slug in parts]
    if len(named) == 1:
        return by_slug[named[0]]
    titled = [article for article in articles if note.title and article.article.metadata.title == note.title]
    if len(titled) == 1:
        return titled[0]
    return next(iter(articles)) if len(articles) == 1 else None


def _reason(note: ForeignNote, kinds: TagKinds) -> str:
    if note.is_reply:
        return "It answers another annotation and has no passage of its own."
    if note.fields is None and note.has_only_other_selectors:
        return "Its passage is selected by something other than a quote."
    if note.fields is None and not note.words.strip():
        return "It says nothing: a highlight is no note."
    if note.fields is None and keys_of(note.tags, kinds) is None:
        return "Its tags stand for notes of different kinds."
    return ""


def _target(note: ForeignNote, text: ReadingText) -> dict[str, str] | str:
    """Return the keys that select the passage, or why there are none."""
    if not note.quote:
        return {"whole": "true"}
    if len(note.quote) > LONGEST_PASSAGE:
        return f"Its passage has more than {LONGEST_PASSAGE:,} characters."
    outcome = resolve(Selector(note.quote, note.prefix, note.suffix), text)
    if isinstance(outcome, NotFound) and (note.prefix or note.suffix):
        # Programs cut context at a number of characters, within words, and over what stands between.
        alone = resolve(Selector(note.quote), text)
        outcome = alone if not isinstance(alone, NotFound) else outcome
    if isinstance(outcome, NotFound) and note.without_calls and note.without_calls.quote:
        plain = resolve(note.without_calls, text)
        outcome = plain if not isinstance(plain, NotFound) else outcome
    if isinstance(outcome, NotFound):
        return " ".join([outcome.message, *outcome.hints])
    selector = selector_of(outcome.spans[0], text)
    if selector is None:
        return "No quote of whole words selects its passage."
    parts = {"quote": selector.quote, "prefix": selector.prefix, "suffix": selector.suffix}
    return {key: value for key, value in parts.items() if value}


def _foreign(
    note: ForeignNote, target: Mapping[str, str], identifier: str, by: str | None, kinds: TagKinds
) -> dict[str, Any]:
    plain = " ".join(note.words.replace("\\", "").split())
    keys = filled(keys_of(note.tags, kinds) or {"kind": "context"}, plain, target.get("quote", ""))
    if "title" in KINDS[keys["kind"]].model_fields:
        keys = {"title": shorten(plain, TITLE, placeholder=" …"), **keys}
    origin = ", ".join(filter(None, (note.author, note.created[:10])))
    tags = f"Tags: {', '.join(note.tags)}." if note.tags else ""
    words = [note.words.strip(), tags, f"Imported: {origin}." if origin else ""]
    return {
        "id": identifier,
        "kind": keys["kind"],
        **target,
        **keys,
        "note": "\n\n".join(filter(None, words)),
        **({"by": [by]} if by else {}),
        "status": "proposed",
    }


def _own(fields: Mapping[str, Any], identifier: str) -> dict[str, Any]:
    kept = {key: _plain(value) for key, value in fields.items() if key not in ("reviewed", "status", "id")}
    return {"id": identifier, **kept, "status": "proposed"}


def _plain(value: Any) -> Any:
    """Return a value of JSON with its numbers and truths as YAML writes them."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _identifier(note: ForeignNote) -> str:
    """Return the id of a note: its own, or one that is the same whenever the same note is imported."""
    own = str((note.fields or {}).get("id", ""))
    if is_identifier(own):
        return own
    digest = hashlib.sha256(note.key.encode("utf-8", "replace")).hexdigest()[:8]
    words = note.words or str((note.fields or {}).get("note", ""))
    return f"{suggested_id((note.quote, words), ())[:60].strip('-')}-{digest}"
