"""Parts that do not fit are refused, in sentences that say what to do; the last site stays."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.site.building import files_of
from variorum.cli.group import main
from variorum.hosting.part_ledger import LEDGER
from variorum.site.pagefind import IndexingFailed

Parts = list[Path]


@pytest.fixture
def parts(built: Parts, tmp_path: Path) -> Parts:
    """Copies of the parts, beside the last site."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the last site")
    return [Path(shutil.copytree(part, tmp_path / part.name)) for part in built]


def change_ledger(part: Path, **values: Any) -> None:
    ledger = json.loads((part / LEDGER).read_text("utf-8"))
    (part / LEDGER).write_text(json.dumps({**ledger, **values}), "utf-8")


def joined(site: Path, parts: Parts) -> tuple[int, str]:
    """Join the parts; return the status and what was said, with the folders by their names."""
    done = CliRunner().invoke(main, ["join", *map(str, parts), "--site-dir", str(site)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output.replace(f"{site.parent}/", "")


def lose_a_part(parts: Parts) -> None:
    parts.pop(1)


def name_one_twice(parts: Parts) -> None:
    parts[2] = Path(shutil.copytree(parts[0], parts[0].with_name("again")))


def take_another_commit(parts: Parts) -> None:
    change_ledger(parts[1], commit="0123456789abcdef")


def take_another_version(parts: Parts) -> None:
    versions = json.loads((parts[1] / LEDGER).read_text("utf-8"))["versions"]
    change_ledger(parts[1], versions={**versions, "mkdocs": "0.1"})


def take_other_settings(parts: Parts) -> None:
    change_ledger(parts[2], inputs="0" * 64)


def find_other_problems(parts: Parts) -> None:
    change_ledger(parts[2], found="0" * 64)


def divide_otherwise(parts: Parts) -> None:
    change_ledger(parts[2], total=4)


def lose_pages(parts: Parts) -> None:
    for part in parts:
        change_ledger(part, all_pages=1000)


def take_any_folder(parts: Parts) -> None:
    parts[1] = parts[0] / "assets"


def take_no_folder(parts: Parts) -> None:
    parts[1] = parts[1].with_name("nowhere")


def break_the_ledger(parts: Parts) -> None:
    (parts[1] / LEDGER).write_text("{]")


def change_a_file(parts: Parts) -> None:
    (parts[0] / "404.html").write_text("changed")


def link_a_file(parts: Parts) -> None:
    shutil.move(parts[0] / "404.html", parts[0].with_name("404.html"))
    (parts[0] / "404.html").symlink_to("../404.html")


def lose_a_file(parts: Parts) -> None:
    (parts[0] / "404.html").unlink()


def add_a_file(parts: Parts) -> None:
    (parts[0] / "more.html").touch()


def lose_a_hidden_file(parts: Parts) -> None:
    ledger = json.loads((parts[0] / LEDGER).read_text("utf-8"))
    change_ledger(parts[0], files={**ledger["files"], ".well-known/x": "0" * 64})


def have_one_file_twice(parts: Parts) -> None:
    ledger = json.loads((parts[1] / LEDGER).read_text("utf-8"))
    change_ledger(parts[1], files={**ledger["files"], "404.html": "0" * 64})


def miscount_entries(parts: Parts) -> None:
    ledger = json.loads((parts[1] / LEDGER).read_text("utf-8"))
    change_ledger(parts[1], pages=[[place, entries + 50] for place, entries in ledger["pages"]])


REFUSED: list[tuple[Callable[[Parts], None], str]] = [
    (lose_a_part, "Part 2/3 is missing. Build it, and name its folder, too."),
    (name_one_twice, "part-1 and again are both part 1/3. Leave one of them out."),
    (
        take_another_commit,
        "part-1 and part-2 were built of no commit and of 0123456789. Build all parts again",
    ),
    (take_another_version, "and 0.1. Build both with the same versions."),
    (take_other_settings, "part-1 and part-3 were built from other files, or with other settings"),
    (find_other_problems, "but found something else in them: another day, or less of the history"),
    (divide_otherwise, "part-1 and part-3 are parts of 3 and of 4. Join parts of one division only."),
    (lose_pages, "The parts do not have all pages of the site."),
    (take_any_folder, "part-1/assets is no part of a site: it has no variorum-part.json that can be read."),
    (take_no_folder, "nowhere is no folder. Name the folders of the parts."),
    (break_the_ledger, "part-2 is no part of a site"),
    (change_a_file, "part-1/404.html is not as it was built. Build part 1/3 again."),
    (link_a_file, "part-1/404.html is not as it was built. Build part 1/3 again."),
    (lose_a_file, "part-1 lacks 404.html: it is not as it was built."),
    (add_a_file, "part-1 also holds more.html: it is not as it was built."),
    (lose_a_hidden_file, "part-1 lacks .well-known/x, a hidden file, which whatever handed the part on may"),
    (have_one_file_twice, "part-1 and part-2 both have 404.html, with other contents: a plugin or hook"),
    (miscount_entries, "search/search_index.json of these parts is not as the search"),
]


@pytest.mark.parametrize(("spoil", "said"), REFUSED, ids=[spoil.__name__ for spoil, _ in REFUSED])
def test_parts_that_do_not_fit_change_nothing(
    spoil: Callable[[Parts], None], said: str, parts: Parts, tmp_path: Path
) -> None:
    spoil(parts)
    status, told = joined(tmp_path / "site", parts)
    assert status == 1
    assert said in told
    assert files_of(tmp_path / "site") == {"index.html": b"the last site"}


def test_all_that_is_missing_is_told_at_once(parts: Parts, tmp_path: Path) -> None:
    _, told = joined(tmp_path / "site", parts[1:2])
    assert "Part 1/3 is missing" in told
    assert "Part 3/3 is missing" in told


@pytest.mark.parametrize("place", ["part-1", "part-1/site", "."])
def test_a_site_never_lies_where_the_parts_lie(place: str, parts: Parts, tmp_path: Path) -> None:
    before = files_of(tmp_path)
    status, told = joined(tmp_path / place, parts)
    assert status == 1
    assert "cannot become the site" in told
    assert files_of(tmp_path) == before


def test_hidden_files_that_lie_there_for_a_server_are_not_joined(parts: Parts, tmp_path: Path) -> None:
    (parts[0] / ".htaccess").touch()
    assert joined(tmp_path / "site", parts)[0] == 0
    assert not (tmp_path / "site/.htaccess").exists()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "cannot be written: No space left on device. The"),
        (IndexingFailed("it ended too early"), "Pagefind has made no index of the search: it ended too"),
    ],
    ids=["full-disk", "no-index"],
)
def test_what_else_fails_is_told_in_a_sentence(
    error: Exception, sentence: str, parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise error

    site = tmp_path / "site"
    monkeypatch.setattr("variorum.hosting.join_parts.write_last_files", fail)
    status, said = joined(site, parts)
    assert status == 1
    assert sentence in said
    assert files_of(site) == {"index.html": b"the last site"}


def test_the_last_site_is_replaced_as_by_a_build(parts: Parts, tmp_path: Path) -> None:
    (tmp_path / "site/gone.html").touch()
    (tmp_path / "site/.nojekyll").touch()
    assert joined(tmp_path / "site", parts)[0] == 0
    site = files_of(tmp_path / "site")
    assert ".nojekyll" in site
    assert "gone.html" not in site
    assert LEDGER not in site
