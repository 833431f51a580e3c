"""Statistics of an edition, and the gaps in its notes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field

import regex

from variorum.checks.unused import sources_cited_by
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.kinds import KINDS, Annotation
from variorum.model.registers import REGISTERS
from variorum.model.review import unknown_reviews
from variorum.model.wording import sanitized_line
from variorum.reporting.listing import as_table

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]|[\p{L}\p{N}\p{M}]+(?:[’'.-][\p{L}\p{N}\p{M}]+)*")
PROMINENCE = ("core", "further")


def _has_no_source(note: Annotation) -> bool:
    """Return whether a note needs a source and has none; inferences of the editors need none."""
    return not note.sources and not note.inference


GAPS: dict[str, Callable[[Annotation], bool]] = {
    "sources": _has_no_source,
    "review": lambda note: not note.is_reviewed,
}
"""What a note can lack, and how to tell."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of one article, or of all."""

    article: str
    """Its slug; empty for all articles together."""
    title: str
    words: int
    notes: int
    words_of_notes: int
    kinds: dict[str, int]
    prominence: dict[str, int]
    lacks: dict[str, list[str]] = field(default_factory=dict)
    """For each gap, the ids of the notes that have it, in the order of the page."""


@dataclass(frozen=True, slots=True)
class PersonStatistics:
    """The figures of one contributor: of notes that are shown, and withdrawn."""

    person: str
    """The id."""
    name: str
    notes: int
    """Notes of theirs that are shown …"""
    words_of_notes: int
    kinds: dict[str, int]
    waiting: int
    """… of these, notes that nobody has reviewed."""
    withdrawn: int
    reviews: int
    """Notes that they reviewed."""


def statistics_of_people(edition: Edition) -> list[PersonStatistics]:
    """Return the figures of each contributor, in the order of the register.

    A note by several people counts for each of them.
    """
    shown = [note for article in edition.articles for note in article.notes]
    gone = [
        note.annotation
        for article in edition.articles
        for note in article.withdrawn
        if note.annotation.withdrawn
    ]
    people = []
    for identifier, contributor in edition.registers.contributors.items():
        own = [note for note in shown if identifier in note.annotation.by]
        people.append(
            PersonStatistics(
                person=identifier,
                name=contributor.name,
                notes=len(own),
                words_of_notes=sum(count_words(note.text) for note in own),
                kinds=_sum([Counter(note.annotation.of_kind.name for note in own)], KINDS),
                waiting=sum(not note.annotation.is_reviewed for note in own),
                withdrawn=sum(identifier in note.by for note in gone),
                reviews=sum(
                    note.annotation.is_reviewed
                    and note.annotation.reviewed is not None
                    and note.annotation.reviewed.by == identifier
                    for note in shown
                ),
            )
        )
    return people


def statistics(edition: Edition) -> tuple[list[Statistics], Statistics]:
    """Return the figures of each article, and those of all together."""
    each = [_of_article(article) for article in edition.articles]
    return each, Statistics(
        article="",
        title="All articles",
        words=sum(h.words for h in each),
        notes=sum(h.notes for h in each),
        words_of_notes=sum(h.words_of_notes for h in each),
        kinds=_sum((h.kinds for h in each), KINDS),
        prominence=_sum((h.prominence for h in each), PROMINENCE),
        lacks={what: [identifier for h in each for identifier in h.lacks[what]] for what in GAPS},
    )


def _of_article(article: AnnotatedArticle) -> Statistics:
    notes = [note.annotation for note in article.notes]
    return Statistics(
        article=article.article.slug,
        title=article.article.metadata.title,
        words=count_words(article.text),
        notes=len(notes),
        words_of_notes=sum(count_words(note.text) for note in article.notes),
        kinds=_sum([Counter(note.of_kind.name for note in notes)], KINDS),
        prominence=_sum([Counter(note.prominence for note in notes)], PROMINENCE),
        lacks={what: [note.id for note in notes if is_lacking(note)] for what, is_lacking in GAPS.items()},
    )


def _sum(counts: Iterable[dict[str, int]], names: Iterable[str]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return {name: total[name] for name in names}


def count_words(text: str) -> int:
    """Return the number of words; in Chinese and Japanese, each character is one."""
    return len(_WORD.findall(text))


def statistics_as_json(edition: Edition) -> str:
    """Return the statistics as one JSON object.

    Its keys are `articles`, `all`, `people`, `registers`, `uncited_sources` and `problems`.
    """
    each, together = statistics(edition)
    report = {
        "articles": [asdict(figures) for figures in each],
        "all": asdict(together),
        "people": [asdict(figures) for figures in statistics_of_people(edition)],
        "registers": _registers(edition),
        "uncited_sources": _uncited_sources(edition),
        "problems": len(edition.problems),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def statistics_as_text(edition: Edition) -> str:
    """Return the statistics as plain text."""
    each, together = statistics(edition)
    blocks = [_block(figures) for figures in ([*each, together] if len(each) > 1 else each)]
    blocks += _block_of_reviews(edition)
    blocks += [_block_of_person(figures) for figures in statistics_of_people(edition)]
    uncited = _uncited_sources(edition)
    rows = [f"  entries        {_listed(_registers(edition))}"]
    rows += [f"  not cited      {len(uncited):,}: {', '.join(uncited)}"] if uncited else []
    return "\n\n".join([*blocks, "\n".join(["Registers", *rows])]) + "\n"


def _block(figures: Statistics) -> str:
    heading = f"{sanitized_line(figures.title)} ({figures.article})" if figures.article else figures.title
    rows = [
        ("text", f"{figures.words:,} words"),
        ("notes", f"{figures.notes:,}, with {figures.words_of_notes:,} words"),
        ("by kind", _listed(figures.kinds)),
        ("prominence", _listed(figures.prominence)),
    ]
    for what, identifiers in figures.lacks.items():
        names = f": {', '.join(identifiers)}" if identifiers and figures.article else ""
        rows.append((f"lack {what}", f"{len(identifiers)}{names}"))
    return "\n".join([heading, *(f"  {label:<14} {value}" for label, value in rows)])


def _block_of_reviews(edition: Edition) -> list[str]:
    """Return what has to be known of the reviews, if there is anything: those that do not count, and why."""
    rows = [
        f"  not counted    {note.annotation.id}: {note.record.uncounted}"
        for article in edition.articles
        for note in article.notes
        if note.record.uncounted
    ]
    if unknown := unknown_reviews(edition):
        rows.append(f"  as written     {unknown:,}, of which the history does not show who committed them")
    return ["\n".join(["Reviews", *rows])] if rows else []


def _block_of_person(figures: PersonStatistics) -> str:
    kinds = _listed({kind: count for kind, count in figures.kinds.items() if count})
    rows = [
        ("notes", f"{figures.notes:,}, with {figures.words_of_notes:,} words"),
        *([("by kind", kinds)] if kinds else []),
        ("not reviewed", f"{figures.waiting:,}"),
        ("withdrawn", f"{figures.withdrawn:,}"),
        ("reviewed", f"{figures.reviews:,} of others"),
    ]
    heading = f"{sanitized_line(figures.name)} ({figures.person})"
    return "\n".join([heading, *(f"  {label:<14} {value}" for label, value in rows)])


def statistics_as_csv(edition: Edition) -> str:
    """Return a table with a row for each contributor, and a column for each kind of note."""
    rows: list[dict[str, object]] = []
    for figures in statistics_of_people(edition):
        row = asdict(figures)
        rows.append({**{key: value for key, value in row.items() if key != "kinds"}, **row["kinds"]})
    columns = [key for key in PersonStatistics.__slots__ if key != "kinds"]
    return as_table(rows, [*columns, *KINDS])


def _listed(counts: dict[str, int]) -> str:
    return " · ".join(f"{name} {count:,}" for name, count in counts.items())


def _uncited_sources(edition: Edition) -> list[str]:
    """Return the ids of the sources that nothing cites, in the order of the register."""
    notes = [note.annotation for article in edition.articles for note in article.every_note]
    cited = sources_cited_by(notes, [article.article for article in edition.articles], edition.registers)
    return [identifier for identifier in edition.registers.sources if identifier not in cited]


def _registers(edition: Edition) -> dict[str, int]:
    return {name: len(edition.registers.entries(name)) for name in REGISTERS}
