"""Two states of an edition → what changes for readers: notes, registers, the text itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from variorum.anchoring.words import paragraph_at
from variorum.comparing.changed import (
    Comparison,
    EntryChange,
    FieldDifference,
    NoteChange,
    NoteInWords,
    Unlinked,
)
from variorum.comparing.readings import reading_changes
from variorum.comparing.relinking import Outcome, relinked
from variorum.model.edition import AnnotatedArticle, Edition, PlacedNote, WithdrawnNote
from variorum.model.kinds import Annotation
from variorum.model.record import AnnotationRecord
from variorum.model.registers import REGISTERS, Registers

NONE: Mapping[str, str] = {}
MOST_PASSAGES = 3
"""Most passages shown for a note with `occurrence: all`."""
_PARAGRAPHS = re.compile(r"\n\s*\n")
_LINES_THAT_COUNT = re.compile(r"(?: {2}|\\)\n|\n(?=\s*(?:[-+*>#|`~]|\d+[.)]|={3}| {4}))")
"""Line ends that matter in Markdown: hard breaks, and those before a list, a table or a heading."""
LINE_END = " ↵ "


@dataclass(frozen=True, slots=True)
class _Known:
    """A note in one of the two editions."""

    record: AnnotationRecord
    words: NoteInWords


def compare(
    before: Edition,
    after: Edition,
    files: tuple[Mapping[str, str], Mapping[str, str]] = (NONE, NONE),
    published: tuple[Mapping[str, str], Mapping[str, str]] = (NONE, NONE),
) -> Comparison:
    """Return what was added, changed, withdrawn, removed, and how each article reads before and after.

    Both pairs are of the edition before and after: `files`, a fingerprint of each file beside the texts, by
    path; and `published`, the article of each published id.
    A note that was shown and now has a problem is neither removed nor changed, but `broken`.
    """
    old, new = _notes(before), _notes(after)
    faulty = {problem.place.file for problem in after.problems}
    gone = [known for identifier, known in old.items() if identifier not in new]
    both = [(old[i], known) for i, known in new.items() if i in old]
    removed = [known for known in gone if known.record.file not in faulty]
    broken = [known for known in gone if known.record.file in faulty]
    withdrawn = [now for was, now in both if now.words.withdrawn and not was.words.withdrawn]
    changes = [_change(was, now) for was, now in both if now not in withdrawn]
    return Comparison(
        readings=tuple(reading_changes(before, after)),
        removed=tuple(known.words for known in removed),
        broken=tuple(known.words for known in broken),
        unlinked=tuple(_unlinked(before, after, {known.words.id for known in broken})),
        withdrawn=tuple(known.words for known in withdrawn),
        changed=tuple(change for change in changes if change.changes),
        added=tuple(known.words for identifier, known in new.items() if identifier not in old),
        entries=(*_entry_changes(before, after), *_file_changes(*files), *_lost_ids(*published)),
        problems_before=len(before.problems),
        problems_after=len(after.problems),
    )


def _notes(edition: Edition) -> dict[str, _Known]:
    """Return the notes of the edition by id, in the order of the pages, the withdrawn ones last."""
    found: dict[str, _Known] = {}
    for article in edition.articles:
        every: list[PlacedNote | WithdrawnNote] = [*article.notes, *article.withdrawn]
        found |= {note.annotation.id: _Known(note.record, _in_words(note, article)) for note in every}
    return found


def _unlinked(before: Edition, after: Edition, broken: Collection[str]) -> Iterator[Unlinked]:
    """Yield the notes that lost their places since a text was changed; `broken` are those with a problem now.

    A note that is still shown is among them if nobody can say that its place is the one that it had.
    """
    new = {entry.article.slug: entry for entry in after.articles}
    for was in before.articles:
        now = new.get(was.article.slug)
        if now is None or now.text == was.text:
            continue
        state = {note.annotation.id: note.annotation for note in now.every_note}
        for result in relinked(was, now):
            identifier = result.note.annotation.id
            annotation = state.get(identifier)
            is_lost = result.outcome in (Outcome.AMBIGUOUS, Outcome.ORPHANED)
            is_there = annotation is not None and not annotation.withdrawn
            if result.outcome is not Outcome.KEPT and ((is_lost and is_there) or identifier in broken):
                yield Unlinked(
                    note=_in_words(result.note, was),
                    outcome=result.outcome,
                    now=result.after,
                    is_decided=annotation is not None and annotation.orphaned is not None,
                )


def _in_words(note: PlacedNote | WithdrawnNote, article: AnnotatedArticle) -> NoteInWords:
    annotation = note.annotation
    spans = note.spans if isinstance(note, PlacedNote) else ()
    passages = [article.text[span.start : span.end] for span in spans[:MOST_PASSAGES]]
    return NoteInWords(
        id=annotation.id,
        article=article.article.slug,
        kind=annotation.of_kind.title,
        file=note.record.file,
        headline=annotation.headline(article.registers),
        passage=" … ".join(passages) or annotation.quote or "",
        paragraph=paragraph_at(article.text, spans[0].start) if spans else 0,
        details=tuple((detail.label, detail.value) for detail in annotation.details(article.registers)),
        text=note.text,
        written=_as_text(annotation.note) if "](" in annotation.note or "://" in annotation.note else "",
        sources=tuple(_source(citation.id, article.registers) for citation in annotation.sources),
        beside=tuple(_beside(annotation, note.record.uncounted)),
        reviewed=annotation.is_reviewed,
        withdrawn=annotation.withdrawn.reason if annotation.withdrawn else "",
    )


def _beside(note: Annotation, uncounted: str) -> Iterator[tuple[str, str]]:
    """Yield what a note says of itself; no more than its author wrote."""
    if note.by:
        yield "By", ", ".join(note.by)
    if note.reviewed:
        review = f"{note.reviewed.by}, {note.reviewed.date}"
        yield (
            "Reviewed",
            review if note.is_reviewed else f"{review}; this does not count{uncounted and f': {uncounted}'}",
        )
    if note.prominence != "core":
        yield "Prominence", note.prominence
    if note.inference:
        yield "Inference", "what the editors infer"
    if note.mentions:
        yield "Mentions", ", ".join(note.mentions)


def _source(identifier: str, registers: Registers) -> str:
    source = registers.sources.get(identifier)
    return f"{source.title} ({identifier})" if source else identifier


def _change(was: _Known, now: _Known) -> NoteChange:
    changes = list(_field_differences(_fields(was.record.annotation), _fields(now.record.annotation)))
    if was.words.article != now.words.article:
        changes.append(FieldDifference(field="article", before=was.words.article, after=now.words.article))
    old, new = was.record.annotation, now.record.annotation
    moved = old.selector != new.selector and was.words.paragraph != now.words.paragraph
    if moved or was.words.passage != now.words.passage:
        changes.append(FieldDifference(field="place", before=was.words.place, after=now.words.place))
    same_review = new.is_reviewed and old.reviewed == new.reviewed
    outdated = same_review and any(change.field not in ("status", "reviewed") for change in changes)
    return NoteChange(note=now.words, changes=tuple(changes), review_is_older=outdated)


def _entry_changes(before: Edition, after: Edition) -> Iterator[EntryChange]:
    shown_by = _shown_by(after)
    for register in REGISTERS:
        yield from _of_register(
            register, before.registers.entries(register), after.registers.entries(register), shown_by
        )
    old = {entry.article.slug: entry.article.metadata for entry in before.articles}
    new = {entry.article.slug: entry.article.metadata for entry in after.articles}
    yield from _of_register("articles", old, new, {})


def _shown_by(edition: Edition) -> dict[tuple[str, str], list[str]]:
    """Return the ids of the notes that point to an entry, by its register and id."""
    found: dict[tuple[str, str], list[str]] = {}
    for note in (note.annotation for article in edition.articles for note in article.notes):
        named = {(register, term) for term in note.entries() for register in ("glossary", "entities")}
        named |= {("sources", citation.id) for citation in note.sources}
        named |= {("contributors", person) for person in note.by}
        for entry in named:
            found.setdefault(entry, []).append(note.id)
    return found


def _file_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[EntryChange]:
    for path in sorted({**before, **after}):
        old, new = before.get(path, ""), after.get(path, "")
        if old != new:
            difference = FieldDifference(field="content", before=old, after=new)
            yield EntryChange(
                within="files", id=path, act=_act(path, before, after), changes=(difference,), notes=()
            )


def _lost_ids(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[EntryChange]:
    """Yield the ids removed or changed in the ledger of published ids; additions are normal."""
    for identifier, article in before.items():
        if after.get(identifier) != article:
            difference = FieldDifference(field="article", before=article, after=after.get(identifier, ""))
            yield EntryChange(
                within="published ids",
                id=identifier,
                act=_act(identifier, before, after),
                changes=(difference,),
                notes=(),
            )


def _act(key: str, before: Collection[str], after: Collection[str]) -> Literal["added", "changed", "removed"]:
    return "added" if key not in before else "removed" if key not in after else "changed"


def _of_register(
    register: str,
    before: Mapping[str, BaseModel],
    after: Mapping[str, BaseModel],
    shown_by: Mapping[tuple[str, str], list[str]],
) -> Iterator[EntryChange]:
    for identifier in _in_both_orders(before, after):
        old, new = before.get(identifier), after.get(identifier)
        if old != new:
            differences = tuple(_field_differences(_fields(old), _fields(new)))
            yield EntryChange(
                within=register,
                id=identifier,
                act=_act(identifier, before, after),
                changes=differences,
                notes=tuple(shown_by.get((register, identifier), ())),
            )


def _in_both_orders(before: Iterable[str], after: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*after, *before]))


def _fields(entry: BaseModel | None) -> dict[str, str]:
    """Return the fields of an entry as plain text."""
    written = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True) if entry else {}
    return {key: _as_text(value) for key, value in written.items() if key != "id"}


def _field_differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldDifference]:
    for name in _in_both_orders(before, after):
        if before.get(name) != after.get(name):
            yield FieldDifference(field=name, before=before.get(name, ""), after=after.get(name, ""))


def _as_text(value: Any) -> str:
    """Return a value as text; line breaks are kept only where they matter in Markdown."""
    if isinstance(value, list):
        return "; ".join(map(_as_text, value))
    if isinstance(value, dict):
        items = {key: _as_text(inner) for key, inner in value.items() if inner not in (None, [], "")}
        return items["id"] if items.keys() == {"id"} else ", ".join(f"{k}: {v}" for k, v in items.items())
    if isinstance(value, bool):
        return str(value).lower()
    parts = (_LINES_THAT_COUNT.sub(LINE_END, part) for part in _PARAGRAPHS.split(str(value)))
    return "\n\n".join(" ".join(part.split()) for part in parts).strip()
