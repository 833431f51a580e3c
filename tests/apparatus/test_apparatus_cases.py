"""Each page of the registers has the HTML that its case shows, from the files that the case gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.case_files import Case, cases
from tests.engine.trial_edition import trial_edition
from variorum.apparatus.pages import APPARATUS
from variorum.pipeline import check

PAGES = {Path(page.uri).stem: page for page in APPARATUS}
APPARATUS_CASES = cases("apparatus", "files", "remove", "page", "expect")


@pytest.mark.parametrize("case", APPARATUS_CASES)
def test_the_page_is_that_of_the_case(case: Case, tmp_path: Path) -> None:
    edition = check(trial_edition(tmp_path / "edition", case.mapping("files"), case.list("remove")))
    assert edition.problems == ()
    html = PAGES[case.text("page")].content(edition, _link)
    assert _lines(_without_drawing(html)) == _lines(case.text("expect"))


def _link(uri: str) -> str:
    """Return how a page below apparatus/ addresses what is made from `uri`."""
    return f"../{uri}"


def _without_drawing(html: str) -> str:
    before, _, rest = html.partition("<svg")
    return before + rest.partition("</svg>")[2] if rest else before


def _lines(html: str) -> list[str]:
    """Return what stands in the lines; where they are indented or empty, nobody sees."""
    return [line.strip() for line in html.splitlines() if line.strip()]
