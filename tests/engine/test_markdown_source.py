"""An article in Markdown is judged before it is rendered: what would keep a parser busy is refused."""

from __future__ import annotations

import pytest

from tests.hostile.rows import HONEST, HOSTILE
from variorum.model.limits import DEEPEST_MARKDOWN
from variorum.reading.markdown_source import excess

REFUSED = (
    "<a ",
    "<![CDATA[",
    "<p>",
    "<b>",
    '<img alt="',
    "<!--",
    "<div>",
    "[",
    "1. ",
    "> ",
    "&",
    "---\n",
    "# a\n",
)
SIZE = 200_000


@pytest.mark.parametrize("part", REFUSED)
def test_what_grows_with_the_square_is_refused(part: str) -> None:
    assert excess(HOSTILE[f"article.md of {part!r}"](SIZE).text)


@pytest.mark.parametrize("name", [name for name in HONEST if name.endswith("Markdown")])
def test_honest_texts_are_not(name: str) -> None:
    assert excess(HONEST[name](SIZE).text) is None


@pytest.mark.parametrize(
    "honest",
    [
        "# Head\n\n```\n" + "[[[ <int> ((( `\n" * 5_000 + "```\n\nMore *words*.\n",
        "~~~~ text\n```\n" + "<p>" * 5_000 + "\n~~~~\n",
        "".join(f"{'    ' * n}- item\n" for n in range(DEEPEST_MARKDOWN)),
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n",
        "| a | b |\n|---|---|\n" + "| [x](y) | `z` |\n" * 2_000,
        "\n\n".join(f"## Part {n}\n\n<div>words</div>\n<p>more</p><br><img src='a'>" for n in range(5_000)),
        "<!-- a remark with <b> and <p> in it -->\n" * 2_000,
        "[^1]: A footnote.\n[a]: https://example.org/\n" * 400,
    ],
)
def test_what_many_articles_have_is_not(honest: str) -> None:
    assert excess(honest) is None


@pytest.mark.parametrize(
    ("bad", "fixed"),
    [
        ("[" * 100, "\\[" * 100),
        ("x <![ y", "x &lt;![ y"),
        ("<b " * 600, "&lt;b " * 600),
        ("<p>" * 600, "<p></p>" * 600),
        ("# a\n" * 1_001, "# a\n\n" * 1_001),
        ("*a* " * 10_001, "*a* \n\n" * 10_001),
        ("> " * 30, ">"),
        ("- \t" * 30, "- " * 30),
        ("*     " * 30, "* " * 30),
    ],
)
def test_each_fix_works(bad: str, fixed: str) -> None:
    assert excess(bad)
    assert excess(fixed) is None
