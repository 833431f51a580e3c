"""`variorum import --tags`: tags say of which kind a note is, and mistakes in them have their places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_import import annotation, into, put, row, written

__all__ = ["into"]

KINDS = """\
typo: {kind: correction, reading: "{text}", fault: wording, certainty: medium}
Spelling: {kind: correction, reading: "{text}", fault: wording, certainty: medium}
question:
  kind: context
  title: "{quote}"
  prominence: further
who: context
"""


def tagged(number: int, exact: str, words: str, *tags: str) -> dict[str, Any]:
    """Return a Web Annotation with tags."""
    said = {"type": "TextualBody", "value": words, "format": "text/plain"}
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    return annotation(number, exact, body=[said, *bodies])


def kinds(root: Path, content: str) -> Path:
    path = root / "kinds.yml"
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize("form", ["w3c", "hypothesis"])
@pytest.mark.parametrize("tag", ["typo", "TYPO", "spelling"])
def test_a_tag_says_the_kind(variorum: Run, into: Path, form: str, tag: str) -> None:
    item = tagged(1, "Nobody had lit", "No one had lit", tag, "x")
    theirs = {
        "w3c": [item],
        "hypothesis": {"annotations": [row(1, "Nobody had lit", "No one had lit", tags=[tag])]},
    }
    done = variorum("import", put(into, theirs[form]), "--tags", kinds(into, KINDS))
    assert done.exit_code == 0, done.output
    (note,) = (text for name, text in written(into).items() if name.startswith("nobody-had-lit-"))
    assert "kind: correction\n" in note
    assert "reading: No one had lit\n" in note
    assert "title" not in note
    assert variorum("check").exit_code == 0


def test_other_notes_are_context_and_keys_are_kept(variorum: Run, into: Path) -> None:
    notes = [tagged(1, "Nobody had lit", "Who?", "question"), tagged(2, "the rain fell", "Wet.", "other")]
    done = variorum("import", put(into, notes), "--tags", kinds(into, KINDS))
    assert done.exit_code == 0, done.output
    by_name = {name.rpartition("-")[0]: text for name, text in written(into).items()}
    assert "prominence: further\n" in by_name["nobody-had-lit"]
    assert "title: Nobody had lit\n" in by_name["nobody-had-lit"]
    assert "kind: context\n" in by_name["the-rain-fell"]
    assert "title: Wet.\n" in by_name["the-rain-fell"]


def test_tags_that_contradict_are_no_choice(variorum: Run, into: Path) -> None:
    note = tagged(1, "Nobody had lit", "No one", "typo", "who")
    done = variorum("import", put(into, [note]), "--tags", kinds(into, KINDS))
    assert done.exit_code == 1
    assert "annotation 1: Its tags stand for notes of different kinds." in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a: contxt\n", "kinds.yml:1:4: [unknown-kind]"),
        (
            "a: context\nb:\n  kind: correction\n  fault: wording\n  reading: x\n",
            "kinds.yml:3:3: [missing-key]",
        ),
        ("a: {kind: context, fualt: x}\n", "kinds.yml:1:20: [unknown-key]"),
        ("a: {kind: context, quote: x}\n", "kinds.yml:1:20: [unknown-key]"),
        ("a: glossary\n", "`term`"),
        ("a: {kind: correction, reading: x, fault: silly, certainty: low}\n", "kinds.yml:1:42: "),
        ("- a\n", "kinds.yml:1:1: [wrong-type]"),
        ("", "[wrong-type]"),
        ("a: [\n", "kinds.yml:"),
        ("a: context\na: context\n", "kinds.yml:2:1: "),
        ("a: !!python/object:os.system x\n", "kinds.yml:1:"),
        ("a: \x00\n", "kinds.yml:1:4: "),
        ("a: " + "[" * 3000 + "\n", "kinds.yml:1:"),
    ],
)
def test_each_mistake_has_its_place_and_nothing_is_written(
    variorum: Run, into: Path, content: str, says: str
) -> None:
    before = written(into)
    notes = put(into, [tagged(1, "Nobody had lit", "Who?", "a")])
    done = variorum("import", notes, "--tags", kinds(into, content))
    assert done.exit_code == 2, done.output
    assert isinstance(done.exception, SystemExit)
    assert says in done.stderr
    assert written(into) == before
