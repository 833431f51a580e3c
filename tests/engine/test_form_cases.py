"""What a date or a language tag must look like: for each text of a case, what the model says.

The form in which notes are proposed reads the same cases, in `tests/propose/test_words.py`.
"""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.engine.case_files import Case, cases
from variorum.model.values import Language, PartialDate, ScholarlyDate

FORMS: dict[str, TypeAdapter[str]] = {
    "a date": TypeAdapter(ScholarlyDate),
    "a day, a month or a year": TypeAdapter(PartialDate),
    "a language tag": TypeAdapter(Language),
}


def is_taken(text: str, form: str) -> bool:
    """Return whether the model takes a text as one of the form."""
    try:
        FORMS[form].validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("case", cases("forms", "form", "right", "wrong"))
def test_right_texts_are_taken_and_wrong_ones_are_not(case: Case) -> None:
    assert case.list("right")
    assert case.list("wrong")
    taken = [
        text for key in ("right", "wrong") for text in case.list(key) if is_taken(text, case.text("form"))
    ]
    assert taken == case.list("right")
