"""While a site is served, what is made after a save has the bytes of a whole build."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.site.building import HOOK, REPOSITORY, files_of
from tests.site.previewing import Preview

ARTICLE = "china-defies-trump"
NEW = "id: new-one\nkind: context\nwhole: true\ntitle: A new note\nnote: Here, see [another](#tiktok).\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("live") / "edition"
    for name in ("docs", "annotations"):
        shutil.copytree(REPOSITORY / name, root / name)
    settings = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("hooks/mkdocs_events.py", str(HOOK)), "utf-8")
    preview = Preview(root, root.with_name("site"))
    yield preview
    preview.owner.live.is_asked = False


def note(preview: Preview, name: str) -> Path:
    return preview.root / "annotations" / ARTICLE / f"{name}.yml"


def reword(preview: Preview) -> None:
    path = note(preview, "tiktok")
    path.write_text(path.read_text("utf-8").replace("note: >\n", "note: >\n  Seen at once.\n"), "utf-8")


def add(preview: Preview) -> None:
    note(preview, "new-one").write_text(NEW, "utf-8")


def retitle(preview: Preview) -> None:
    note(preview, "new-one").write_text(NEW.replace("A new note", "Another title"), "utf-8")


def rename(preview: Preview) -> None:
    note(preview, "new-one").rename(note(preview, "newer"))
    note(preview, "newer").write_text(NEW.replace("new-one", "newer"), "utf-8")


def break_it(preview: Preview) -> None:
    note(preview, "newer").write_text(NEW.replace("whole: true", "quote: not there at all"), "utf-8")


def delete(preview: Preview) -> None:
    note(preview, "newer").unlink()


def describe(preview: Preview) -> None:
    path = preview.root / "annotations" / "entities.yml"
    entries = yaml.safe_load(path.read_text("utf-8"))
    next(entry for entry in entries if entry["id"] == "tiktok")["description"] = "Seen in a register."
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")


SAVES = {
    "other words and a new note": (reword, add),
    "another title and another entry": (retitle, describe),
    "another id and a mistake": (rename, break_it),
    "a note less": (delete,),
}
"""One after the other: each begins where the one before ended."""


@pytest.mark.slow
def test_what_is_made_after_a_save_is_what_a_whole_build_makes(preview: Preview) -> None:
    live = preview.owner.live
    for name, saves in SAVES.items():
        before = files_of(preview.site)
        for save in saves:
            save(preview)
        assert live.take_up(), name
        made = preview.asked_for()
        assert made != before, name
        whole = preview.built()
        assert made.keys() == whole.keys(), name
        assert [address for address in whole if made[address] != whole[address]] == [], name


@pytest.mark.slow
def test_what_a_whole_build_puts_off_is_made_when_it_is_asked_for(preview: Preview) -> None:
    whole, page = files_of(preview.site), "notes/tiktok/index.html"
    preview.owner.live.is_asked = True
    assert len(preview.built()[page]) < 100
    assert preview.asked_for() == whole


@pytest.mark.slow
def test_only_what_is_asked_for_is_made(preview: Preview) -> None:
    before = files_of(preview.site)
    reword(preview)
    assert preview.owner.live.take_up()
    assert files_of(preview.site) == before
    preview.owner.live.make(f"articles/{ARTICLE}/index.html")
    changed = {name for name, content in files_of(preview.site).items() if content != before.get(name)}
    assert {name.rpartition("/")[0] for name in changed} == {f"articles/{ARTICLE}"}
