"""What files of notes held in the history is looked up where it was kept, and read where it was not."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.history.versions import VersionReader
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.kept_versions import KeptVersions

FILES = (
    b"id: lamp\nkind: context\nnote: It burns.\nsources: [almanac, {id: log, locator: p. 3}]\n",
    b'- id: lamp\n  note: >\n    Two\n    lines.\n- id: wick\n  note: "\\uD83D \\u00e9"\n',
    b"- id: lamp\n- id: lamp\n",
    b"- id: [\n",
    b"\xff",
    b"",
)


@pytest.fixture
def kept(tmp_path: Path) -> KeptFile:
    file = KeptFile(tmp_path / "history" / "edition.json")
    versions = KeptVersions(file)
    for data in FILES:
        versions.read(data)
    versions.keep()
    return file


def test_a_version_is_the_same_when_it_was_kept(kept: KeptFile, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [VersionReader().read(data) for data in FILES]
    versions = KeptVersions(kept)
    monkeypatch.setattr(VersionReader, "read", None)
    assert [versions.read(data) for data in FILES] == expected


def test_another_engine_reads_everything(kept: KeptFile, monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in (b"another", None):
        monkeypatch.setattr("variorum.keeping.kept_versions.engine_sum", lambda engine=engine: engine)
        versions = KeptVersions(kept)
        with monkeypatch.context() as within:
            within.setattr(VersionReader, "read", lambda *_: "read")
            said: list[object] = [versions.read(data) for data in FILES]
            assert said == ["read"] * len(FILES)


@pytest.mark.parametrize(
    "value", [None, 1, [], [True], [1, {}], [True, []], [True, {"a": 1}], [True, {"a": {"b": 1}}]]
)
def test_what_has_another_shape_is_read(value: object, kept: KeptFile) -> None:
    kept.write(dict.fromkeys(kept.read(), value))
    versions = KeptVersions(kept)
    assert [versions.read(data) for data in FILES] == [VersionReader().read(data) for data in FILES]


def test_only_what_was_asked_for_is_kept(kept: KeptFile) -> None:
    versions = KeptVersions(kept)
    versions.read(FILES[0])
    versions.keep()
    assert len(kept.read()) == 1
    KeptVersions(kept).keep()
    assert len(kept.read()) == 1
