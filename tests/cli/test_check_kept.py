"""`variorum check` keeps what it found right in the user's cache folder, and may be told not to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder; nothing is said of whether it is used."""
    monkeypatch.delenv("VARIORUM_CACHE", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_sound_edition_is_kept_and_checked_again(edition: Path, cache: Path, variorum: Run) -> None:
    before = {path for path in edition.rglob("*") if path.is_file()}
    for _ in range(2):
        assert variorum("check").exit_code == 0
    assert [path.suffix for path in cache.rglob("*") if path.is_file()] == [".json"]
    assert {path for path in edition.rglob("*") if path.is_file()} == before
    (edition / "annotations" / "sources.yml").unlink()
    assert "unknown-source" in variorum("check").stdout


@pytest.mark.parametrize(
    ("words", "variables", "is_used"),
    [
        ((), {}, True),
        (("--no-cache",), {}, False),
        ((), {"VARIORUM_CACHE": "0"}, False),
        (("--cache",), {"VARIORUM_CACHE": "0"}, True),
        ((), {"CI": "true"}, False),
        (("--cache",), {"CI": "true"}, True),
        ((), {"CI": "true", "VARIORUM_CACHE": "1"}, True),
    ],
)
def test_who_decides_whether_it_is_used(
    words: tuple[str, ...],
    variables: dict[str, str],
    is_used: bool,
    edition: Path,
    cache: Path,
    variorum: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert variorum("check", *words).exit_code == 0
    assert cache.exists() == is_used


def test_received_files_are_compared_each_time(edition: Path, cache: Path, variorum: Run) -> None:
    article = edition / "docs" / "articles" / "lamp" / "article.yml"
    received = edition / "received" / "lamp" / "lamp.txt"
    received.parent.mkdir(parents=True)
    received.write_bytes(b"The lamp.\n")
    digest = "55fc5d7b38ddfd5ca6c5ea6c4bb7d5d7c4b64dd5bb8b5b7a2b0b4f1b5d1d4b1a"
    article.write_text(
        f"{article.read_text('utf-8')}received: {{file: lamp.txt, sha256: {digest}}}\n", "utf-8"
    )
    said = [variorum("check").stdout for _ in range(2)]
    assert "article-changed" in said[0]
    assert said[0] == said[1]
