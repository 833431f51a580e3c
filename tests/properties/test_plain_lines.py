"""A file that is read without the parser of YAML is what that parser would make of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.yaml_files.node import Node
from variorum.yaml_files.parse import parse_sound
from variorum.yaml_files.plain_lines import read_plainly

_KEYS = ["id", "note", "sources", "by", "DOI", "a-b_1"]
_VALUES = [
    *("word", "some words", "don’t, won't", "https://example.org/a#b?c", "a-b", "12", "~", "= x", "“quoted”"),
    *("''", "'it''s'", "'one: two'", '"x"', '"a: b"', '"it\'s"', "[a]", "[a, b c]", "{a: b}", '{a: "b, c"}'),
    *(">", ">-", "|", "|-", "'open", 'open"', "[a", "[a, [b]]", "{a: b, a: c}", "- x", "? x", "*a", "&a b"),
    *(
        "!t x",
        "a: b",
        "a:",
        "a #b",
        "a ",
        "\tx",
        "@x",
        "%x",
        "a\u00a0b",
        "\\",
        '"\\x41"',
        "[]",
        "{}",
        "[a,b]",
    ),
    *(">+", ">2", "[12:30]", "{a: b}c", "{a: b?}", "'a' 'b'", ": x", "漢字", "😀", "#x", "-", "?", "<<: x"),
]
_INDENTS = ["", "", "  ", "  ", "    ", "   ", " ", "      "]
_LINES = st.tuples(
    st.sampled_from(_INDENTS),
    st.sampled_from(["", "", "- ", "- - ", "-"]),
    st.sampled_from(["", *(f"{key}: " for key in _KEYS), *(f"{key}:" for key in _KEYS)]),
    st.sampled_from(["", "", *_VALUES]),
).map("".join)
_WRAPPED = [
    *[""] * 12,
    *["\n    more"] * 4,
    "\n    # more",
    "\n\n    more: it",
    "\n      more\n    and more",
    "\n    - more",
]
_ODD = st.one_of(_LINES, st.sampled_from(["# a comment: it", "---", "...", "    more", "    more: x", ""]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return a list of entries as people write them, most of them with an odd line somewhere."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        keys = draw(st.lists(st.sampled_from(_KEYS), min_size=1, max_size=4, unique=True))
        for number, key in enumerate(keys):
            below = draw(st.sampled_from([*[" "] * 12, "\n  - ", "\n    - id: ", "\n    "]))
            value = draw(st.sampled_from(_VALUES[:27])) + draw(st.sampled_from(_WRAPPED))
            lines.append(f"{'  ' if number else '- '}{key}:{below}{value}")
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        lines.insert(draw(st.integers(0, len(lines))), draw(_ODD))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "\n\n", ""]))


@given(texts(), st.integers(1, 3))
@settings(max_examples=500)
@example("- id: a\n  note: >\n    Words\n    more.\n\n    And more: these.\n  by:\n  - c\n- id: b\n", 1)
@example("a: 'x\n\n\n  y'\nb: \"x\n  y\"\n", 1)
@example('a: "x\n\n  y"\n', 1)
@example("sources:\n- {id: a, locator: p. 1}\nby: [a, b]\n", 1)
@example("a: b\n   c\n\n   d\n# e: f\n\ng: h\n", 2)
def test_a_plain_file_is_the_same_by_either_way(text: str, first_line: int) -> None:
    plain = read_plainly(text, first_line)
    if plain is not None:
        parsed = parse_sound(text, first_line)
        assert parsed is not None
        assert _with_places(plain) == _with_places(parsed)


@pytest.mark.parametrize(
    "text",
    [
        "id: a\nkind: context\nquote: some words\nnote: >\n  One.\n\n  Two: three.\nby: [editors]\n",
        "# a: comment\n- id: a\n  sources:\n  - b\n  - id: c\n    locator: p. 3\n\n- id: d\n",
        "id: a\nnote: 'Words\n\n  apart: so.'\nreviewed: {by: me, date: \"2026-01-02\"}\n",
    ],
)
def test_the_usual_file_is_plain(text: str) -> None:
    assert read_plainly(text, 1) is not None


def _with_places(node: Node) -> Sequence[Any]:
    value = node.value
    if isinstance(value, dict):
        value = [(key, node.keys[key], _with_places(item)) for key, item in value.items()]
    elif isinstance(value, list):
        value = [_with_places(item) for item in value]
    return (type(node.value), node.line, node.column, value, len(node.keys), node.faults, node.is_cut)
