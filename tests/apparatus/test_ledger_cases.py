"""Each page of the text's apparatus is that of its case; drawings are looked at elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.apparatus.small_edition import link, small_edition
from tests.engine.case_files import Case, cases
from variorum.apparatus.about_text import ABOUT_TEXT
from variorum.apparatus.claims import CLAIMS
from variorum.apparatus.critical import CRITICAL
from variorum.exporting.exports.apparatus_csv import apparatus_csv
from variorum.model.edition import Edition

PAGES: dict[str, Callable[[Edition], str]] = {
    "about this text": lambda edition: ABOUT_TEXT.content(edition, link),
    "who says so": lambda edition: CLAIMS.content(edition, link),
    "corrections and variants": lambda edition: CRITICAL.content(edition, link),
    "table": lambda edition: apparatus_csv(edition).replace("\r\n", "\n"),
}
_DRAWING = re.compile(r"<svg .*?</svg>", re.DOTALL)


@pytest.mark.parametrize("case", cases("ledgers", "page", "articles", "expect"))
def test_the_page_is_that_of_the_case(case: Case, tmp_path: Path) -> None:
    edition = small_edition(tmp_path / "edition", case.mapping("articles"))
    shown = _DRAWING.sub("<svg/>", PAGES[case.text("page")](edition))
    assert shown == case.text("expect")
