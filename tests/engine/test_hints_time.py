"""What a problem proposes takes a bounded time (of the processor), whatever the quote and the text."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from variorum.anchoring.find import forget_answers
from variorum.anchoring.place import MOST_EXPLAINED, place
from variorum.anchoring.reading_text import ReadingText, forget_folded
from variorum.anchoring.resolve import resolve
from variorum.model.candidate import Candidate, faults_of
from variorum.model.kinds.context import Context
from variorum.model.record import AnnotationRecord
from variorum.model.selector import Selector

A_STORY = "\n\n".join(
    f"On day {number} a keeper of lamp {number * 7} wrote: “In a boat, a day from harbour {number % 13}.”"
    for number in range(1_000)
)
HOSTILE = {
    "one letter": (Selector("a"), A_STORY),
    "an occurrence beyond the last": (Selector("и", "", "", 5_000), "лист и лето, и и иней. " * 5_000),
    "words that repeat": (Selector("the"), "the sea and the log. " * 8_000),
    "a wrong context": (Selector("the", "xx", "yy", 3), "the sea and the log. " * 8_000),
    "one word": (Selector("lamp lump " * 60, "lamp lamp", "lamp x"), "lamp " * 20_000),
    "no words": (Selector("ab" * 700 + "c", "ab" * 100, "ba" * 100), "ab" * 100_000),
    "one letter for ever": (Selector("a" * 1_500, "a" * 250, "a" * 250), "a" * 200_000),
    "single letters": (Selector("a " * 700 + "b", "a a", "a a"), "a " * 100_000),
    "numbers": (Selector("500 crowns"), "1,500 crowns " * 10_000),
    "both ends": (Selector("the … the"), "the sea and the log. " * 8_000),
    "ideographs": (Selector("彼は漢字を書む" * 20), "彼は漢字を読む。今日も雨が降る。" * 10_000),
    "a long quote": (Selector("quantum chromodynamics is " * 70), A_STORY),
}
SECONDS = 3.0
"""A hundred times what an ordinary quote takes; without bounds most of these take minutes."""


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_quote_takes_long(name: str) -> None:
    selector, text = HOSTILE[name]
    reading = ReadingText(text)
    assert reading.word_index.words
    started = process_time()
    resolve(selector, reading)
    assert process_time() - started < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("name", ["one letter", "an occurrence beyond the last", "a wrong context"])
def test_hints_take_no_longer_than_reading_the_text_a_few_times(name: str) -> None:
    selector, text = HOSTILE[name]
    assert _fastest(lambda: resolve(selector, ReadingText(text))) < 12 * _fastest(lambda: _find_all(text))


def _find_all(text: str) -> None:
    """Fold a text and look at each of its letters “e”: what no search for a place can do without."""
    reading = ReadingText(text)
    assert all(text[slice(*span)] == "e" for span in reading.folded.each_occurrence("e"))


def _fastest(run: Callable[[], object]) -> float:
    """Return the seconds of the processor that the fastest of three runs took."""
    took = []
    for _ in range(3):
        started = process_time()
        run()
        took.append(process_time() - started)
        forget_answers()
        forget_folded()
    return min(took)


def test_of_very_many_notes_the_first_are_explained() -> None:
    notes = [
        Candidate(
            AnnotationRecord(
                Context(id=f"n{number}", kind="context", quote="teh lamp", title="Lamp", note="It burned."),
                f"{number}.yml",
                1,
                1,
                {"quote": (3, 8)},
            )
        )
        for number in range(MOST_EXPLAINED + 1)
    ]
    problems = faults_of(place(notes, "She lit the lamp."))
    assert len(problems) == len(notes)
    assert "did you mean “the lamp”" in problems[0].message
    assert problems[-1].message == "The article does not have these words, or not just once."
