"""With each plugin an edition shows the same, or a build says at its start in one sentence what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.edition import Entry, Shown, built, drawn, entries, shown
from tests.site.serving import serving
from variorum.hosting.other_plugins import NAMED

pytestmark = [pytest.mark.plugins, pytest.mark.slow]

ENTRIES = {entry.plugin: entry for entry in entries()}
ADVISED = [name for name, entry in ENTRIES.items() if entry.advised]
ORDERS = [
    pytest.param(entry, order == "last", id=f"{name}-{order}")
    for name, entry in ENTRIES.items()
    for order in ("first", "last")
    if entry.only in ("", order)
]


@pytest.mark.parametrize(("entry", "is_last"), ORDERS)
def test_the_edition_is_shown_as_without_the_plugin(
    entry: Entry, is_last: bool, alone: Shown, tmp_path: Path
) -> None:
    done = built(tmp_path, entry, is_last=is_last)
    assert done.status == 0, done.log
    assert "Traceback" not in done.log
    for part, expected in alone._asdict().items():
        if part not in entry.differs:
            assert getattr(shown(done), part) == expected, part


@pytest.mark.parametrize("name", ADVISED)
def test_what_needs_other_settings_is_named_at_the_start(name: str, tmp_path: Path) -> None:
    done = built(tmp_path, ENTRIES[name], is_advised=False)
    assert done.status != 0
    assert "Traceback" not in done.log
    assert done.problems[:1] == [NAMED[name].sentence]


def test_each_plugin_that_is_named_is_tried() -> None:
    assert set(ADVISED) == set(NAMED)


def test_the_languages_of_a_site_each_have_the_edition(alone: Shown, tmp_path: Path) -> None:
    done = built(tmp_path, ENTRIES["i18n"])
    assert done.status == 0, done.log
    assert shown(done, "de/")._replace(search=[]) == alone._replace(search=[])
    assert "Daheim" in (done.site / "de" / "index.html").read_text("utf-8")


def test_the_page_for_print_has_the_notes(alone: Shown, tmp_path: Path) -> None:
    done = built(tmp_path, ENTRIES["print-site"])
    page = (done.site / "print_page" / "index.html").read_text("utf-8")
    assert page.count('class="vm-note vm') == len(alone.notes)
    assert "Of whales." in page


def test_an_article_that_another_plugin_takes_away_is_not_published(tmp_path: Path) -> None:
    entry = ENTRIES["exclude"]._replace(options={"glob": ["articles/well/*"]})
    entry = entry._replace(files={"annotations/lamp/dawn.yml": "[]\n", "annotations/well/deep.yml": DEEP})
    done = built(tmp_path, entry)
    assert "Traceback" not in done.log
    assert not (done.site / "articles" / "well").exists()
    assert "#deep" not in (done.site / "search" / "search_index.json").read_text("utf-8")


@pytest.mark.parametrize("name", ["i18n", "macros", "rss", "print-site"])
def test_the_edition_can_be_served(name: str, tmp_path: Path) -> None:
    with serving(drawn(tmp_path / "edition", ENTRIES[name], is_last=True)) as terminal:
        assert not any("Traceback" in line for line in terminal.lines)


DEEP = "id: deep\nkind: context\nquote: is deep\ntitle: Deep\nnote: Deep.\n"
