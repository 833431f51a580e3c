"""Checks that what an annotation points to is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from variorum.anchoring.suggestion import did_you_mean
from variorum.model.problem import Code, Place, Problem
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers


def missing_references(record: AnnotationRecord, registers: Registers) -> Iterator[Problem]:
    """Yield a problem for each id in the annotation that no register has."""
    note = record.annotation
    terms = note.terms()
    for at, term in enumerate((*terms, *note.mentions)):
        if not term or registers.term(term):
            continue
        key = "term" if at < len(terms) else f"mentions.{at - len(terms)}"
        known = {**registers.glossary, **registers.entities}
        if _is_missing(term, known, registers, "glossary", "entities"):
            yield unknown_id(
                record.place(key),
                Code.UNKNOWN_TERM,
                "The term",
                term,
                known,
                f"add it to {registers.written_in('glossary')} or {registers.written_in('entities')}",
            )
    for number, citation in enumerate(note.sources):
        if citation.id not in registers.sources:
            yield from missing_source(citation.id, registers, record.place(f"sources.{number}"))
    for at, contributor in enumerate((*note.by, note.reviewed.by) if note.reviewed else note.by):
        if contributor not in registers.contributors and _is_missing(
            contributor, registers.contributors, registers, "contributors"
        ):
            yield unknown_id(
                record.place(f"by.{at}" if at < len(note.by) else "reviewed.by"),
                Code.UNKNOWN_CONTRIBUTOR,
                "The contributor",
                contributor,
                registers.contributors,
                f"add them to {registers.written_in('contributors')}",
            )
    for number, witness in enumerate(note.witnesses()):
        if witness and _is_missing(witness, registers.witnesses, registers, "witnesses"):
            yield Problem(
                record.place(f"also.{number - 1}" if number else "witness"),
                Code.UNKNOWN_WITNESS,
                f"The article has no witness `{witness}`.{did_you_mean(witness, registers.witnesses)}",
                "Correct the id, or add an entry to the `witnesses` in the article's article.yml: "
                f"- {{id: {witness}, name: …, short: …}}.",
            )


def missing_source(identifier: str, registers: Registers, place: Place) -> Iterator[Problem]:
    """Yield a problem if the source register lacks `identifier`."""
    if _is_missing(identifier, registers.sources, registers, "sources"):
        yield unknown_id(
            place,
            Code.UNKNOWN_SOURCE,
            "The source",
            identifier,
            registers.sources,
            f"add it to {registers.written_in('sources')}",
        )


def unknown_id(
    place: Place, code: Code, what: str, identifier: str, known: Iterable[str], fix: str
) -> Problem:
    """Return the problem of an id that is not among those that are `known`."""
    return Problem(
        place,
        code,
        f"{what} `{identifier}` is not in any register.{did_you_mean(identifier, known)}",
        f"Correct the id, or {fix}.",
    )


def missing_notes(
    registers: Registers, known: Collection[str], article_of: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each id in the timeline, on a path or in a question that no annotation has.

    `article_of` has the slugs of the articles on which the notes are shown; those in no text are not
    there. A path or a question stays on one article, and there is nothing to lead to in a note that is
    not shown.
    """
    for event in registers.timeline.values():
        places = registers.places["timeline", event.id]
        for number, identifier in enumerate(event.notes):
            if identifier not in known:
                yield Problem(
                    places[f"notes.{number}"],
                    Code.UNKNOWN_NOTE,
                    f"There is no note `{identifier}`.{did_you_mean(identifier, known)}",
                    "Correct the id, or remove it.",
                )
    yield from _missing_in_alignments(registers, known, article_of)
    yield from _missing_on_paths(registers, known, article_of)
    yield from _missing_in_questions(registers, known, article_of)


def _missing_in_alignments(
    registers: Registers, known: Collection[str], article_of: Mapping[str, str]
) -> Iterator[Problem]:
    for alignment in registers.alignments.values():
        if alignment.note not in article_of:
            hint = "" if alignment.note in known else did_you_mean(alignment.note, known)
            why = "is no longer in the text" if alignment.note in known else "does not exist"
            yield Problem(
                registers.places["alignments", alignment.id]["note"],
                Code.UNKNOWN_NOTE,
                f"The note `{alignment.note}` {why}.{hint}",
                "Write the id of the note that explains the passage.",
            )


def _missing_on_paths(
    registers: Registers, known: Collection[str], article_of: Mapping[str, str]
) -> Iterator[Problem]:
    for path in registers.paths.values():
        notes = [step.note for step in path.steps]
        for number, why in _not_on_one_article(notes, "path", known, article_of):
            place = registers.places["paths", path.id][f"steps.{number}"]
            yield Problem(place, Code.UNKNOWN_NOTE, why, "Correct the id, or remove the step.")


def _missing_in_questions(
    registers: Registers, known: Collection[str], article_of: Mapping[str, str]
) -> Iterator[Problem]:
    for question in registers.questions.values():
        for number, why in _not_on_one_article(question.notes, "question", known, article_of):
            place = registers.places["questions", question.id][f"notes.{number}"]
            yield Problem(place, Code.UNKNOWN_NOTE, why, "Correct the id, or remove it.")


def _not_on_one_article(
    notes: Sequence[str], what: str, known: Collection[str], article_of: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the `notes` that are not shown on the article of the first, and what is wrong.

    `what` is what the notes belong to: a path or a question.
    """
    first = next((article_of[note] for note in notes if note in article_of), "")
    for number, note in enumerate(notes):
        if note not in known:
            yield number, f"There is no note `{note}`.{did_you_mean(note, known)}"
        elif note not in article_of:
            yield number, f"The note `{note}` is no longer in the text, so a {what} cannot lead to it."
        elif article_of[note] != first:
            yield number, f"The note `{note}` is on another article than the rest of its {what}."


def _is_missing(identifier: str, known: Iterable[str], registers: Registers, *names: str) -> bool:
    """Return whether the id is missing; False if its entry or its register could not be read."""
    return (
        identifier not in known
        and identifier not in registers.broken
        and not registers.unreadable.intersection(names)
    )
