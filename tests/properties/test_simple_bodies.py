"""A body that is converted without Python-Markdown is what Python-Markdown would make of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.rendering.bodies import _INERT, BodyRenderer, _clean
from variorum.rendering.simple_body import simple_body

_RENDERER = BodyRenderer()
_PIECES = [
    *(
        "a",
        "Words here",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n\n\n",
        ".",
        ",",
        "1.",
        "- ",
        "+",
        "#",
        "=",
        "|",
        "~",
        "!",
        ":",
    ),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "&amp;",
        '"',
        "'",
        "“",
        "”",
        "’",
    ),
    *("**strong**", "*em*", "**Two words.**", "[link](https://example.org/a_b?c=d#e)", "[x](http://e.org)"),
    *(
        "[y](other.md)",
        "![i](https://e.org)",
        "[q](https://e.org 'title')",
        "https://e.org",
        "e@f.org",
        "é",
        "漢",
    ),
    *(
        "\t",
        "    ",
        "\u00a0",
        "\u2028",
        "\x02",
        "{: #id}",
        "[ref]: x",
        "---",
        "***\n",
        "<b>",
        "http://[::1]/",
    ),
]
bodies = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join) | st.lists(
    st.sampled_from([*_PIECES[:2], "**strong**", "*em*", "[x](http://e.org)", " ", ". ", "\n\n"]), max_size=12
).map("".join)


@given(bodies)
@settings(max_examples=600)
@example("Words **here** and [there](https://example.org/_x_*y*).")
@example("A\n\nb **c** *d*\n\n“E” (f)")
@example("*a**b*")
@example("**a *b* c**")
@example("*a **b** c*")
@example("a * b * c **d** e")
def test_a_simple_body_is_the_same_by_either_way(body: str) -> None:
    if simple_body(body) is not None:
        assert _RENDERER._convert([body]) == _RENDERER._convert_by_markdown([body])


_HOSTS = st.lists(
    st.sampled_from(["a", "example", "x--y", "xn--a", "-", "1", "0x7f", "300", "org", "com", "é"])
)
_ADDRESSES = st.tuples(
    st.sampled_from(["https://", "http://", "HTTPS://", "https:///"]),
    _HOSTS.map(".".join),
    st.sampled_from(["", ":80", ":99999", ":x", "@b.org"]),
    st.sampled_from(
        ["", "/", "/a_b?c=d#e", "?x", "#y", "/%", "/%zz", "/@", "/:", "//", "/a;b,c+d~e", "/x:1"]
    ),
).map("".join)


@given(_ADDRESSES)
@settings(max_examples=400)
def test_of_a_link_that_is_called_inert_nothing_would_be_removed(address: str) -> None:
    html = f'<p>One <a href="{address}" rel="external noreferrer">link</a>.</p>'
    if _INERT.fullmatch(html):
        assert _clean(html) == html


def test_the_usual_link_is_inert() -> None:
    (body,) = filter(None, [simple_body("See [there](https://www.example-site.org/a/b?c=d#e).")])
    assert _INERT.fullmatch(body.html)


@pytest.mark.parametrize(
    "body",
    [
        "One paragraph, “quoted” — and (more).",
        "One.\n\nTwo, **strong.**\n",
        "*Emphasis* and a [link,](https://example.org/path?x=1#part) too.",
    ],
)
def test_the_usual_body_is_simple(body: str) -> None:
    assert simple_body(body) is not None


def test_bodies_of_both_sorts_keep_their_order() -> None:
    given = ["One.", "- a list", "Two.", "> quoted", "", "Three."]
    assert [converted.body.text for converted in _RENDERER._convert(given)] == [
        "One.",
        "a list",
        "Two.",
        "quoted",
        "",
        "Three.",
    ]
