"""Whatever words of whatever text are chosen, `variorum new` makes a note that stands on them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import EDITION
from tests.cli.new_notes import CONTEXT
from tests.properties.texts import texts
from tests.site.building import REPOSITORY
from tests.site.drawing import draw
from variorum.anchoring.folding import fold_quote
from variorum.anchoring.words import whole_words
from variorum.cli import main
from variorum.model.edition import Edition
from variorum.model.problem import Code
from variorum.model.selector import Span
from variorum.pipeline import check


@pytest.fixture(scope="module")
def lunyu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of another edition: Chinese, curly quotes, a table, a poem."""
    root = tmp_path_factory.mktemp("lunyu") / "edition"
    shutil.copytree(REPOSITORY / "tests/editions/lunyu", root)
    return root


@pytest.fixture(scope="module")
def lunyu_text(lunyu: Path) -> str:
    return check(lunyu).articles[0].text


def note_on(quote: str, root: Path) -> tuple[Result, Edition]:
    """Make a note on `quote`, at its first place if there are several; return what became of the edition."""
    words = ["new", *CONTEXT, "--id", "made-by-the-test", "--", quote]
    done = CliRunner().invoke(main, words)
    if done.exit_code == 1:
        words[1:1] = ["--occurrence", "1"]
        done = CliRunner().invoke(main, words)
    edition = check(root)
    for path in root.glob("annotations/*/made-by-the-test.yml"):
        path.unlink()
    return done, edition


def passes(done: Result, edition: Edition, quote: str) -> None:
    """Assert that the note was made, stands on its words, and that nothing is wrong with it."""
    assert done.exit_code == 0, (quote, done.output)
    assert not [problem for problem in edition.problems if "made-by-the-test" in problem.place.file]
    (article,) = edition.articles
    (note,) = [note for note in article.notes if note.annotation.id == "made-by-the-test"]
    (span,) = note.spans
    # A picture's words are one sign: who quotes some of them means it.
    assert fold_quote(quote) in fold_quote(article.text[span.start : span.end])


@pytest.mark.slow
@settings(max_examples=40)
@given(data=st.data())
def test_any_words_of_an_edition_become_a_note(lunyu: Path, lunyu_text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(lunyu_text) - 1))
    end = min(start + data.draw(st.integers(1, 400)), len(lunyu_text))
    start, end = whole_words(lunyu_text, Span(start, end))
    quote = lunyu_text[start:end]
    assume(fold_quote(quote))
    assume(_whole_clusters(quote, lunyu_text, start))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(lunyu)
        passes(*note_on(quote, lunyu), quote)


def _whole_clusters(quote: str, text: str, start: int) -> bool:
    """Return whether the words are cut out where nobody would notice: a mouse cannot divide a sign."""
    return fold_quote(quote) in fold_quote(text) and (start == 0 or not _joins(text[start]))


def _joins(sign: str) -> bool:
    return fold_quote(f"a{sign}") == fold_quote("a") or len(fold_quote(f"a{sign}")) == 1


@pytest.mark.slow
@settings(max_examples=40)
@given(text=texts, data=st.data())
def test_any_words_of_any_text_become_a_note(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("made") / "edition"
    draw(root, {**EDITION, "docs/articles/lamp/article.txt": text.encode()})
    (root / "annotations/lamp/who-lit-it.yml").unlink()
    edition = check(root)
    assume(not [problem for problem in edition.problems if problem.code is not Code.FORBIDDEN_CHARACTER])
    shown = edition.articles[0].text
    assume(shown)
    start = data.draw(st.integers(0, len(shown) - 1))
    quote = shown[start : start + data.draw(st.integers(1, 60))]
    assume(fold_quote(quote))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        done, after = note_on(quote, root)
    if done.exit_code:
        # A sign or a word that was cut in two: it does not stand in the text.
        is_cut = "does not have" in done.output or "in the middle of a" in done.output
        assert is_cut or "No quote" in done.output, done.output
        assert [path.name for path in root.glob("annotations/lamp/*.yml")] == ["wicks.yml"]
    else:
        passes(done, after, quote)
