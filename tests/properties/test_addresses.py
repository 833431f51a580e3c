"""Only lines with an address are searched for addresses; none is missed for that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.yaml_files.deceit import _ADDRESS, _addresses

_PARTS = [
    *("http://a.b", "HTTPS://c@d.e/f?g", "ftp://h", "://", "](", "]:", "<", "- url: ", "url:", '{x: "', ","),
    *("\n", "\n\n", " ", "\t", "\u2028", "\x1f", "words", "> ", ")"),
]


@given(st.lists(st.sampled_from(_PARTS), max_size=20).map("".join))
def test_no_address_is_missed(text: str) -> None:
    found = [address.span() for address in _addresses(text)]
    assert found == [address.span() for address in _ADDRESS.finditer(text)]


def test_an_address_on_the_line_after_its_bracket_is_found() -> None:
    assert [found[1] for found in _addresses("a http://a.b ](\n \n  http://c.d/e)")] == ["http://c.d/e"]
