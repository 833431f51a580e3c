"""What tests share is made once, whoever asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared import shared


def test_it_is_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    made: list[Path] = []

    def make(folder: Path) -> Path:
        made.append(folder)
        (folder / "page.html").write_text("A page\n", "utf-8")
        return folder

    for _ in range(2):
        folder = shared(tmp_path_factory, "made-once", make)
        assert (folder / "page.html").read_text("utf-8") == "A page\n"
    assert made == [folder]


def test_what_could_not_be_made_is_made_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        raise ValueError(folder)

    with pytest.raises(ValueError, match="made-again"):
        shared(tmp_path_factory, "made-again", fail)
    assert shared(tmp_path_factory, "made-again", str).endswith("made-again")
