"""The prose of the edition and of the documents is spelled as the dictionary has it.

Right is what stands in the English dictionary, among the names of the registers, in an article as
received, or in `words.txt`: a name or a rarer word is added there, one to a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from tests.site.building import REPOSITORY
from tests.site.prose import Words, values_of

LIST = Path(__file__).parent / "words.txt"
WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
NO_PROSE = re.compile(
    r"```.*?```|`[^`\n]*`|\]\([^)]*\)|https?://\S+|<[^>\n]*>|\{[^}\n]*\}|&\w+;|[\w.:/-]*\d[\w.:/-]*|\b[\w.-]+\.\w{2,4}\b",
    re.DOTALL,
)
CHECKED = {
    "access",
    "attributed_to",
    "chain",
    "claim",
    "date_note",
    "description",
    "note",
    "reason",
    "rights",
    "role",
}
NAMES = {
    "container-title",
    "family",
    "forms",
    "given",
    "literal",
    "name",
    "publisher",
    "romanization",
    "short",
}
YAML = [
    *sorted((REPOSITORY / "annotations").rglob("*.yml")),
    *sorted((REPOSITORY / "docs").rglob("article.yml")),
]
MARKDOWN = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").glob("*.md"))]


@cache
def known() -> SpellChecker:
    """Return the dictionary with all that is right beside it."""
    spelling = SpellChecker()
    texts = [path.read_text("utf-8") for path in (REPOSITORY / "docs").rglob("article.txt")]
    texts += [line for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    texts += [words.text for path in YAML for words in values_of(path.read_text("utf-8"), NAMES)]
    spelling.word_frequency.load_words(word for text in texts for word in words_of(text))
    return spelling


def words_of(text: str) -> Iterator[str]:
    """Yield the words of `text` in small letters; what is all capitals is no word but an abbreviation."""
    for word in WORD.findall(NO_PROSE.sub(" ", text)):
        word = re.sub(r"’s$|’$", "", word)
        if len(word) > 1 and not word.isupper() and word.replace("’", "").isascii():
            yield word.lower()


def misspelled(prose: Words) -> list[str]:
    """Return the words of `prose` that nothing knows, each with its line and what was perhaps meant."""
    spelling = known()
    return [
        f"line {prose.line}: “{word}”; did you mean “{spelling.correction(word) or '?'}”? "
        f"Correct it, or add it to {LIST.relative_to(REPOSITORY)}."
        for word in dict.fromkeys(words_of(prose.text))
        if spelling.unknown([word])
    ]


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_notes_and_registers_are_spelled_right(path: Path) -> None:
    keys = CHECKED if path.name == "sources.yml" else CHECKED | {"title"}
    found = [error for words in values_of(path.read_text("utf-8"), keys) for error in misspelled(words)]
    assert found == []


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_documents_are_spelled_right(path: Path) -> None:
    prose = NO_PROSE.sub(lambda match: "\n" * match[0].count("\n"), path.read_text("utf-8"))
    lines = (Words(number, line) for number, line in enumerate(prose.splitlines(), 1))
    assert [error for line in lines for error in misspelled(line)] == []


@pytest.mark.parametrize("error", ["goverment", "Zhao Lijain", "the minstry’s transcript", "relyable"])
def test_an_error_is_found(error: str) -> None:
    (found,) = misspelled(Words(7, f"A sentence with {error} in it."))
    assert found.startswith("line 7: “")


def test_what_is_no_prose_is_passed_over() -> None:
    text = "`variorum chekc`, [a page](https://example.org/recieve), gsmgotech.com and CGTN"
    assert misspelled(Words(1, text)) == []


def test_the_list_of_words_is_in_order_and_needed() -> None:
    words = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert words == sorted(set(words), key=str.casefold)
    assert SpellChecker().unknown([word.lower() for word in words]) == {word.lower() for word in words}
