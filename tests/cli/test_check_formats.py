"""`variorum check` speaks to people and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from tests.cli.conftest import Run
from tests.site.building import REPOSITORY
from variorum.model.catalogue import CATALOGUE
from variorum.model.problem import Code, Place, Problem
from variorum.reporting.github import as_commands, most_useful_first
from variorum.reporting.gitlab import as_code_quality
from variorum.reporting.json_report import as_json
from variorum.reporting.sarif import as_sarif
from variorum.reporting.step_summary import LARGEST, as_markdown

BROKEN = REPOSITORY / "tests" / "editions" / "broken"
CODE_QUALITY = Path(__file__).with_name("code-quality.schema.json")
SHAPE = REPOSITORY / "hooks" / "variorum" / "reporting" / "problems.schema.json"


def problem(
    file: str = "a.yml", line: int = 1, code: Code = Code.QUOTE_NOT_FOUND, what: str = "Gone."
) -> Problem:
    return Problem(Place(file, line, 2), code, what, "Mend it.", ("a hint",))


def unescaped(text: str) -> str:
    """Return a command's text as GitHub's runner reads it; `%25` comes last, as there."""
    for sign, written in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(written, sign)
    return text


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json", "sarif"])
def test_all_formats_tell_of_the_same_problems(variorum: Run, form: str) -> None:
    done = variorum("check", str(BROKEN), "--format", form)
    expected = [line for line in variorum("check", str(BROKEN)).stdout.splitlines() if line[0] != " "]
    assert done.exit_code == 1
    if form == "json":
        assert len(json.loads(done.stdout)["problems"]) == len(expected)
    elif form == "sarif":
        assert len(json.loads(done.stdout)["runs"][0]["results"]) == len(expected)
    elif form == "gitlab":
        assert len({told["fingerprint"] for told in json.loads(done.stdout)}) == len(expected)
    else:
        assert sum(line[0] != " " for line in done.stdout.splitlines()) == len(expected)
    assert f"{len(expected)} problems." in done.stderr


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json", "sarif"])
def test_a_sound_edition_gives_0_in_every_format(variorum: Run, edition: Path, form: str) -> None:
    done = variorum("check", "--format", form)
    assert done.exit_code == 0, done.output
    if form in ("text", "github"):
        assert done.stdout == ""
    else:
        assert "lamp" not in done.stdout


def test_an_unknown_format_is_misuse(variorum: Run, edition: Path) -> None:
    assert variorum("check", "--format", "xml").exit_code == 2


def test_a_command_to_github_is_escaped() -> None:
    hostile = problem("a,b:c%.yml", what="100 % sure:\r\n::error::not, this")
    (line,) = as_commands([hostile]).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=quote-not-found::")
    assert "100 %25 sure:" in line
    message = unescaped(line.removeprefix("::error ").partition("::")[2])
    assert message.split("\n") == ["100 % sure:  ::error::not, this Mend it.", "a hint"]


def test_the_first_ten_to_github_are_the_most_useful() -> None:
    """A file that cannot be read comes before a note in it; every file before any second one."""
    many = [problem("busy.yml", line) for line in range(1, 30)]
    others = [problem(f"file-{n:02}.yml", code=Code.WRONG_VALUE) for n in range(8)]
    broken = problem("z.yml", code=Code.YAML_SYNTAX)
    ordered = most_useful_first([*many, *others, broken])
    assert ordered[0] == broken
    assert ordered[1:9] == others
    assert ordered[9:] == many


def test_the_gravest_problem_of_a_file_stands_for_it() -> None:
    light, grave = problem(line=1), problem(line=9, code=Code.DUPLICATE_KEY)
    assert most_useful_first([light, grave]) == [grave, light]


def test_github_gets_the_paths_from_its_workspace(
    variorum: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(REPOSITORY))
    monkeypatch.chdir(BROKEN / "annotations")
    done = variorum("check", "--format", "github")
    assert "::error file=tests/editions/broken/annotations/tide-table/" in done.stdout


def test_a_program_elsewhere_gets_the_paths_from_the_edition(
    variorum: Run, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (edition / "annotations/lamp/stray.txt").write_text("x", "utf-8")
    monkeypatch.chdir(edition / "docs")
    (found,) = json.loads(variorum("check", "..", "--format", "json").stdout)["problems"]
    assert found["file"] == "annotations/lamp/stray.txt"
    monkeypatch.chdir(edition.parent)
    (found,) = json.loads(variorum("check", "edition", "--format", "json").stdout)["problems"]
    assert found["file"] == "edition/annotations/lamp/stray.txt"


def test_the_step_summary_has_the_whole_table(
    variorum: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = variorum("check", str(BROKEN), "--format", "github")
    text = summary.read_text("utf-8")
    assert text.startswith("Before.\n## variorum check\n")
    assert text.count("\n| annotations") + text.count("\n| tests") == len(done.stdout.splitlines())
    summary.unlink()
    variorum("check", str(BROKEN))
    assert not summary.exists()


def test_nothing_written_makes_a_link_or_a_cell_in_the_summary() -> None:
    table = as_markdown([problem("a|b.yml", what="<script> [x](http://x.example) | `y`\n| z |")])
    (row,) = table.splitlines()[-1:]
    assert row.count("|") == 4
    assert not set("<[`") & set(row.replace("<br>", ""))


def test_the_summary_stays_below_what_github_takes() -> None:
    table = as_markdown([problem(f"{n}.yml", what="x" * 3_000) for n in range(1_000)])
    assert len(table.encode()) < LARGEST + 1_000
    assert "more" in table.splitlines()[-1]


def test_json_has_the_shape_that_is_promised(variorum: Run) -> None:
    shape = json.loads(SHAPE.read_text("utf-8"))
    Draft202012Validator.check_schema(shape)
    for text in (variorum("check", str(BROKEN), "--format", "json").stdout, as_json([])):
        Draft202012Validator(shape).validate(json.loads(text))


def test_sarif_is_sarif() -> None:
    """By the classes that were generated from the official schema."""
    every = [problem(f"a b/{code}.yml", code=code) for code in Code]
    for text in (as_sarif(every), as_sarif([])):
        SarifLog.model_validate_json(text)
    log = json.loads(as_sarif(every))["runs"][0]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    assert rules == list(CATALOGUE)
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in log["results"])
    uris = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["results"]]
    assert uris[0] == f"a%20b/{next(iter(Code))}.yml"


def test_gitlab_gets_what_its_documentation_asks_for(variorum: Run) -> None:
    shape = json.loads(CODE_QUALITY.read_text("utf-8"))
    Draft202012Validator.check_schema(shape)
    every = [problem(f"a b/{code}.yml", code=code) for code in Code]
    reports = [
        variorum("check", str(BROKEN), "--format", "gitlab").stdout,
        *map(as_code_quality, (every, [])),
    ]
    for text in reports:
        assert text.startswith("[")
        Draft202012Validator(shape).validate(json.loads(text))


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "error"},
        {"fingerprint": ""},
        {"description": None},
        {"location": {"path": "./a.yml", "lines": {"begin": 1}}},
        {"location": {"path": "/a.yml", "lines": {"begin": 1}}},
        {"location": {"path": "a.yml", "lines": {"begin": 0}}},
        {"location": {"path": "a.yml"}},
    ],
)
def test_a_report_that_gitlab_would_not_take_is_told_from_ours(change: dict[str, object]) -> None:
    (told,) = json.loads(as_code_quality([problem()]))
    shape = Draft202012Validator(json.loads(CODE_QUALITY.read_text("utf-8")))
    assert shape.is_valid([told])
    assert not shape.is_valid([{**told, **change}])


def test_one_line_of_words_goes_to_gitlab() -> None:
    hostile = problem(what="Not\nthis\x1b[31m ##[command]that.")
    (told,) = json.loads(as_code_quality([hostile]))
    assert told["description"] == "Not this<U+001B>[31m # #[command]that. Mend it. a hint"


def test_a_line_added_above_leaves_the_fingerprint() -> None:
    first, moved = (json.loads(as_sarif([problem(line=line)]))["runs"][0]["results"][0] for line in (1, 5))
    assert first["partialFingerprints"] == moved["partialFingerprints"]
    assert first["locations"] != moved["locations"]


def test_two_problems_that_read_alike_are_known_apart() -> None:
    alike = [problem(line=1), problem(line=9)]
    results = json.loads(as_sarif(alike))["runs"][0]["results"]
    assert len({result["partialFingerprints"]["problem/v1"] for result in results}) == 2
    assert len({report["fingerprint"] for report in json.loads(as_code_quality(alike))}) == 2
