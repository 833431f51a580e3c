"""Sentences and collations are those of the cases."""

from __future__ import annotations

import pytest

from tests.engine.case_files import Case, cases
from variorum.apparatus.collation import compared
from variorum.model.sentences import sentences


@pytest.mark.parametrize("case", cases("sentences", "text", "expect"))
def test_the_sentences_are_those_of_the_case(case: Case) -> None:
    text = case.text("text")
    lines = [f"{s.locus} {text[s.span.start : s.span.end]}" for s in sentences(text)]
    assert lines == case.text("expect").splitlines()


@pytest.mark.parametrize("case", cases("collation", "words", "reading", "expect"))
def test_the_comparison_is_that_of_the_case(case: Case) -> None:
    words, of = case.text("words"), compared(case.text("words"), case.text("reading"))
    ours, at = "", 0
    for span in of.lost:
        ours += f"{words[at : span.start]}[-{words[span.start : span.end]}-]"
        at = span.end
    theirs = of.reading.replace("<ins>", "{+").replace("</ins>", "+}").unescape()
    assert f"{ours}{words[at:]}\n{theirs}\n" == case.text("expect")
