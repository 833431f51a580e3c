"""`variorum new`: what it writes always passes the check, or it writes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import EDITION, Run
from tests.properties.texts import texts
from tests.site.building import REPOSITORY
from tests.site.drawing import draw
from variorum.anchoring.folding import fold_quote
from variorum.cli import main
from variorum.editing.formatting import formatted
from variorum.editing.new_note import suggested_id
from variorum.model.edition import Edition
from variorum.model.kinds import KINDS
from variorum.model.problem import Code
from variorum.pipeline import check

CONTEXT = ("--kind", "context", "--title", "A title", "--note", "A note.")
ASSESSMENT = "{date: 2020-09, reliability: B, credibility: 3, reason: Plausible.}"
OWN = {
    "context": ("--title", "A title"),
    "correction": ("--reading", "A torch", "--fault", "wording", "--certainty", "high"),
    "glossary": ("--term", "wick"),
    "reliability": (
        *("--claim", "It was lit.", "--attributed-to", "nobody", "--source-kind", "none-given"),
        *("--chain", "this page", "--chain", "nobody, it seems", "--assessments", ASSESSMENT),
    ),
    "variant": ("--witness", "draft", "--reading", "", "--effect", "omitted"),
}


def written(root: Path) -> dict[str, str]:
    """Return the text of each note by its file's name."""
    return {path.name: path.read_text("utf-8") for path in (root / "annotations/lamp").glob("*.yml")}


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


def test_the_shortest_prefix_or_suffix_is_added(variorum: Run, edition: Path) -> None:
    done = variorum("new", "lamp", "--occurrence", "2", *CONTEXT)
    assert done.exit_code == 0, done.output
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert note["quote"] == "lamp"
    assert len({"prefix", "suffix", "occurrence"} & note.keys()) == 1


def test_no_more_is_written_than_is_needed(variorum: Run, edition: Path) -> None:
    done = variorum("new", "Outside it", "--suffix", "rained, and", *CONTEXT)
    assert done.exit_code == 0, done.output
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert {"prefix", "suffix", "occurrence"}.isdisjoint(note)


def test_the_words_come_as_the_article_has_them(variorum: Run, edition: Path) -> None:
    done = variorum("new", "the  lamp.\n\nOutside", *CONTEXT)
    assert "\nquote: the lamp. Outside\n" in (edition / done.stdout.strip()).read_text("utf-8")


def test_words_that_are_not_there_get_the_near_miss(variorum: Run, edition: Path) -> None:
    before = written(edition)
    done = variorum("new", "Nobody had lit the lump", *CONTEXT)
    assert done.exit_code == 1
    assert "did you mean “Nobody had lit the lamp" in done.stderr
    assert written(edition) == before


def test_words_that_are_there_twice_get_the_places(variorum: Run, edition: Path) -> None:
    done = variorum("new", "lamp", *CONTEXT)
    assert done.exit_code == 1
    assert done.stderr.count("paragraph") >= 2
    assert "    1. paragraph" in done.stderr
    assert "    2. paragraph" in done.stderr
    assert "--occurrence" in done.stderr


def test_words_as_corrected_are_found(variorum: Run, edition: Path) -> None:
    assert (
        variorum("new", "A lamp", "--kind", "correction", *OWN["correction"], "--note", "So.").exit_code == 0
    )
    done = variorum("new", "A torch stood", *CONTEXT)
    assert done.exit_code == 0, done.output
    assert "\nquote: A lamp stood\n" in (edition / done.stdout.strip()).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((*CONTEXT, "--id", "who-lit-it"), "is there already"),
        ((*CONTEXT, "--id", "Not An Id"), "cannot be an id"),
        (("--kind", "context", "--title", "x"), "--note"),
        (("--kind", "glossary", "--note", "x", "--term", "wick", "--title", "x"), "title"),
        ((*CONTEXT, "--occurrence", "0"), "--occurrence"),
        ((*CONTEXT, "--article", "lump"), "Did you mean `lamp`?"),
        ((*CONTEXT, "--whole"), "--whole"),
        (("--note", "x"), "--kind"),
    ],
)
def test_misuse_writes_nothing(variorum: Run, edition: Path, words: tuple[str, ...], reason: str) -> None:
    before = written(edition)
    done = variorum("new", "Outside", *words)
    assert done.exit_code == 2, done.output
    assert reason in done.stderr
    assert written(edition) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((*CONTEXT, "--sources", "almanack"), "unknown-source"),
        ((*CONTEXT[:4], "--note", "[x](javascript:x)"), "unsafe-link"),
        ((*CONTEXT[:4], "--note", "\x07"), "forbidden-character"),
        (("--kind", "glossary", "--term", "wik", "--note", "x"), "unknown-term"),
    ],
)
def test_a_note_with_a_problem_is_not_written(
    variorum: Run, edition: Path, words: tuple[str, ...], code: str
) -> None:
    before = written(edition)
    done = variorum("new", "Outside", *words)
    assert done.exit_code == 1
    assert f"[{code}]" in done.stderr
    assert "\nid: " in done.stderr
    assert written(edition) == before


def test_a_correction_over_another_is_not_written(variorum: Run, edition: Path) -> None:
    correction = ("--kind", "correction", *OWN["correction"], "--note", "So.")
    assert variorum("new", "Outside it rained", *correction).exit_code == 0
    before = written(edition)
    assert variorum("new", "it rained, and", *correction).exit_code == 1
    assert written(edition) == before


def test_a_folder_that_leads_out_is_not_written_to(variorum: Run, edition: Path) -> None:
    outside = edition.parent / "outside"
    outside.mkdir()
    shutil.rmtree(edition / "annotations/lamp")
    (edition / "annotations/lamp").symlink_to(outside)
    assert variorum("new", "Outside", *CONTEXT).exit_code != 0
    assert not list(outside.iterdir())


def test_what_is_missing_is_asked_for(variorum: Run, edition: Path) -> None:
    answers = [
        *("the lump", "the lamp", "glossary"),
        *("wik", "wick", "It burns.", "almanack", "almanac", "", "keeper", "", "", ""),
    ]
    done = variorum("new", "--ask", input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert "did you mean “The lamp" in done.stderr
    assert "Did you mean `wick`?" in done.stderr
    assert "Known: almanac." in done.stderr
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert note == {
        "id": "the-lamp-2", "kind": "glossary", "quote": "the lamp", "term": "wick",
        "note": "It burns.\n", "sources": ["almanac"], "by": ["keeper"],
    }  # fmt: skip
    assert variorum("check").exit_code == 0


def test_an_id_that_a_heading_has_is_not_taken(variorum: Run, edition: Path) -> None:
    """The page's heading is “The lamp”."""
    words = ("new", "the lamp", "--kind", "glossary", *OWN["glossary"], "--note", "It burns.")
    assert variorum(*words).stdout == "annotations/lamp/the-lamp-2.yml\n"
    assert variorum(*words, "--id", "the-lamp").exit_code == 1


def test_an_entry_is_asked_for_key_by_key_and_a_place_by_its_number(variorum: Run, edition: Path) -> None:
    answers = [
        *("lamp", "2", "reliability", "It was lit.", "nobody", "none-given", "this page", ""),
        *("2020-09", "B", "3", "Plausible.", "n", "A note.", "", "", "said-by-nobody"),
    ]
    done = variorum("new", "--ask", input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert note["assessments"] == [
        {"date": "2020-09", "reliability": "B", "credibility": "3", "reason": "Plausible."}
    ]
    assert note["id"] == "said-by-nobody"
    assert variorum("check").exit_code == 0


@given(st.lists(texts, max_size=3), st.integers(0, 3))
def test_an_id_is_an_address_and_is_not_taken(words: list[str], number: int) -> None:
    taken: set[str] = set()
    for _ in range(number + 1):
        identifier = suggested_id(words, taken)
        assert identifier not in taken
        taken.add(identifier)


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
    quote = lunyu_text[start : start + data.draw(st.integers(1, 400))]
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
        # A sign that was cut in two: nothing like it stands in the text.
        assert "does not have" in done.output or "No quote" in done.output, done.output
        assert [path.name for path in root.glob("annotations/lamp/*.yml")] == ["wicks.yml"]
    else:
        passes(done, after, quote)
