"""The list of the tests that take longer names tests that are there."""

from __future__ import annotations

from pathlib import Path

from tests.longer import LONGEST, in_report, longer_tests

ROOT = Path(__file__).parents[2]


def test_each_test_on_the_list_is_there() -> None:
    gone = []
    for name in sorted(longer_tests()):
        file, _, function = name.partition("::")
        text = (ROOT / file).read_text("utf-8") if (ROOT / file).is_file() else ""
        # Of a class the last part is the method.
        if f"def {function.rpartition('::')[2]}(" not in text:
            gone.append(name)
    assert gone == []


def test_the_list_is_made_from_what_tests_took(tmp_path: Path) -> None:
    cases = (("quick", LONGEST / 2), ("slow[a]", LONGEST), ("slow[b]", LONGEST * 3))
    written = "".join(f'<testcase classname="tests.a.test_b" name="test_{n}" time="{t}"/>' for n, t in cases)
    report = tmp_path / "report.xml"
    report.write_text(f"<testsuites><testsuite>{written}</testsuite></testsuites>", "utf-8")
    assert in_report(report) == ["tests/a/test_b.py::test_slow"]
