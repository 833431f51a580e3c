"""`variorum new --ask` asks for what is missing, and again for what is wrong."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.cli.conftest import Run


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


def test_a_variant_is_judged_as_its_witness_allows(variorum: Run, edition: Path) -> None:
    metadata = edition / "docs" / "articles" / "lamp" / "article.yml"
    answers = ["lamp", "2", "variant", "draft", "torch", "", "differs", "A note.", "", "", "a-torch"]
    metadata.write_text(
        metadata.read_text("utf-8") + "derives_from: [{id: print, how: set, certainty: high}]\n"
        "stages: [{id: print, name: A print, short: Print, sort: text}]\n",
        "utf-8",
    )
    done = variorum("new", "--ask", input="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    note = yaml.safe_load((edition / done.stdout.strip()).read_text("utf-8"))
    assert (note["relation"], "effect" in note) == ("differs", False)


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
