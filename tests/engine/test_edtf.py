"""Dates as scholars write them: which there are, how they read, and what other formats are told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from variorum.exporting.exports.bibtex import bibtex
from variorum.exporting.exports.ris import ris
from variorum.model.csl.dates import csl_date
from variorum.model.dates import date_in_words, year_in_words
from variorum.model.edtf import PATTERN, is_date, months, parsed, plain_iso, sort_key
from variorum.model.registers import Source
from variorum.model.values import Language

WORDS = {
    "2020-09-11": "11 September 2020",
    "1895-05": "May 1895",
    "1895": "1895",
    "0800": "800",
    "1895~": "about 1895",
    "1895-05~": "about May 1895",
    "1895?": "perhaps 1895",
    "1895%": "perhaps about 1895",
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "0000": "1 BC",
    "189X": "1890s",
    "18XX": "1800–1899",
    "-004X": "50 BC–41 BC",
    "1895-XX": "1895",
    "1895-05-XX": "May 1895",
    "1895-21": "spring 1895",
    "1895/1897": "1895 – 1897",
    "1895-05-01/1895-05-09": "1–9 May 1895",
    "1895-05/1895-06~": "May 1895 – about June 1895",
    "-0100/-0043": "101 BC – 44 BC",
    "1895/..": "from 1895",
    "1895/": "from 1895",
    "../1895": "until 1895",
    "/1895": "until 1895",
}
NONE = (
    "", "95", "895", "1895-13", "1895-25", "1895-00", "1895-02-30", "1900-02-29", "1895-5", "1895~~", "~1895",
    "1897/1895", "..", "/", "../..", "1895/..~", "XXXX", "1XXX", "19X5", "11/09/2020", "1895-21-03x",
    "c. 1895", "2020-09-11T10:00:00", "١٨٩٥",
)  # fmt: skip


@pytest.mark.parametrize(("date", "words"), WORDS.items())
def test_a_date_is_read_and_written_in_words(date: str, words: str) -> None:
    assert is_date(date)
    assert date_in_words(date) == words


@pytest.mark.parametrize("date", NONE)
def test_what_is_no_date_is_refused(date: str) -> None:
    assert not is_date(date)
    with pytest.raises(ValidationError):
        Source(id="a", type="book", title="T", issued=date)


def test_until_is_the_end_of_the_range() -> None:
    assert date_in_words("-0100~", "-0043") == "about 101 BC – 44 BC"
    assert date_in_words("2020-05", "2020-06") == "May 2020 – June 2020"
    assert date_in_words("2020-05-01", "2020-05-04") == "1–4 May 2020"


def test_dates_are_in_the_order_of_time() -> None:
    written = ["-0100", "-0043-03-15", "0000", "0800", "1850/1860", "189X", "1895~", "1895-05", "2020-09-11"]
    assert sorted(written, key=sort_key) == written
    assert [months(date)[0] for date in written] == sorted(months(date)[0] for date in written)


def test_years_are_named() -> None:
    assert [year_in_words(date) for date in ("1895-05", "-0043", "189X", "../1895")] == [
        "1895",
        "44 BC",
        "1890s",
        "1895",
    ]


def test_only_plain_dates_are_given_to_what_knows_no_others() -> None:
    assert [date for date in WORDS if plain_iso(date)] == ["2020-09-11", "1895-05", "1895", "0800"]


CSL: dict[str, dict[str, Any]] = {
    "2020-09-11": {"date-parts": [[2020, 9, 11]]},
    "1895~": {"date-parts": [[1895]], "circa": True},
    # CSL has no year 0.
    "-0043": {"date-parts": [[-44]]},
    "0000-05": {"date-parts": [[-1, 5]]},
    "-0100/-0043": {"date-parts": [[-101], [-44]]},
    "1895-21": {"date-parts": [[1895]], "season": 1},
    "1895-21/1895-23": {"date-parts": [[1895]]},
    "189X": {"date-parts": [[1890], [1899]]},
    "-004X": {"date-parts": [[-50], [-41]]},
    "188X/189X": {"date-parts": [[1880], [1899]]},
    "1895/1897-02": {"date-parts": [[1895], [1897]]},
    "1895-05-01/1895-06": {"date-parts": [[1895, 5], [1895, 6]]},
    "1895/..": {"date-parts": [[1895], [0]]},
    "1895-05/": {"date-parts": [[1895], [0]]},
    "../1895": {"date-parts": [[0], [1895]]},
}


@pytest.mark.parametrize(("date", "said"), CSL.items())
def test_csl_is_told_of_it(date: str, said: dict[str, Any]) -> None:
    assert csl_date(date) == said


BIBLATEX = {
    "1895-05~": "1895-05~",
    "-0043-03-15": "-0043-03-15",
    "1895-05-XX": "1895-05",
    "1895-21": "1895-21",
    "189X": "1890/1899",
    "-004X~": "-0049~/-0040~",
    "188X/189X": "1880/1899",
    "1895/1897-02": "1895/1897-02",
    "1895/..": "1895/",
    "../-0043": "/-0043",
}


@pytest.mark.parametrize(("date", "said"), BIBLATEX.items())
def test_biblatex_is_told_of_it(date: str, said: str) -> None:
    assert f"  date = {{{said}}},\n" in bibtex([Source(id="a", type="book", title="T", issued=date)])


def test_other_formats_are_told_of_it() -> None:
    source = Source(id="a", type="book", title="T", issued="1895~")
    assert "  year = {about 1895},\n  date = {1895~},\n" in bibtex([source])
    assert "PY  - 1895\r\nDA  - 1895///about 1895\r\n" in ris([source])
    old = Source(id="a", type="book", title="T", issued="-0043")
    assert "DA  - ///44 BC\r\n" in ris([old])
    assert "PY" not in ris([old])


@given(st.from_regex(PATTERN, fullmatch=True).filter(is_date))
def test_each_date_has_a_place_in_time_and_words(date: str) -> None:
    known = parsed(date)
    assert known.first.earliest <= known.last.latest
    begin, end = months(date)
    assert begin < end
    assert re.search(r"\d", date_in_words(date))


@pytest.mark.parametrize(
    "tag", ["en", "grc", "zh-Hans", "zh-Latn-pinyin", "de-1996", "sr-Cyrl-RS", "la-x-med", "x-a"]
)
def test_a_language_has_a_tag(tag: str) -> None:
    assert TypeAdapter[str](Language).validate_python(tag) == tag


@pytest.mark.parametrize(
    "tag", ["english", "gr", "jp", "cn", "deutsch", "en_GB", "e", "en-", "zh-Hans-Hans", ""]
)
def test_what_is_no_tag_of_a_language_is_refused(tag: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[str](Language).validate_python(tag)
