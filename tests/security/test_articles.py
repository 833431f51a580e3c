"""Whatever bytes an article has, and whatever encoding it claims, it is read or it is a problem."""

from __future__ import annotations

from encodings.aliases import aliases
from pathlib import Path

import pytest

from tests.security.attacks import attacks, flow
from tests.security.checker import Checker
from tests.security.small_edition import small_edition, write_article

ENCODINGS = sorted(
    {*aliases.values(), "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf_8_sig"}
)
"""Every name that Python knows, those included that are no encodings of texts."""
STRANGE = {
    "words": b"Some words that stand here. " * 50,
    "escapes": rb"\ud800 \udfff \x00 \N{BELL} \U0010ffff",
    "every-byte": bytes(range(256)),
    "half-a-pair": "x\ud83d".encode("utf-16-le", "surrogatepass"),
    "what-idna-calls-a-name": b"xn--ls8h" + b".xn--" * 20 + b"\xc3\xa9",
    "what-utf-7-calls-a-half": b"+2D0- +AGE",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", STRANGE)
def test_no_encoding_that_an_article_claims_ends_or_delays_the_check(
    name: str, checker: Checker, tmp_path: Path
) -> None:
    root = small_edition(tmp_path)
    for encoding in ENCODINGS:
        slug = encoding.replace("_", "-")
        write_article(root, STRANGE[name], slug=f"in-{slug}", metadata=f"encoding: {encoding}\n")
    output = checker.check(root)
    assert not output.crashed, output.err[-1_000:]
    told = [line for line in output.out.splitlines() if "docs/articles/in-" in line]
    assert len({line.split(":")[0] for line in told}) >= 5
    assert all(len(line) < 500 for line in told)


@pytest.mark.slow
def test_no_string_is_an_encoding(checker: Checker, tmp_path: Path) -> None:
    root = small_edition(tmp_path)
    texts = [text for text in attacks() if text.strip()]
    for number, text in enumerate(texts):
        write_article(root, slug=f"n{number}", metadata=f"encoding: {flow(text)}\n")
    output = checker.check(root)
    assert not output.crashed, output.err[-1_000:]
    told = {line.split("/")[2] for line in output.out.splitlines() if line.startswith("docs/articles/")}
    assert told == {f"n{number}" for number in range(len(texts))}


@pytest.mark.parametrize("sign", [b"", b"\n", b"\xff", b"\0", b" ", b"\r"])
def test_an_article_may_be_of_nothing(sign: bytes, checker: Checker, tmp_path: Path) -> None:
    output = checker.check(small_edition(tmp_path, sign * 200_000))
    assert not output.crashed, output.err[-1_000:]
    assert all(len(line) < 500 for line in output.out.splitlines())


def test_an_article_beyond_the_limit_is_a_problem(checker: Checker, tmp_path: Path) -> None:
    output = checker.check(small_edition(tmp_path, b"x" * 20_000_001))
    assert "[file-too-large]" in output.out
