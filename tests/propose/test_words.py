"""The browser divides words, and folds signs, as the engine does."""

from __future__ import annotations

import string
import sys
import unicodedata
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.engine.case_files import cases
from tests.engine.test_form_cases import FORMS, is_taken
from tests.propose.conftest import Edition
from tests.propose.modules import modules
from variorum.anchoring.compatibility import without_compatibility
from variorum.model.text_form import TextForm
from variorum.model.values import EDTF_DATE, LANGUAGE, PARTIAL_DATE, as_identifier

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_PLACES = """async ([address, lines]) => {
  const { ReadingText } = await import(address + 'folding.js')
  const { resolve } = await import(address + 'resolve.js')
  return lines.map(line => {
    const [before, quote, after] = line.split(/[⟦⟧]/)
    const selectors = [{ quote }, { quote, occurrence: 1 }, { quote, prefix: before, suffix: after }]
    const reading = new ReadingText(before + quote + after)
    return selectors.map(selector => resolve(selector, reading).map(({ start }) => start === before.length))
  })
}"""
_FOLDED = """async ([address, signs]) => {
  const { withoutCompatibility } = await import(address + 'compatibility.js')
  return signs.map(withoutCompatibility)
}"""

_IDS = """async ([address, titles]) => {
  const { asIdentifier } = await import(address + 'texts.js')
  return titles.map(asIdentifier)
}"""
_TITLES = (
    "First Folio",
    "Die Mühle am Fluß",
    "STRASSE ẞ",
    "Łódź",
    "Æsop’s ﬁrst œuvre",
    "Smørrebrød",
    "Þór",
    "論語",
    "½",
)

_FAULTS = """async ([address, corrections]) => {
  const { ReadingText } = await import(address + 'folding.js')
  const { faultOfReading } = await import(address + 'idle_readings.js')
  return corrections.map(([line, reading, fault]) => {
    const [before, quote, after] = line.split(/[⟦⟧]/)
    const span = { start: before.length, end: before.length + quote.length }
    return faultOfReading(reading, fault, span, new ReadingText(before + quote + after))
  })
}"""
_CORRECTIONS = [
    ("Her ⟦last match⟧ went out.", "last match", "wording", "same words"),
    ("In ⟦1914-1918⟧ it stood.", "1914–1918", "fact", "same words"),
    ("In ⟦1914-1918⟧ it stood.", "1914–1918", "typography", ""),
    ("In ⟦1914-1918⟧ it stood.", "1915–1918", "fact", ""),
    ("They discussed four ⟦ways⟧.", "four ways", "wording", "here already"),
    ("She saw the ⟦door⟧ and left.", "the gate", "wording", "saw the the gate"),
    ("She saw the ⟦office⟧ of finance.", "ministry of finance", "wording", "of finance of finance"),
    ("The ship, ⟦sailed⟧, at dawn.", "", "wording", "ship , , at"),
    ("The ship⟦, sailed⟧, at dawn.", "", "wording", ""),
    ("⟦He had a⟧ good time.", "He had had a", "wording", ""),
    ("She said ⟦that that was⟧ all.", "that this was", "wording", ""),
    ("每⟦個⟧人", "個人", "wording", "here already"),
]

_TAKEN = """async ([address, texts]) => {
  const { hasForm } = await import(address + 'text_forms.js')
  return texts.map(([text, field]) => hasForm(text, field))
}"""
_FORMS = {"a date": EDTF_DATE, "a day, a month or a year": PARTIAL_DATE, "a language tag": LANGUAGE}


def _lines(key: str) -> list[str]:
    return [line for case in cases("words", "whole", "part") for line in case.values[0].list(key)]


def test_whole_words_are_placed_and_parts_are_not(page: Page, edition: Edition) -> None:
    whole, part = _lines("whole"), _lines("part")
    placed = page.evaluate(_PLACES, [modules(page, edition.address), [*whole, *part]])
    wrong: list[Any] = [
        (line, places)
        for line, places in zip([*whole, *part], placed, strict=True)
        if places != ([[True]] * 3 if line in whole else [[], [], [True]])
    ]
    assert wrong == []


def test_ids_are_made_as_in_the_engine(page: Page, edition: Edition) -> None:
    made = page.evaluate(_IDS, [modules(page, edition.address), list(_TITLES)])
    assert made == [as_identifier(title) for title in _TITLES]


def test_signs_are_folded_as_in_the_engine(page: Page, edition: Edition) -> None:
    # Newer characters differ between two versions of Unicode.
    known = [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.normalize("NFKC", sign) != sign and unicodedata.category(sign) != "Cs"
    ]
    folded = page.evaluate(_FOLDED, [modules(page, edition.address), known])
    assert len(known) > 4_000
    wrong = {s: t for s, t in zip(known, folded, strict=True) if t != without_compatibility(s)}
    assert wrong == {}


def test_readings_that_correct_nothing_are_told_of(page: Page, edition: Edition) -> None:
    told = page.evaluate(_FAULTS, [modules(page, edition.address), [case[:3] for case in _CORRECTIONS]])
    wrong = [
        (case, fault)
        for case, fault in zip(_CORRECTIONS, told, strict=True)
        if (case[3] not in fault if case[3] else fault)
    ]
    assert wrong == []


def _field(form: TextForm) -> dict[str, str]:
    return {"pattern": form.pattern, "form": form.name}


def test_dates_and_language_tags_are_taken_as_in_the_engine(page: Page, edition: Edition) -> None:
    of_cases = [
        (text, case.values[0].text("form"))
        for case in cases("forms", "form", "right", "wrong")
        for text in (*case.values[0].list("right"), *case.values[0].list("wrong"))
    ]
    # All years round the year 0 and a century's turn, each February's last days, and all tags of two letters.
    years = [f"{'-' * (year < 0)}{abs(year):04}" for year in (*range(-9, 10), *range(1895, 1905))]
    days = [f"{year}-02-{day}" for year in [*years, "-0000"] for day in (28, 29, 30)]
    tags = map("".join, product(string.ascii_lowercase, repeat=2))
    texts = [*of_cases, *((day, "a date") for day in days), *((tag, "a language tag") for tag in tags)]
    told = page.evaluate(
        _TAKEN, [modules(page, edition.address), [(text, _field(_FORMS[form])) for text, form in texts]]
    )
    wrong = [text for text, taken in zip(texts, told, strict=True) if taken != is_taken(*text)]
    assert wrong == []
    assert _FORMS.keys() == FORMS.keys()
