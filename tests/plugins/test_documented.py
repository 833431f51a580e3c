"""The page on other plugins says what is tried."""

from __future__ import annotations

from tests.plugins.edition import entries
from tests.plugins.table import table
from tests.site.building import REPOSITORY
from variorum.hosting.other_plugins import NAMED

PAGE = REPOSITORY / "docs" / "with-other-plugins.md"


def test_the_page_has_the_table_of_what_is_tried() -> None:
    written = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    assert written == table(), "\n".join(["Copy this into it:", *table()])


def test_many_plugins_are_tried() -> None:
    assert len({entry.plugin for entry in entries()}) >= 20


def test_the_page_says_of_each_named_plugin_what_a_build_says() -> None:
    text = " ".join(PAGE.read_text("utf-8").split())
    assert [name for name, named in NAMED.items() if named.sentence not in text] == []
