"""The prose of the edition: short, and set as a printer would set it.

A note may be longer than `MOST_WORDS` if its entry says why in a comment: `# long: the reason`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.site.building import REPOSITORY
from tests.site.prose import values_of

MOST_WORDS = 120
REASON = re.compile(r"^\s*# long: \S", re.MULTILINE)
PROSE = ("claim", "description", "name", "note", "reason", "role", "title")
SLIPS = {
    "a straight quotation mark; set “ ” or ’": re.compile(r"[\"']"),
    "two spaces": re.compile(r"  "),
    "three dots; set …": re.compile(r"\.\.\."),
    "a hyphen for a dash; set –": re.compile(r"\s--?\s|\b\d{4}-\d{2,4}\b(?!-)"),
    "a space before a stop": re.compile(r"\s[,.;:!?]"),
}
FILES = sorted((REPOSITORY / "annotations").rglob("*.yml"))


def too_long(text: str) -> list[str]:
    """Return the ids of the entries in the YAML `text` whose notes are too long for no stated reason."""
    root = yaml.compose(text)
    assert isinstance(root, yaml.SequenceNode | yaml.MappingNode)
    entries = root.value if isinstance(root, yaml.SequenceNode) else [root]
    lines = text.splitlines(keepends=True)
    found = []
    for entry in entries:
        values = {key.value: value.value for key, value in entry.value}
        begin = 0 if entry is root else entry.start_mark.line
        written = "".join(lines[begin : entry.end_mark.line])
        if len(str(values.get("note", "")).split()) > MOST_WORDS and not REASON.search(written):
            found.append(str(values["id"]))
    return found


def slips(text: str) -> list[str]:
    """Return what a printer would not have set so in the prose of the YAML `text`."""
    return [
        f"line {line}, {what}: {prose}"
        for line, prose in values_of(text, PROSE)
        for what, slip in SLIPS.items()
        if slip.search(prose)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_note_is_long_without_a_reason(path: Path) -> None:
    assert too_long(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_prose_is_set_as_a_printer_would_set_it(path: Path) -> None:
    assert slips(path.read_text("utf-8")) == []


def test_a_long_note_is_found_and_a_reason_lets_it_pass() -> None:
    short = f"id: short\nnote: {'word ' * MOST_WORDS}\n"
    long = f"id: long\nnote: {'word ' * (MOST_WORDS + 1)}\n"
    assert (too_long(short), too_long(long)) == ([], ["long"])
    reason = "# long: the law must be quoted whole\n"
    assert too_long(reason + long) == []
    assert too_long(long.replace("note:", reason + "note:")) == []
    assert too_long("# long:\n" + long) == ["long"]
    listed = f"- id: short\n  {reason}  note: word\n- id: long\n  note: {'word ' * (MOST_WORDS + 1)}\n"
    assert too_long(listed) == ["long"]


@pytest.mark.parametrize("prose", ['a "b"', "it's", "a  b", "so...", "a - b", "2020-21", "a , b"])
def test_a_slip_is_found(prose: str) -> None:
    assert len(slips(yaml.safe_dump({"note": prose}))) == 1
