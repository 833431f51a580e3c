"""The foot of printed sheets is a sound stylesheet, whatever a title says."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.settings import EditionSettings
from variorum.rendering.paper_foot import LONGEST_TITLE, paper_foot

NOTHING = EditionSettings.model_validate({})


def test_it_has_title_address_version_and_licence() -> None:
    settings = EditionSettings.model_validate({"version": "0.1.0", "licence": "CC BY 4.0"})
    written = paper_foot("A title", "https://edition.example/a/", settings)
    assert written == (
        ':root{--vm-foot-title:"A title";--vm-foot-address:"https://edition.example/a/";'
        '--vm-foot-edition:"Version 0.1.0 · Notes: CC BY 4.0"}\n'
    )


def test_what_is_not_known_is_left_out() -> None:
    assert paper_foot("T", "", NOTHING) == (
        ':root{--vm-foot-title:"T";--vm-foot-address:"";--vm-foot-edition:""}\n'
    )


@given(st.text())
def test_no_title_ends_its_string(title: str) -> None:
    written = paper_foot(title, "", NOTHING)
    value = re.fullmatch(r':root\{--vm-foot-title:"(.*)";--vm-foot-address:"";.*\}\n', written)
    assert value
    assert not re.search(r'["<\n\r\f]', value[1])
    # Each backslash begins an escape that has an end of its own.
    assert not re.sub(r"\\[0-9a-f]{1,6} ", "", value[1]).count("\\")


@given(st.text(alphabet="ab ", min_size=LONGEST_TITLE + 1))
def test_a_long_title_is_shortened(title: str) -> None:
    value = paper_foot(title, "", NOTHING).split('"')[1]
    assert len(value) <= LONGEST_TITLE + 2
