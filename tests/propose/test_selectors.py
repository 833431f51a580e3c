"""What the browser writes is what the engine would: selectors, and YAML that stays as it is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.properties.texts import known, look_alikes, texts
from tests.propose.conftest import Edition
from tests.propose.modules import modules
from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.write_selector import visible
from variorum.editing.formatting import formatted
from variorum.model.selector import Selector, Span
from variorum.yaml_files.parse import parse

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 300
_WRITE = """async ([address, cases]) => {
  const { ReadingText } = await import(address + 'folding.js')
  const { selectorOf } = await import(address + 'write_selector.js')
  return cases.map(([text, start, end]) => selectorOf({ start, end }, new ReadingText(text)))
}"""
_FILES = """async ([address, cases]) => {
  const { noteFile } = await import(address + 'yaml.js')
  const { asLine, asProse } = await import(address + 'texts.js')
  return cases.map(([line, prose]) => [asLine(line), asProse(prose)]).filter(([line, prose]) => line && prose)
    .map(([line, prose]) => [line, prose, noteFile([['id', 'x'], ['kind', 'context'], ['quote', line],
      ['title', line], ['chain', [line, 'no']], ['assessments', [[['date', '2020-09'], ['reason', line]]]],
      ['note', prose], ['by', ['editors']]], ['A comment.'])])
}"""
_TRAPS = [
    "y",
    "no",
    "~",
    "1e3",
    "0xAF",
    "- a",
    "a: b",
    "a #b",
    "2020-09",
    "=",
    "<<",
    "---",
    "% a",
    "'a'",
    "12:30",
]


def _units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def _collected(of: st.SearchStrategy[Any]) -> list[Any]:
    found: list[Any] = []

    @settings(max_examples=MANY, database=None)
    @given(of)
    def collect(case: Any) -> None:
        found.append(case)

    collect()
    return found


def test_the_browser_writes_the_selectors_of_the_engine(page: Page, edition: Edition) -> None:
    made = st.tuples(texts.filter(len), st.floats(0, 1), st.floats(0, 1))
    cases = []
    for text, one, other in _collected(made):
        clean = known(re.sub(r"[\x1c-\x1f]", "", text))
        start, end = sorted((int(one * len(clean)), int(other * len(clean))))
        cases.append((clean, start, end))
    asked = [[text, _units(text, start), _units(text, end)] for text, start, end in cases]
    written = page.evaluate(_WRITE, [modules(page, edition.address), asked])
    placed = 0
    for (text, start, end), selector in zip(cases, written, strict=True):
        reading, span = ReadingText(text), Span(start, end)
        expected = selector_of(span, reading)
        if selector is None:
            assert expected is None
            continue
        prefix, suffix = (selector.get(key) or "" for key in ("prefix", "suffix"))
        made_here = Selector(selector["quote"], prefix, suffix, selector.get("occurrence"))
        assert resolve(made_here, reading) == Found((visible(span, reading),))  # type: ignore[arg-type]
        assert made_here == expected
        placed += 1
    assert placed > MANY / 10


def test_what_is_written_is_read_as_it_was_and_laid_out(page: Page, edition: Edition) -> None:
    words = st.one_of(texts, look_alikes, st.sampled_from(_TRAPS))
    lines = st.lists(words, min_size=1, max_size=20).map(" ".join)
    proses = st.lists(lines, min_size=1, max_size=4).map("\n".join)
    cases = [[known(one), known(other)] for one, other in _collected(st.tuples(lines, proses))]
    stable = 0
    written = page.evaluate(_FILES, [modules(page, edition.address), cases])
    for line, prose, file in written:
        read = parse(file, "")
        assert not read.faults
        entry: Any = read.plain()
        assert (entry["quote"], entry["title"], entry["note"]) == (line, line, prose)
        assert entry["chain"] == [line, "no"]
        assert entry["assessments"] == [{"date": "2020-09", "reason": line}]
        stable += formatted(file, None) == file
    # How wide a sign is differs between two versions of Unicode; nothing else may.
    assert stable >= 0.95 * len(written) > 0
