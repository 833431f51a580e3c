"""The documents are spelled as the check asks of the notes: see `style` in mkdocs.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.site.building import REPOSITORY
from variorum.checks.spelling import NO_PROSE, Dictionary, words_of
from variorum.checks.style import right_words
from variorum.files.layout import Layout
from variorum.files.walk import read_tree
from variorum.reading.edition_files import read_edition

LIST = REPOSITORY / "annotations" / "words.txt"
MARKDOWN = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").glob("*.md"))]


@cache
def dictionary() -> Dictionary:
    return Dictionary.of("en", right_words(read_edition(read_tree(Layout.at(REPOSITORY)))))


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_documents_are_spelled_right(path: Path) -> None:
    prose = NO_PROSE.sub(lambda match: "\n" * match[0].count("\n"), path.read_text("utf-8"))
    found = {
        number: words
        for number, line in enumerate(prose.splitlines(), 1)
        if (words := list(dictionary().unknown(line)))
    }
    assert found == {}, f"Correct them by line, or add them to {LIST.relative_to(REPOSITORY)}."


@pytest.mark.parametrize("error", ["goverment", "Zhao Lijain", "the minstry’s transcript", "relyable"])
def test_an_error_is_found(error: str) -> None:
    ((word, meant),) = dictionary().unknown(f"A sentence with {error} in it.")
    assert word in error.lower()
    assert meant != word


def test_what_is_no_prose_is_passed_over() -> None:
    text = "`variorum chekc`, [a page](https://example.org/recieve), gsmgotech.com and CGTN"
    assert list(dictionary().unknown(text)) == []


def test_the_list_of_words_is_in_order_and_needed() -> None:
    words = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert words == sorted(set(words), key=str.casefold)
    known = [word for word in words if not list(Dictionary("en", frozenset()).unknown(word))]
    assert [word for word in known if any(True for _ in words_of(word, "en"))] == []
