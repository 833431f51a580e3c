"""No YAML file runs, grows, hangs or crashes anything: it is read, or it is a problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.security.attacks import FOLDER
from tests.security.checker import Checker
from tests.security.small_edition import small_edition
from variorum.yaml_files.parse import parse

CASES: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "yaml_attacks.yml").read_text("utf-8"))


def _text(parts: list[tuple[str, int]]) -> str:
    return "".join(
        "".join(text.replace("%d", str(number)) for number in range(1, times + 1))
        if "%d" in text
        else text * times
        for text, times in parts
    )


@pytest.mark.parametrize("case", CASES)
def test_an_attack_on_the_parser_is_a_problem_and_no_more(
    case: str, checker: Checker, tmp_path: Path
) -> None:
    small_edition(tmp_path)
    file = CASES[case].get("file", "annotations/a/attack.yml")
    (tmp_path / file).write_bytes(_text(CASES[case]["parts"]).encode())
    before = set(tmp_path.rglob("*"))
    output = checker.check(tmp_path)
    assert not output.crashed, output.err[-1_000:]
    assert output.status == 1
    assert f"[{CASES[case]['code']}]" in output.out, output.out[:1_000]
    lines = output.out.split("\n")
    assert not [line for line in lines if len(line) > 500 or not line.isprintable()]
    assert all(line.startswith(("    ", f"{file}:", "docs/", "annotations/")) for line in lines[:-1])
    assert set(tmp_path.rglob("*")) == before
    assert not Path("OWNED").exists()


def test_a_parser_that_stops_at_a_depth_by_itself_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(text: str, Loader: object) -> Any:  # noqa: N803 - its name in PyYAML
        mark = yaml.Mark("", 3, 0, 3, text, 3)
        raise yaml.MarkedYAMLError(
            "while increasing flow level", mark, "exceeded maximum nesting depth", mark
        )

    monkeypatch.setattr(yaml, "parse", stops)
    faults = parse("x: *[", "attack.yml").faults
    assert [(fault.code, fault.place.line, fault.place.column) for fault in faults] == [("too-deep", 1, 4)]
