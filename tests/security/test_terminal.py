"""What strangers write forges no line and moves no cursor where problems are told."""

from __future__ import annotations

import re

import pytest

from tests.security.conftest import Built

PROBLEM = re.compile(r"[^\n]+?:\d+:\d+: \[[a-z0-9-]+\] \S.*\.( Did you mean .*)?")
ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLACE = re.compile(r":\d+:\d+: \[")
HINT = re.compile(r"    (paragraph \d+: (prefix|suffix|occurrence): .+|and (more than )?\d+ more places?)")
CODE_POINT = re.compile(r"<U\+[0-9A-F]{4,6}>")
"""How a message writes a character that cannot be seen."""
LOGGED = re.compile(r"(INFO|WARNING) +-  \S.*")


@pytest.mark.slow
def test_a_name_that_is_no_address_is_a_problem(hostile_names: list[Built]) -> None:
    """A slug is an address: small letters, digits and hyphens, like an id."""
    names = {path.name for built in hostile_names for path in (built.root / "docs/articles").iterdir()}
    wrong = [name for name in names if not (ADDRESS.fullmatch(name) or name.startswith("."))]
    told = [_letters(line) for built in hostile_names for line in built.checked.out.split("\n")]
    assert len(wrong) > 100
    paths = {name: _letters(f"docs/articles/{name}") for name in wrong}
    assert not [name for name, path in paths.items() if not any(line.startswith(path) for line in told)][:20]


def test_nothing_written_makes_the_check_or_the_build_crash(attacked: Built) -> None:
    for output in (attacked.checked, attacked.built):
        assert not output.crashed, (output.out + output.err)[-2_000:]
    assert attacked.checked.status == 1
    assert attacked.built.status == 0
    assert (attacked.site / "index.html").exists()


def test_the_check_writes_one_line_a_problem_and_nothing_else(attacked: Built) -> None:
    lines = attacked.checked.out.split("\n")[:-1]
    forged = [line for line in lines if not (PROBLEM.fullmatch(line) or HINT.fullmatch(line))]
    assert not forged[:20]
    problems = sum(not line.startswith("    ") for line in lines)
    assert attacked.checked.err == f"{problems} problems.\n"


def test_each_problem_is_of_a_file_that_is_there(attacked: Built) -> None:
    """A forged line would be of another. Characters that are not shown do not count."""
    there = {_letters(path.relative_to(attacked.root).as_posix()) for path in attacked.root.rglob("*")}
    lines = [line for line in attacked.checked.out.split("\n")[:-1] if not line.startswith("    ")]
    files = [[_letters(line[: place.start()]) for place in PLACE.finditer(line)] for line in lines]
    assert not [line for line, names in zip(lines, files, strict=True) if there.isdisjoint(names)][:20]


def _letters(text: str) -> str:
    text = CODE_POINT.sub("", text)
    return "".join(sign for sign in text if sign.isalnum())


def test_the_build_tells_of_the_same_problems_line_by_line(attacked: Built) -> None:
    prefix = "WARNING -  variorum: "
    logged = attacked.built.err.split("\n")[:-1]
    found = [line.removeprefix(prefix) for line in logged if line.startswith(prefix)]
    assert found == [line for line in attacked.checked.out.split("\n")[:-1] if not line.startswith("    ")]


def test_every_line_of_the_build_is_a_line_of_its_own(attacked: Built) -> None:
    lines = attacked.built.err.split("\n")[:-1]
    assert not [line for line in lines if not (LOGGED.fullmatch(line) or HINT.fullmatch(line))][:20]
    assert attacked.built.out == ""


def test_no_sign_that_moves_hides_or_turns_reaches_the_terminal(attacked: Built) -> None:
    for output in (attacked.checked, attacked.built):
        lines = (output.out + output.err).split("\n")
        assert not [line for line in lines if not line.isprintable()][:20]


def test_no_command_to_a_build_service_reaches_the_terminal(attacked: Built) -> None:
    """GitHub obeys `::x::` at the beginning of a line, and `##[x]` and Azure `##vso[x]` anywhere."""
    for output in (attacked.checked, attacked.built):
        lines = (output.out + output.err).split("\n")
        assert not [
            line for line in lines if line.lstrip().startswith("::") or re.search(r"##(vso)?\[", line)
        ][:20]
