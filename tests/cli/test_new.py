"""`variorum new` writes a note that passes the check, with no more in it than is needed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.cli.new_notes import CONTEXT, OWN
from tests.properties.texts import texts
from variorum.editing.formatting import formatted
from variorum.editing.new_note import suggested_id
from variorum.model.kinds import KINDS


def test_there_is_an_example_of_each_kind() -> None:
    assert set(OWN) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(OWN))
def test_a_note_of_each_kind_passes_the_check(variorum: Run, edition: Path, kind: str) -> None:
    done = variorum("new", "A lamp", "--kind", kind, *OWN[kind], "--note", "A note: *so*.", "--by", "keeper")
    assert done.exit_code == 0, done.output
    assert done.stdout == "annotations/lamp/a-lamp.yml\n" or kind == "context"
    assert variorum("check").exit_code == 0
    text = (edition / done.stdout.strip()).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.variorum/annotation.schema.json\nid: ")
    assert formatted(text, None) == text


@pytest.mark.parametrize("occurrence", ["1", "2", "3"])
def test_what_stands_several_times_has_the_words_before_and_after_it(
    variorum: Run, edition: Path, occurrence: str
) -> None:
    done = variorum("new", "lamp", "--occurrence", occurrence, *CONTEXT)
    assert done.exit_code == 0, done.output
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert note["quote"] == "lamp"
    assert {"prefix", "suffix", "occurrence"} & note.keys() == {"prefix", "suffix"}


def test_no_more_is_written_than_is_needed(variorum: Run, edition: Path) -> None:
    done = variorum("new", "Outside it", "--suffix", "rained, and", *CONTEXT)
    assert done.exit_code == 0, done.output
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert {"prefix", "suffix", "occurrence"}.isdisjoint(note)


def test_the_words_come_as_the_article_has_them(variorum: Run, edition: Path) -> None:
    done = variorum("new", "the  lamp.\n\nOutside", *CONTEXT)
    assert "\nquote: the lamp. Outside\n" in (edition / done.stdout.strip()).read_text("utf-8")


def test_words_as_corrected_are_found(variorum: Run, edition: Path) -> None:
    assert (
        variorum("new", "A lamp", "--kind", "correction", *OWN["correction"], "--note", "So.").exit_code == 0
    )
    done = variorum("new", "A torch stood", *CONTEXT)
    assert done.exit_code == 0, done.output
    assert "\nquote: A lamp stood\n" in (edition / done.stdout.strip()).read_text("utf-8")


def test_what_turns_the_words_of_an_article_is_not_quoted(variorum: Run, edition: Path) -> None:
    """A note may not have it, and the words are found without it."""
    text = edition / "docs/articles/lamp/article.txt"
    text.write_text(text.read_text("utf-8").replace("A lamp", "A \u202elamp\u202c"), "utf-8")
    metadata = edition / "docs/articles/lamp/article.yml"
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    metadata.write_text(re.sub("sha256: .*", f"sha256: {digest}", metadata.read_text("utf-8")), "utf-8")
    done = variorum("new", "A lamp stood", *CONTEXT)
    assert done.exit_code == 0, done.output
    assert "\nquote: A lamp stood\n" in (edition / done.stdout.strip()).read_text("utf-8")


def test_an_id_that_a_heading_has_is_not_taken(variorum: Run, edition: Path) -> None:
    """The page's heading is “The lamp”."""
    words = ("new", "the lamp", "--kind", "glossary", *OWN["glossary"], "--note", "It burns.")
    assert variorum(*words).stdout == "annotations/lamp/the-lamp-2.yml\n"
    assert variorum(*words, "--id", "the-lamp").exit_code == 1


@given(st.lists(texts, max_size=3), st.integers(0, 3))
def test_an_id_is_an_address_and_is_not_taken(words: list[str], number: int) -> None:
    taken: set[str] = set()
    for _ in range(number + 1):
        identifier = suggested_id(words, taken)
        assert identifier not in taken
        taken.add(identifier)
