"""When a page is drawn: where a window is filled, or at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engine.case_files import Case
from tests.engine.test_rendering_cases import woven
from variorum.rendering.stylesheet import THEME
from variorum.rendering.weave import WINDOW_FILLED, WINDOW_FILLED_AT

SENTENCE = "The sea forgets, and day {} goes by. "
A_PARAGRAPH = 500
"""Characters, or some more."""


@pytest.mark.parametrize("paragraphs", [1, 12])
def test_a_page_is_drawn_where_a_window_is_filled_or_at_its_end(paragraphs: int, tmp_path: Path) -> None:
    of_a_paragraph = A_PARAGRAPH // len(SENTENCE) + 1
    days = [range(at, at + of_a_paragraph) for at in range(0, paragraphs * of_a_paragraph, of_a_paragraph)]
    article = "\n\n".join("".join(SENTENCE.format(day) for day in of) for of in days)
    notes = [{"id": f"day-{of[0]}", "quote": f"day {of[0]} goes"} for of in days]
    html = woven(
        Case(tmp_path / "case.yml", {"form": "txt", "article": article, "notes": notes}), tmp_path / "e"
    )
    assert html.count(WINDOW_FILLED) == 1
    before, after = html.split(WINDOW_FILLED)
    drawn = before.count("goes") * len(SENTENCE)
    if paragraphs == 1:
        assert after.startswith('\n<footer class="vm-end">')
        assert "goes" not in after
    else:
        assert WINDOW_FILLED_AT <= drawn <= WINDOW_FILLED_AT + 2 * A_PARAGRAPH


def test_the_template_waits_for_it() -> None:
    template = (THEME / "overrides" / "edition.html").read_text("utf-8")
    assert f'href="#{WINDOW_FILLED.split(chr(34))[1]}"' in template
