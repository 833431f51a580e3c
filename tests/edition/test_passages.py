"""Every passage that was researched has its notes, and each stands where it should."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.site.building import REPOSITORY
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span
from variorum.pipeline import check


class Passage(NamedTuple):
    name: str
    words: str
    notes: tuple[str, ...]


DATA = yaml.safe_load((Path(__file__).parent / "passages.yml").read_text("utf-8"))
ENTRIES = [Passage(entry["passage"], entry.get("words", ""), tuple(entry["notes"])) for entry in DATA]
PASSAGES = [passage for passage in ENTRIES if passage.words]
WHOLE = [passage for passage in ENTRIES if not passage.words]


@pytest.fixture(scope="module")
def article() -> AnnotatedArticle:
    (article,) = check(REPOSITORY).articles
    return article


def test_the_passages_are_51_in_the_order_of_the_text(article: AnnotatedArticle) -> None:
    assert [passage.name for passage in PASSAGES] == [f"P{number:02}" for number in range(1, 52)]
    ends = [article.text.index(passage.words) + len(passage.words) for passage in PASSAGES]
    paragraphs = [article.text.count("\n\n", 0, end) for end in ends]
    assert paragraphs == sorted(paragraphs)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_a_passage_stands_in_the_text_as_received(article: AnnotatedArticle, passage: Passage) -> None:
    assert passage.words in article.article.text


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_the_notes_of_a_passage_are_placed_on_it(article: AnnotatedArticle, passage: Passage) -> None:
    start = article.text.index(passage.words)
    place = Span(start, start + len(passage.words))
    on_it = {n.annotation.id for n in article.notes if any(span.overlaps(place) for span in n.spans)}
    assert set(passage.notes) <= on_it


def test_the_whole_article_has_its_notes(article: AnnotatedArticle) -> None:
    whole = {note.annotation.id for note in article.notes if not note.spans}
    (passage,) = WHOLE
    assert set(passage.notes) <= whole
