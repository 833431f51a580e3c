"""The notes of the edition: few enough to read, and none that tells what its text does not support."""

from __future__ import annotations

import re

import pytest

from tests.site.building import REPOSITORY
from variorum.model.edition import Edition
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.glossary import Glossary
from variorum.model.kinds.variant import Variant
from variorum.pipeline import check

MOST_NOTES = 70
CORE = range(18, 25)


@pytest.fixture(scope="module")
def edition() -> Edition:
    return check(REPOSITORY)


def test_a_margin_has_no_more_notes_than_a_reader_can_read(edition: Edition) -> None:
    for article in edition.articles:
        core = [note for note in article.notes if note.annotation.prominence == "core"]
        assert len(article.notes) <= MOST_NOTES
        assert len(core) in CORE


def test_a_note_that_infers_says_so_in_its_field_too(edition: Edition) -> None:
    infers = re.compile(r"\b(the )?editors infer\b")
    for article in edition.articles:
        for note in article.notes:
            assert note.annotation.inference == bool(infers.search(note.text)), note.annotation.id


def test_no_correction_changes_what_the_text_says(edition: Edition) -> None:
    for article in edition.articles:
        faults = {n.annotation.fault for n in article.notes if isinstance(n.annotation, Correction)}
        assert faults <= {"name", "typography", "furniture"}


def test_the_title_is_shown_as_it_was_received(edition: Edition) -> None:
    for article in edition.articles:
        end = len(article.article.metadata.title)
        corrected = [n for n in article.notes if isinstance(n.annotation, Correction)]
        assert all(span.start >= end for note in corrected for span in note.spans)


def test_each_reading_of_the_source_text_names_its_copy(edition: Edition) -> None:
    for article in edition.articles:
        with_copies = {w.id for w in article.registers.witnesses.values() if w.copies}
        for note in article.notes:
            if isinstance(note.annotation, Variant):
                for reading in note.annotation.alternatives():
                    assert reading.of_copy or reading.witness not in with_copies, note.annotation.id


def test_a_glossary_note_stands_on_words_that_name_what_it_explains(edition: Edition) -> None:
    for article in edition.articles:
        for note in article.notes:
            if isinstance(note.annotation, Glossary):
                assert note.spans, note.annotation.id


def test_each_title_in_another_script_has_a_translation(edition: Edition) -> None:
    foreign = re.compile(r"[\u0600-\u06ff\u4e00-\u9fff]")
    for source in edition.registers.sources.values():
        assert not foreign.search(source.title) or re.search(r"\[[^\]]+\]", source.title), source.id
