"""A text without signs that TeX reads otherwise is left as it is; no other is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from variorum.exporting.exports import bibtex

TEXTS = some.text(some.sampled_from("ab \\{}~^&%$#_-'`!?<>,"), max_size=8)


@given(TEXTS)
def test_looking_first_changes_nothing(text: str) -> None:
    replaced = bibtex._LIGATURE.sub("{}", text.translate(bibtex._SIGNS))
    assert bibtex.escaped(text) == replaced
