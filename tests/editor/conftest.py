"""The command and the edition are those of the command's own tests."""

from __future__ import annotations

from tests.cli.conftest import edition, variorum

__all__ = ["edition", "variorum"]
