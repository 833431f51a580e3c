"""What is said of links that lead nowhere stays short and quick, however many and however long they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from variorum.links import link_problems
from variorum.links.link_problems import LONGEST_ADDRESS, MOST_SUGGESTED, Link, LinkProblems
from variorum.model.problem import Place
from variorum.model.site_index import SiteIndex, Target

BASE = "articles/tale/index.md"
PAGE = Target("other.md", "x")
LONGEST_MESSAGE = 500


def words(*sources: str) -> LinkProblems:
    return LinkProblems(SiteIndex(sources, {}))


def link(address: str) -> Link:
    return Link(Place("annotations/tale/a.yml"), address, BASE)


@pytest.mark.parametrize(
    "address",
    [
        "q" * 20_000 + ".md",
        "../" * 5_000,
        f"../../other.md#{'z' * 20_000}",
        f"#{'z' * 20_000}",
        f"/x{'y' * 999}",
    ],
)
def test_no_message_repeats_a_long_address(address: str) -> None:
    problems = words("other.md", "q" * 150 + ".md")
    for problem in (problems.no_page(link(address)), problems.no_id(link(address), PAGE, ["zz"])):
        assert len(str(problem)) < LONGEST_MESSAGE


def test_the_longest_address_of_which_it_is_said_what_was_meant() -> None:
    page = "q" * (LONGEST_ADDRESS - len("../../.md") - 1)
    problem = words(f"{page}q.md").no_page(link(f"../../{page}.md"))
    assert problem.fix == f"Did you mean `../../{page}q.md`?"
    assert len(str(problem)) < 2 * LONGEST_MESSAGE


def test_the_choices_are_not_listed_for_more_links_than_suggestions_are_made_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a site of 20,000 pages each listing takes .01 s, and there may be as many links."""
    asked = []
    listed = []
    monkeypatch.setattr(link_problems, "nearest", lambda word, choices: asked.append((word, list(choices))))
    problems = words("other.md")

    def ids() -> Iterator[str]:
        listed.append(1)
        yield "one"

    class Ids:
        def __iter__(self) -> Iterator[str]:
            return ids()

    for number in range(3 * MOST_SUGGESTED):
        problems.no_page(link(f"page-{number}.md"))
        problems.no_id(link(f"../../other.md#y{number}"), Target("other.md", f"y{number}"), Ids())
    assert len(asked) == MOST_SUGGESTED
    assert len(listed) <= MOST_SUGGESTED


def test_what_was_meant_with_an_id_depends_on_whether_a_page_is_named() -> None:
    problems = LinkProblems(SiteIndex(["other.md"], {"lamp-one": Target("other.md", "lamp-one")}))
    here = Target("other.md", "lamp-ono")
    assert "Correct" in problems.no_id(link("../../other.md#lamp-ono"), here, []).fix
    assert problems.no_id(link("#lamp-ono"), here, []).fix == "Did you mean `#lamp-one`?"
