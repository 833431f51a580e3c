"""`variorum import`: notes of other programs become proposed notes, and nothing is guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from variorum.model.limits import LARGEST_IMPORT


def annotation(number: int, exact: str, words: str = "It is *dry*.", **more: Any) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": more.pop("prefix", ""), "suffix": ""}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"https://elsewhere.example/{number}",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Ada"},
        "created": "2026-05-01T10:00:00Z",
        "body": {"type": "TextualBody", "value": words, "format": "text/markdown"},
        "target": {"source": "https://site.example/articles/lamp/", "selector": [selector]},
        **more,
    }


def row(number: int, exact: str, words: str, **more: Any) -> dict[str, Any]:
    """Return an annotation as Hypothesis exports it."""
    selectors = [
        {"type": "RangeSelector", "startOffset": 3},
        {"type": "TextPositionSelector", "start": 9, "end": 19},
        {
            "type": "TextQuoteSelector",
            "exact": exact,
            "prefix": "amp stood on the table. ",
            "suffix": " the lam",
        },
    ]
    return {
        "id": f"Zx{number}",
        "uri": "https://site.example/articles/lamp/",
        "created": "2026-05-02T08:00:00.000000+00:00",
        "user": "acct:ada@hypothes.is",
        "text": words,
        "tags": ["oil"],
        "target": [{"source": "https://site.example/articles/lamp/", "selector": selectors}],
        **more,
    }


@pytest.fixture
def into(edition: Path) -> Path:
    (edition / "annotations/lamp/who-lit-it.yml").unlink()
    return edition


def written(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (root / "annotations/lamp").glob("*.yml")}


def put(root: Path, value: Any) -> Path:
    path = root / "notes.json"
    path.write_text(json.dumps(value), "utf-8")
    return path


@pytest.mark.parametrize("form", ["one", "list", "page", "collection"])
def test_a_web_annotation_becomes_a_proposed_note(variorum: Run, into: Path, form: str) -> None:
    item: Any = annotation(1, "Nobody had lit")
    page = {"type": "AnnotationPage", "items": [item]}
    collection = {"type": "AnnotationCollection", "first": page}
    value = {"one": item, "list": [item], "page": page, "collection": collection}[form]
    done = variorum("import", put(into, value))
    assert done.exit_code == 0, done.output
    (note,) = (text for name, text in written(into).items() if name.startswith("nobody-had-lit-"))
    assert "quote: Nobody had lit\n" in note
    assert "status: proposed\n" in note
    assert "It is *dry*." in note
    assert "Imported: Ada, 2026-05-01." in note
    assert variorum("check").exit_code == 0


def test_an_export_of_hypothesis_keeps_who_and_when_and_tags(variorum: Run, into: Path) -> None:
    rows = [
        row(1, "Nobody had lit", "Who should <b>have</b>?"),
        row(2, "A lamp", ""),
        row(3, "", "Yes", references=["Zx1"]),
    ]
    done = variorum("import", put(into, {"annotations": rows}))
    assert done.exit_code == 1
    assert "notes.json, annotation 2: It says nothing: a highlight is no note." in done.stderr
    assert "notes.json, annotation 3: It answers another annotation" in done.stderr
    (note,) = (text for name, text in written(into).items() if name.startswith("nobody-had-lit-"))
    assert "Tags: oil." in note
    assert "Imported: ada, 2026-05-02." in note
    assert "<b>" not in note
    assert variorum("check").exit_code == 0


def test_a_second_import_changes_nothing(variorum: Run, into: Path) -> None:
    path = put(into, [annotation(1, "Nobody had lit"), annotation(2, "the rain fell")])
    assert variorum("import", path).exit_code == 0
    before = written(into)
    again = variorum("import", path)
    assert again.exit_code == 0
    assert "0 notes taken in, 2 there already, 0 refused." in again.stderr
    assert written(into) == before


def test_a_dry_run_writes_nothing(variorum: Run, into: Path) -> None:
    before = written(into)
    done = variorum("import", put(into, annotation(1, "Nobody had lit")), "--dry-run")
    assert "quote: Nobody had lit" in done.stdout
    assert written(into) == before


def test_what_has_no_place_is_listed_with_the_nearest_words(variorum: Run, into: Path) -> None:
    before = written(into)
    done = variorum("import", put(into, [annotation(1, "Nobody had light"), annotation(2, "lamp", "Which?")]))
    assert done.exit_code == 1
    assert "annotation 1: " in done.stderr
    assert "Nobody had lit" in done.stderr
    assert "annotation 2: " in done.stderr
    assert written(into) == before


def test_a_note_that_check_refuses_is_listed_and_not_written(variorum: Run, into: Path) -> None:
    bad = annotation(1, "Nobody had lit", "[Look](javascript:alert(1))")
    done = variorum("import", put(into, [bad, annotation(2, "the rain fell")]))
    assert done.exit_code == 1
    assert "[unsafe-link]" in done.stderr
    assert any(name.startswith("the-rain-fell-") for name in written(into))
    assert not any(name.startswith("nobody-") for name in written(into))
    assert variorum("check").exit_code == 0


FILES = {"web-annotation": "out.jsonld", "tei": "out.xml", "notes-csv": "out.csv"}


def test_our_own_exports_come_back(variorum: Run, edition: Path) -> None:
    for name, file in FILES.items():
        assert variorum("export", name, "-o", edition / file).exit_code == 0
    before = written(edition)
    for file in FILES.values():
        assert "2 there already" in variorum("import", edition / file).stderr
        for path in (edition / "annotations/lamp").glob("*.yml"):
            path.unlink()
        done = variorum("import", edition / file)
        assert done.exit_code == 0, done.output
        assert written(edition).keys() == before.keys()
        assert "The wick is *dry*." in written(edition)["who-lit-it.yml"]
        assert variorum("check").exit_code == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "There are no annotations in it"),
        ("[1, 2]", "There are no annotations in it"),
        ("{", "neither JSON nor TEI nor a table"),
        ("[" * 5000, ""),
        ("<TEI", "not well-formed XML"),
        ("<TEI/>", "There are no annotations in it"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "Take that out"),
        ('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>', "Take that out"),
        ('<!DOCTYPE x SYSTEM "http://there.example/x.dtd"><x/>', "Take that out"),
        ("<a>" * 500 + "</a>" * 500, "within each other"),
        ('{"annotations": [{"uri": 1, "target": 5}]}', ""),
        ('{"type": "Annotation", "target": 3, "body": [4, null]}', ""),
    ],
)
def test_a_file_that_is_none_of_these_ends_in_a_sentence(
    variorum: Run, into: Path, content: str, says: str
) -> None:
    path = into / "notes.json"
    path.write_text(content, "utf-8")
    done = variorum("import", path)
    assert done.exit_code in (1, 2)
    assert isinstance(done.exception, SystemExit)
    assert says in done.output


def test_what_is_selected_otherwise_is_refused(variorum: Run, into: Path) -> None:
    by_position = {"type": "TextPositionSelector", "start": 1, "end": 5}
    item = annotation(1, "", target={"source": "https://s.example/articles/lamp/", "selector": by_position})
    done = variorum("import", put(into, item))
    assert done.exit_code == 1
    assert "selected by something other than a quote" in done.stderr


def test_a_table_without_its_columns_is_refused(variorum: Run, into: Path) -> None:
    path = into / "notes.csv"
    path.write_text("a,b\r\n1,2\r\n", "utf-8")
    assert "no columns `note` and `kind`" in variorum("import", path).output


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('note,kind\n"' + "x" * 200_000, "Line 2: this is no table in CSV"),
        ('note,kind,assessments\nx,context,"' + '[""' + "[" * 100_000 + '"', "begins as JSON"),
        (b"note,kind\n\xff", "not in UTF-8"),
    ],
    ids=["open quotation mark", "deep cell", "other encoding"],
)
def test_a_broken_table_ends_in_a_sentence(
    variorum: Run, into: Path, content: str | bytes, says: str
) -> None:
    path = into / "notes.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = variorum("import", path)
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)
    assert says in done.output


@pytest.mark.parametrize("name", ["notes.csv", "notes.json"])
def test_a_giant_file_is_not_read(variorum: Run, into: Path, name: str) -> None:
    with (into / name).open("wb") as file:
        file.truncate(LARGEST_IMPORT + 1)
    assert "more than 50,000,000 bytes" in variorum("import", into / name).output


def test_no_path_leads_out_of_the_edition(variorum: Run, into: Path) -> None:
    item = annotation(
        1, "", fields={"id": "../../out", "kind": "context", "whole": True, "title": "x", "note": "y"}
    )
    variorum("import", put(into, item))
    assert not list(into.parent.glob("out*"))
