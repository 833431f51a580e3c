"""`variorum import` of files that are sound in their format and odd in all else: no crash, no long wait."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Run

BOOK = '"type": "book", "title": "T"'
LONG = 100_000


def nested(key: str, levels: int) -> str:
    return f'{{"{key}": ' * levels + "1" + "}" * levels


def book(more: str) -> str:
    return f"[{{{BOOK}, {more}}}]"


def own(more: str) -> str:
    return book(f'"custom": {{"variorum": {{{more}}}}}')


def annotation(**more: Any) -> dict[str, Any]:
    return {"type": "Annotation", "body": {"value": "w"}, "target": "lamp", **more}


STRANGE = {
    "infinite-date.json": book('"issued": {"date-parts": [[Infinity, 1e999]]}'),
    "infinite-season.json": book('"issued": {"date-parts": [[2000]], "season": 1e999}'),
    "suffix-alone.json": book('"author": [{"suffix": "Jr."}]'),
    "long-name.json": book(f'"author": [{{"family": "{"x" * LONG}"}}]'),
    "surrogate-name.json": book(r'"author": [{"family": "\ud800"}], "note": "\udfff"'),
    "type-is-a-list.json": '[{"type": ["book"], "title": "T"}]',
    "type-is-a-mapping.json": '[{"type": {}, "title": "T"}]',
    "types-of-an-annotation.json": json.dumps([annotation(type=["Annotation"])]),
    **{
        f"own-{key}.json": own(f'"{key}": {{"a": 1}}')
        for key in ("DOI", "ISBN", "URL", "author", "issued", "title", "type", "volume", "reliability")
    },
    "own-deep.json": own(f'"reliability": {nested("a", 900)}'),
    "deep-date.json": book(f'"issued": {nested("raw", 900)}'),
    "long-month.bib": f"@book{{k, title={{T}}, year={{2000}}, month={{{'1' * LONG}}}}}",
    "long-day.bib": f"@book{{k, title={{T}}, year={{2000}}, month=jan, day={{{'1' * LONG}}}}}",
    "long-name.bib": f"@book{{k, title={{T}}, author={{{'x' * LONG}}}}}",
    "long-month.ris": f"TY  - BOOK\nTI  - T\nPY  - 2000/{'1' * LONG}\nER  - \n",
    "refined.jsonld": json.dumps(annotation()).replace(
        '"lamp"', f'{{"source": "lamp", "selector": {nested("refinedBy", 900)}}}'
    ),
    "deep-lists.jsonld": "[" * 960 + "]" * 960,
    "deep-fields.jsonld": json.dumps(annotation()).replace("{", f'{{"fields": {nested("a", 900)}, ', 1),
    "deep-body.jsonld": json.dumps(annotation()).replace('"w"', nested("text", 900)),
}
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p xml:id="p">{}</p></body></text>'
    "<standOff><listAnnotation>{}</listAnnotation></standOff></TEI>"
)


def on_words(exact: str, number: int = 0) -> dict[str, Any]:
    selector = {"type": "TextQuoteSelector", "exact": exact}
    return annotation(id=f"urn:{number}", target={"source": "lamp", "selector": selector})


SLOW_NOTES = {
    "blanks-in-a-quote.jsonld": json.dumps([on_words(f"lamp{' ' * 19_000}x", n) for n in range(20)]),
    "long-quote.jsonld": json.dumps([on_words("the lamp " * LONG)]),
    "many.jsonld": json.dumps([on_words("", n) | {"target": "nowhere#x"} for n in range(10_000)]),
    "nested-html.jsonld": json.dumps(annotation(body={"value": "<div>" * 30_000, "format": "text/html"})),
    "whole-text.xml": TEI.format(
        "The lamp. " * 30_000, '<annotation target="#p"><note>n</note></annotation>' * 1_000
    ),
}
SLOW = {
    "blanks-in-a-note.json": book(f'"note": "a{" " * LONG}b"'),
    "blanks-after-a-line.json": book(f'"abstract": "a\\n{" " * LONG}b"'),
    "parentheses.json": book(f'"ISBN": "{"(" * LONG}"'),
    "blanks-in-pages.bib": f"@book{{k, title={{T}}, pages={{1--2{' ' * LONG}x}}}}",
    "blanks-in-a-note.bib": f"@book{{k, title={{T}}, note={{a{' ' * LONG}b}}}}",
    "blanks-in-a-note.ris": f"TY  - BOOK\nTI  - T\nN1  - a{' ' * LONG}b\nER  - \n",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_ends_in_a_sentence(variorum: Run, edition: Path, name: str) -> None:
    (edition / name).write_text(STRANGE[name], "utf-8")
    done = variorum("import", edition / name)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.exit_code in (0, 1, 2)
    assert done.stderr
    assert all("[uncited-source]" in line for line in variorum("check").stdout.splitlines())


@pytest.mark.parametrize("name", SLOW)
def test_time_grows_no_faster_than_a_value(variorum: Run, edition: Path, name: str) -> None:
    (edition / name).write_text(SLOW[name], "utf-8")
    begin = time.process_time()
    assert variorum("import", edition / name).exit_code == 0
    assert time.process_time() - begin < 3


@pytest.mark.parametrize("name", SLOW_NOTES)
def test_time_grows_no_faster_than_a_note(variorum: Run, edition: Path, name: str) -> None:
    (edition / name).write_text(SLOW_NOTES[name], "utf-8")
    begin = time.process_time()
    assert variorum("import", edition / name, "--article", "lamp").exit_code == 1
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "value",
    [
        annotation(body={"value": "These words.", "purpose": ["commenting", "tagging"]}),
        {"type": ["AnnotationPage"], "items": [annotation(bodyValue="These words.")]},
        {"type": ["AnnotationPage", "x"], "items": {"type": ["Annotation"], "bodyValue": "These words."}},
    ],
)
def test_a_list_of_one_is_what_is_in_it(variorum: Run, edition: Path, value: object) -> None:
    (edition / "a.jsonld").write_text(json.dumps(value), "utf-8")
    assert "These words" in variorum("import", edition / "a.jsonld", "--dry-run", "--article", "lamp").stdout


def test_a_selector_of_two_types_selects(variorum: Run, edition: Path) -> None:
    note = on_words("lamp")
    note["target"]["selector"]["type"] = ["oa:Selector", "TextQuoteSelector"]
    (edition / "a.jsonld").write_text(json.dumps(note), "utf-8")
    assert "prefix" in variorum("import", edition / "a.jsonld").stderr


def test_a_column_that_a_table_has_twice_is_refused(variorum: Run, edition: Path) -> None:
    (edition / "a.csv").write_text("kind,note,note\ncontext,The first,The second\n", "utf-8")
    assert "more than one column `note`" in variorum("import", edition / "a.csv").stderr


def test_a_key_that_looks_like_the_number_of_another_source_hides_none(variorum: Run, edition: Path) -> None:
    keys = ("a-b", "a-b", "a-b-2")
    items = [{"type": "book", "id": key, "title": f"T{n}"} for n, key in enumerate(keys)]
    file = edition / "my.json"
    file.write_text(json.dumps(items), "utf-8")
    for report in ("3 sources taken in, 0 there already", "0 sources taken in, 3 there already"):
        assert report in variorum("import", file).stderr
    files = (edition / "annotations/sources").glob("*.yml")
    found = [yaml.safe_load(path.read_text("utf-8")) for path in files]
    assert {entry["id"]: entry["title"] for entry in found} == {"a-b": "T0", "a-b-2": "T1", "a-b-2-2": "T2"}
