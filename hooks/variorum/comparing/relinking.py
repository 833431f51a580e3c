"""A text was changed: what becomes of each note on it, found by comparing the two versions of the text."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from variorum.anchoring.folding import fold_quote
from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.text_map import LEAST_KEPT, Followed, TextMap
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.selector import Selector, Span

_BESIDE = 3
"""Words beside a shorter passage that must have been moved with it …"""
_FAR = 200
"""… and the code points among which they are."""
SHORTEST_MOVED = 3
"""Words of a passage that is looked for elsewhere, if it is gone from its place."""


class Outcome(StrEnum):
    """What became of a note."""

    KEPT = "kept"
    """Its selector finds its passage."""
    MOVED = "moved"
    """Its words are there, but its selector has to tell them apart anew."""
    CHANGED = "changed"
    """Some words of its passage are others now."""
    CARRIED_OUT = "carried out"
    """It is a correction that the text now has."""
    AMBIGUOUS = "ambiguous"
    """Its passage may be one of several, or where it begins or ends is not certain."""
    ORPHANED = "orphaned"
    """Its passage is gone."""


class Relinked(NamedTuple):
    """A note, and what became of it."""

    note: PlacedNote
    """As it was placed in the earlier version."""
    outcome: Outcome
    before: str = ""
    """Its words in the earlier version …"""
    after: str = ""
    """… and in the later one; of an ambiguous one, where it may be."""
    selector: Selector | None = None
    """What finds it in the later version, where that is certain and must be written."""


def relinked(before: AnnotatedArticle, after: AnnotatedArticle) -> Iterator[Relinked]:
    """Yield what becomes of each note that was placed in `before`, the article with its earlier text."""
    compared = TextMap(before.text, after.text)
    text = ReadingText(after.text, after.asides)
    placed = {note.annotation.id: note.spans for note in after.notes}
    for note in before.notes:
        yield _relinked(note, compared, text, placed.get(note.annotation.id))


def _relinked(
    note: PlacedNote, compared: TextMap, text: ReadingText, placed: tuple[Span, ...] | None
) -> Relinked:
    if not note.spans:
        return Relinked(note, Outcome.KEPT)
    followed = [compared.follow(span) for span in note.spans]
    was = compared.before[slice(*note.spans[0])]
    if _is_carried_out(note, followed, compared):
        return Relinked(note, Outcome.CARRIED_OUT, was, _words(compared, followed[0].between))
    if (
        placed is not None
        and _has_same_words(note, placed, text, compared)
        and _fits(note, followed, placed, compared)
    ):
        return Relinked(note, Outcome.KEPT)
    if len(followed) > 1 or note.annotation.occurrence == "all":
        return Relinked(note, Outcome.AMBIGUOUS, was)
    return _followed(note, was, followed[0], compared, text, is_placed=bool(placed))


def _followed(
    note: PlacedNote, was: str, found: Followed, compared: TextMap, text: ReadingText, *, is_placed: bool
) -> Relinked:
    """Return what became of a note on one passage; `is_placed` says whether its selector finds one now."""
    if found.span is None or found.kept < LEAST_KEPT:
        return _elsewhere(note, was, found, compared, text, is_placed=is_placed)
    now = _words(compared, found.span)
    selector = selector_of(found.span, text)
    if selector is None:
        return Relinked(note, Outcome.AMBIGUOUS, was, now)
    is_same = fold_quote(now) == fold_quote(was)
    return Relinked(note, Outcome.MOVED if is_same else Outcome.CHANGED, was, now, selector)


def _elsewhere(
    note: PlacedNote, was: str, found: Followed, compared: TextMap, text: ReadingText, *, is_placed: bool
) -> Relinked:
    """Return what became of a note whose passage is gone from its place: it may have been moved."""
    if len(was.split()) >= SHORTEST_MOVED and _times(was, compared.before) == 1:
        places = text.folded.occurrences(fold_quote(was))
        if len(places) == 1 and (selector := selector_of(places[0], text)):
            return Relinked(note, Outcome.MOVED, was, _words(compared, places[0]), selector)
        if places:
            return Relinked(note, Outcome.AMBIGUOUS, was, f"in {len(places)} places")
    if found.kept or is_placed:
        return Relinked(note, Outcome.AMBIGUOUS, was, _words(compared, found.between))
    return Relinked(note, Outcome.ORPHANED, was, _words(compared, found.between))


def _has_same_words(note: PlacedNote, placed: tuple[Span, ...], text: ReadingText, compared: TextMap) -> bool:
    """Return whether the selector, as it is, finds the same words as before, as many times."""
    old = [fold_quote(compared.before[slice(*span)]) for span in note.spans]
    return old == [fold_quote(text.text[slice(*span)]) for span in placed]


def _fits(note: PlacedNote, followed: list[Followed], placed: tuple[Span, ...], compared: TextMap) -> bool:
    """Return whether what the selector finds is where the passage went.

    Where the passage is gone from its place, that is so if it is long, or the words beside it came along.
    """
    return all(
        found.span == now or (found.span is None and not found.kept and _came_along(was, now, compared))
        for was, found, now in zip(note.spans, followed, placed, strict=True)
    )


def _came_along(was: Span, now: Span, compared: TextMap) -> bool:
    """Return whether the same words at another place are the passage that was moved, not others like it."""
    before, after = compared.before, compared.after
    if len(before[slice(*was)].split()) >= SHORTEST_MOVED:
        return True
    left = [
        _beside(text[max(0, at - _FAR) : at].split()[-_BESIDE:])
        for text, at in ((before, was.start), (after, now.start))
    ]
    right = [
        _beside(text[at : at + _FAR].split()[:_BESIDE]) for text, at in ((before, was.end), (after, now.end))
    ]
    return any(old == new != "" for old, new in (left, right))


def _beside(words: list[str]) -> str:
    """Return words as they are compared; nothing, if there are too few to tell a place."""
    return fold_quote(" ".join(words)) if len(words) == _BESIDE else ""


def _times(words: str, text: str) -> int:
    return len(ReadingText(text).folded.occurrences(fold_quote(words)))


def _is_carried_out(note: PlacedNote, followed: list[Followed], compared: TextMap) -> bool:
    """Return whether a correction says what the text now has, and no longer what it had."""
    replacement = note.annotation.replacement
    if replacement is None:
        return False
    was = {fold_quote(compared.before[slice(*span)]) for span in note.spans}
    now = {fold_quote(_words(compared, found.between)) if found.between else None for found in followed}
    return now == {fold_quote(replacement)} and not was & now


def _words(compared: TextMap, span: Span | None) -> str:
    return compared.after[slice(*span)].strip() if span else ""
