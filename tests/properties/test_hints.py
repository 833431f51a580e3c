"""Every line that a message proposes does what the message says: with it, the note stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties.texts import texts
from variorum.anchoring.hints import MOST_LISTED
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.words import paragraph_at
from variorum.model.problem import Code
from variorum.model.selector import Selector

_WORDS = "the lamp went out and boat came at dawn he she illegal legal 1,500 500 Straße naïve".split()
_ENDS = [". ", ", ", "\n\n", ".\n\n", " … ", " “", "” ", " – ", " "]
stories = st.lists(
    st.tuples(
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join), st.sampled_from(_ENDS)
    ),
    min_size=1,
    max_size=10,
).map(lambda parts: "".join(words + end for words, end in parts))
wordings = st.one_of(
    st.lists(st.sampled_from([*_WORDS, "…", "lamb", "gale", "legally"]), min_size=1, max_size=5).map(
        " ".join
    ),
    st.text(max_size=8),
)
selectors = st.builds(
    Selector,
    wordings,
    st.one_of(st.just(""), wordings),
    st.one_of(st.just(""), wordings),
    st.one_of(st.none(), st.just("all"), st.integers(1, 4)),
)
_LINE = re.compile(r'(prefix|suffix|quote): ("(?:[^"\\]|\\.)*")|(occurrence): (\S+)')
_PLACE = re.compile(r"(?:\d+\. )?paragraph (\d+):")
_MEANT = re.compile(r"did you mean “(.*)” in paragraph (\d+)\?", re.DOTALL)
_NUMBERS = re.compile(r"from 1 to (\d+), or `all`")


class Proposed(NamedTuple):
    """What a message proposes: a selector, and the paragraph in which it is said to stand."""

    selector: Selector
    paragraph: int | None


def proposals(wrong: Selector, problem: NotFound) -> Iterator[Proposed]:
    """Yield all that a contributor could try who reads the problem."""
    told, paragraph = wrong, None
    if meant := _MEANT.search(problem.message):
        told, paragraph = wrong._replace(quote=meant[1]), int(meant[2])
    if "Remove the quotation marks" in problem.fix:
        told = wrong._replace(quote=wrong.quote.strip().strip("\"'“”„‟‘’‚«»‹›「」"))
    if (told != wrong) and not problem.hints:
        yield Proposed(told, paragraph)
    for number in range(1, int(found[1]) + 1) if (found := _NUMBERS.search(problem.fix)) else ():
        yield Proposed(told._replace(occurrence=number), None)
    for key in ("prefix", "suffix", "occurrence"):
        if f"emove `{key}`" in problem.fix:
            yield Proposed(_changed(told, {key: None if key == "occurrence" else ""}), None)
    for lines in _grouped(problem.hints):
        keys = {
            (key or number): json.loads(value) if value else (count if count == "all" else int(count))
            for key, value, number, count in _LINE.findall("\n".join(lines))
        }
        if keys:
            place = _PLACE.match(lines[0])
            yield Proposed(_changed(told, keys), int(place[1]) if place else None)


def _changed(selector: Selector, keys: dict[str, Any]) -> Selector:
    return Selector(**{**selector._asdict(), **keys})


def _grouped(hints: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the lines of each place: indented ones belong to the one above."""
    group: list[str] = []
    for hint in hints:
        if group and not hint.startswith("  "):
            yield group
            group = []
        group.append(hint)
    if group:
        yield group


def every_proposal_places_it(story: str, selector: Selector) -> None:
    text = ReadingText(story)
    problem = resolve(selector, text)
    if isinstance(problem, Found):
        return
    for proposed in proposals(selector, problem):
        outcome = resolve(proposed.selector, text)
        assert isinstance(outcome, Found), (problem, proposed)
        if proposed.paragraph and proposed.selector.occurrence != "all":
            assert paragraph_at(story, outcome.spans[0].start) == proposed.paragraph, (problem, proposed)


@given(stories, selectors)
@example("The lamp / The lamp went out, and the boat came at dawn.", Selector("lamp … at dawn"))
@example("On 3 May she wrote. On 4 May he replied.", Selector("he", "On 3 May"))
@example("The lamp went. The lamp out.", Selector("lamp", "No", "such", 2))
def test_every_proposal_places_the_note_where_it_says(story: str, selector: Selector) -> None:
    every_proposal_places_it(story, selector)


@given(texts, selectors)
def test_in_any_text(text: str, selector: Selector) -> None:
    every_proposal_places_it(text, selector)


@given(stories, st.sampled_from(_WORDS))
def test_each_place_of_an_ambiguous_quote_has_its_line(story: str, word: str) -> None:
    text = ReadingText(story)
    problem = resolve(Selector(word), text)
    if isinstance(problem, Found) or problem.code is not Code.QUOTE_AMBIGUOUS:
        return
    found = [resolve(proposed.selector, text) for proposed in proposals(Selector(word), problem)]
    spans = [outcome.spans for outcome in found if isinstance(outcome, Found)]
    assert f"{len(set(spans))} times" in problem.message or len(set(spans)) == MOST_LISTED
