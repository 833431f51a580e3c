"""A stranger's Markdown is refused where it nests too deeply or never closes, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.article import Article, ArticleMetadata, Form
from variorum.model.limits import DEEPEST_MARKDOWN, LONGEST_PROSE
from variorum.rendering.bodies import BodyRenderer

SIGNS = [
    *"[ ] ( ) ![ ` `` * ** _ *** & &amp; &#1; < > <http://a> \\ \\* # 1 . ' [a](b) ](b) ]( { } ~ ^".split(),
    *(
        "[^1]",
        "<b>",
        "<!--",
        "<![CDATA[",
        "+",
        " ",
        "  \n",
        "\n",
        "\n\n",
        "\t",
        "    ",
        "- ",
        "1. ",
        "> ",
        '"',
        ": ",
        "|",
        "!!! ",
    ),
]
LONG = 5_000
"""Characters: a crash needs a few hundred signs."""
SIBLINGS = [f"a{sign * (LONG // len(sign))}" for sign in SIGNS]


def codes(prose: str) -> list[str]:
    """Return the codes of the problems of an article that `prose` describes."""
    metadata = ArticleMetadata(title="Title", sha256="0" * 64, description=prose)
    article = Article("tale", metadata, Form.TEXT, "article.txt", b"", "")
    return [problem.code for problem in BodyRenderer().check_prose(article)]


@pytest.mark.parametrize("prose", SIBLINGS, ids=SIGNS)
def test_no_sign_repeated_is_a_crash(prose: str) -> None:
    assert set(codes(prose)) <= {"too-deep", "unclosed-markup"}


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=4), st.sampled_from([60, 600]))
def test_no_row_of_signs_is_a_crash(signs: list[str], times: int) -> None:
    row = "".join(signs)
    assert set(codes(f"a{row * times}"[:LONG])) <= {"too-deep", "unclosed-markup", "unsafe-link"}


@pytest.mark.parametrize("marker", ["1. ", "- ", "+ ", "> ", "- 1. ", "* + ", "-   ", "*\t", "> - "])
def test_the_depth_that_is_allowed_is_the_one_that_is_named(marker: str) -> None:
    levels = DEEPEST_MARKDOWN // len(marker.split())
    assert codes(marker * levels + "x") == []
    assert codes(marker * (levels + 1) + "x") == ["too-deep"]
    assert codes(marker * 2_000 + "x") == ["too-deep"]


@pytest.mark.parametrize(
    ("bad", "fixed"),
    [
        ("[" * 100, "\\[" * 100),
        ("[a](" * 100, "\\[a](" * 100),
        ("[a " * 100, "[a] " * 100),
        (" ".join("`" * n + "a" for n in range(1, 40)), " ".join("\\`" * n + "a" for n in range(1, 40))),
        ("_" + "*" * 15_000, "\\_" + "\\*" * 9_000),
        ("1. " * 30 + "x", "1\\. " * 30 + "x"),
        ("> " * 30 + "x", "\\> " * 30 + "x"),
        ("- " * 30 + "x", "\\- " * 30 + "x"),
    ],
)
def test_each_fix_works(bad: str, fixed: str) -> None:
    assert codes(bad) != []
    assert codes(fixed) == []


@pytest.mark.parametrize(
    "honest",
    [
        "See [the log](https://example.org/a 'The log') of [sic the keeper, and `code`. ",
        "[" + "It shone all night, and [they] rowed (in the dark) by it. " * 300,
        'The keeper\'s words: "[…] the lamp [sic] went out […]", and so *on* and **on**. ' * 200,
        "10. 9. 8. 7. 6. 5. 4. 3. 2. 1. gone",
        "* * * * * * * * * * * * * * * * * * * * * * * * * *",
        "A list:\n\n" + "- a\n    - b\n        - c\n            - d\n\n                text\n" * 100,
        "It is:\n\n" + "    an indented text of code [[[ ((( ```\n" * 100,
    ],
)
def test_honest_notes_pass(honest: str) -> None:
    assert codes(honest[:LONGEST_PROSE]) == []


def test_one_that_is_refused_leaves_the_others_as_they_are() -> None:
    good = "A *good* `note`, &amp; [more](https://example.org/)."
    alone = BodyRenderer().render(good)
    bad = ["1. " * 2_000, "*a **b " * 10 + "[" * 20_000, "**a " + "`" * 30 + "[" * 5_000]
    assert BodyRenderer().render_all([bad[0], good, bad[1], good, bad[2], good])[1::2] == [alone] * 3


def test_what_is_refused_is_shown_as_it_was_written() -> None:
    assert BodyRenderer().render("[" * 100) == f"<p>{'[' * 100}</p>"
    assert BodyRenderer().render("> " * 600 + "<b>x") == f"<p>{'&gt; ' * 600}&lt;b&gt;x</p>"
