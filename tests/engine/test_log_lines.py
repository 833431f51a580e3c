"""What a host logs of strangers' names forges no line of the log, and speaks to no build service."""

from __future__ import annotations

import logging

import pytest

from variorum.model.wording import visible
from variorum.reporting.log_lines import as_log_lines, sanitize_log


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain", "plain"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\x1b[2Jb\x00", "a<U+001B>[2Jb<U+0000>"),
        ("a\nb\tc\u2028d\u00a0e", "a b c d e"),
        ("a\udcffb", "a\\xffb"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc \u062e\u0648\u0627\u0647\u0645"),
        ("##[error]x ##vso[task]", "# #[error]x # #vso[task]"),
        ("section_start:1:x\r\x1b[0K", "section_start:1:x <U+001B>[0K"),
    ],
)
def test_what_hides_is_shown(written: str, expected: str) -> None:
    assert visible(written) == expected


@pytest.mark.parametrize(
    "name", ["x\n::error file=a::b", "x\n  ::stop-commands::y", "::add-mask::x", "x\r\n::a::"]
)
def test_no_line_is_a_command(name: str) -> None:
    lines = as_log_lines(f"Excluding '{name}'\n  - {name}\n{name}").split("\n")
    assert not [line for line in lines if line.lstrip().startswith("::") or not line.isprintable()]


def test_a_handler_writes_lines_that_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("a-host")
    handler = logging.StreamHandler()
    logger.addHandler(handler)
    try:
        for _ in range(2):
            sanitize_log("a-host")
        logging.getLogger("a-host.part").warning(
            "Page '%s' in %s", "x\n::error::y\u202e", "/site/.building-12/a"
        )
        assert len(handler.filters) == 1
    finally:
        logger.removeHandler(handler)
    assert capsys.readouterr().err == "Page 'x\n: :error::y<U+202E>' in /site/a\n"
