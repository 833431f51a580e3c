"""The disk is read once: what an edition says is read from a tree of its files, wherever that comes from."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.engine.trial_edition import trial_edition
from variorum.files.layout import Layout
from variorum.files.memo import Memo
from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree, tree_of
from variorum.files.walk import lies_within, read_tree, reread_annotations, with_entries
from variorum.model.edition_files import EditionFiles
from variorum.model.limits import LARGEST_YAML
from variorum.model.problem import Code
from variorum.reading.edition_files import read_edition

NOTE = "annotations/tale/added.yml"
NOBODY = 65_534
"""A user who owns nothing, on most systems."""
A_NOTE = b"id: added\nkind: context\ntitle: The whole\nwhole: true\nnote: A note on all of it.\n"


def said(files: EditionFiles) -> tuple[list[object], list[str], object]:
    """Return what can be compared of two readings: notes, problems and registers."""
    notes = [(note.annotation, note.record.file, note.record.line) for note in files.notes()]
    return list(notes), [str(problem) for problem in files.problems], files.registers.glossary


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return trial_edition(tmp_path / "edition", {})


def in_memory(root: Path) -> Tree:
    """Return a tree with the files of the edition at `root` that was put together without the disk."""
    contents = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in ("docs", "annotations")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }
    return tree_of(Layout.at(Path("/nowhere")), contents)


def test_an_edition_in_memory_says_what_it_says_on_the_disk(edition: Path) -> None:
    here, there = (read_edition(tree) for tree in (in_memory(edition), read_tree(Layout.at(edition))))
    assert said(here) == said(there)
    assert list(here.notes())


def test_what_was_read_stays_when_the_disk_changes(edition: Path) -> None:
    tree = read_tree(Layout.at(edition))
    before = said(read_edition(tree))
    shutil.rmtree(edition)
    assert said(read_edition(tree)) == before


def test_a_file_that_is_laid_over_is_read_and_the_tree_stays_as_it_was(edition: Path) -> None:
    tree = read_tree(Layout.at(edition))
    more = tree.with_file(tree.layout.root / NOTE, A_NOTE)
    assert "added" in {note.annotation.id for note in read_edition(more).notes()}
    assert "added" not in {note.annotation.id for note in read_edition(tree).notes()}
    assert not (edition / NOTE).exists()


def test_a_file_in_place_of_another_is_read_alone(edition: Path) -> None:
    tree = read_tree(Layout.at(edition))
    path = next(path for path in tree.files_below(tree.layout.annotations) if path.parent.name == "tale")
    names = tree.names_in(path.parent)
    changed = tree.with_file(path, A_NOTE)
    assert changed.names_in(path.parent) == names
    assert changed.content(path) == A_NOTE


@pytest.mark.parametrize("bytes_over", [0, 1])
def test_a_file_that_is_laid_over_may_be_as_large_as_one_on_the_disk(edition: Path, bytes_over: int) -> None:
    content = A_NOTE + b"#" * (LARGEST_YAML + bytes_over - len(A_NOTE))
    laid = read_tree(Layout.at(edition)).with_file(edition / NOTE, content)
    (edition / NOTE).write_bytes(content)
    assert laid.entries[edition / NOTE] == read_tree(Layout.at(edition)).entries[edition / NOTE]
    codes = {problem.code for problem in read_edition(laid).problems}
    assert (Code.FILE_TOO_LARGE in codes) == bool(bytes_over)


def test_a_link_out_is_refused_and_not_read(edition: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_bytes(A_NOTE)
    (edition / NOTE).symlink_to(secret)
    tree = read_tree(Layout.at(edition))
    with pytest.raises(Unreadable) as refused:
        tree.content(edition / NOTE)
    assert refused.value.problem.code is Code.OUTSIDE_FOLDER
    assert not lies_within(edition / NOTE, tree.layout)


def test_a_pipe_is_refused_and_nobody_waits(edition: Path) -> None:
    os.mkfifo(edition / NOTE)
    tree = read_tree(Layout.at(edition))
    assert tree.entries[edition / NOTE].content is None
    refusal = tree.refusal(edition / NOTE)
    assert refusal
    assert refusal.code is Code.UNREADABLE_FILE


def test_the_folder_of_an_article_may_be_a_link_within_the_edition(edition: Path) -> None:
    (edition / "kept").mkdir()
    (edition / "annotations" / "tale").rename(edition / "kept" / "tale")
    (edition / "annotations" / "tale").symlink_to(edition / "kept" / "tale")
    moved = read_edition(read_tree(Layout.at(edition)))
    assert {note.annotation.id for note in moved.notes()}
    assert list(moved.problems) == []


def test_what_lies_behind_a_link_can_be_asked_for(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "page.md").write_text("# A page\n", "utf-8")
    (edition / "docs" / "more").symlink_to(tmp_path / "outside")
    tree = read_tree(Layout.at(edition))
    page = edition / "docs" / "more" / "page.md"
    assert not tree.has(page)
    refusal = with_entries(tree, [page]).refusal(page)
    assert refusal
    assert refusal.code is Code.OUTSIDE_FOLDER


def test_only_what_changed_is_parsed_again(edition: Path) -> None:
    first = read_tree(Layout.at(edition))
    before = list(read_edition(first).notes())
    path = next(path for path in first.files_below(first.layout.annotations) if path.parent.name == "tale")
    path.write_bytes(path.read_bytes() + b"# A comment.\n")
    again = list(read_edition(read_tree(Layout.at(edition), before=first)).notes())
    name = first.layout.name(path)
    changed = [note.record.file == name for note in before]
    assert any(changed)
    assert not all(changed)
    assert [one is other for one, other in zip(before, again, strict=True)] == [not new for new in changed]


def test_nothing_is_remembered_longer_than_one_reading() -> None:
    calls: list[str] = []

    def make(content: bytes, name: str) -> str:
        calls.append(name)
        return name

    memo = Memo()
    memo.parse(make, b"old", "a.yml")
    memo = Memo(memo)
    memo.parse(make, b"new", "b.yml")
    Memo(memo).parse(make, b"old", "a.yml")
    Memo(memo).parse(make, b"new", "b.yml")
    assert calls == ["a.yml", "b.yml", "a.yml"]


def test_many_files_are_added_at_once() -> None:
    layout = Layout.at(Path("/nowhere"))
    begin = time.process_time()
    tree = tree_of(layout, {f"annotations/sources/s{number}.yml": b"x" for number in range(6_000)})
    # One by one, each would copy the whole tree: several seconds.
    assert time.process_time() - begin < 1
    assert len(tree.folders[layout.annotations / "sources"].names) == 6_000


def test_an_article_is_the_same_value_until_one_of_its_files_or_a_register_changes(edition: Path) -> None:
    tree = read_tree(Layout.at(edition))
    before = read_edition(tree).articles
    shutil.copytree(edition / "docs" / "articles" / "tale", edition / "docs" / "articles" / "twin")
    tree = read_tree(Layout.at(edition), before=tree)
    again = {entry.article.slug: entry for entry in read_edition(tree).articles}
    assert again["tale"] is before[0]
    (edition / NOTE).with_name("more.yml").write_bytes(A_NOTE)
    tree = reread_annotations(tree)
    more = {entry.article.slug: entry for entry in read_edition(tree).articles}
    assert more["twin"] is again["twin"]
    assert len(more["tale"].notes) == len(again["tale"].notes) + 1
    (edition / "annotations" / "contributors.yml").write_bytes(b"- id: somebody\n  name: Somebody\n")
    last = {entry.article.slug: entry for entry in read_edition(reread_annotations(tree)).articles}
    assert "somebody" in last["twin"].registers.contributors


def test_a_reading_of_the_notes_alone_finds_what_a_whole_one_finds(edition: Path) -> None:
    tree = read_tree(Layout.at(edition))
    page = edition / "docs" / "page.md"
    steps = (
        lambda: (edition / NOTE).write_bytes(A_NOTE),
        lambda: (edition / NOTE).write_bytes(A_NOTE.replace(b"on all", b"on most")),
        lambda: (edition / NOTE).rename(edition / "annotations" / "tale" / "renamed.yml"),
        lambda: _write(edition / "annotations" / page.name / "on-it.yml", A_NOTE.replace(b"added", b"on-it")),
        lambda: shutil.rmtree(edition / "annotations" / page.name),
        lambda: (edition / "annotations" / "linked").symlink_to("tale"),
        lambda: (edition / "annotations" / "tale" / "renamed.yml").write_bytes(b""),
        lambda: (edition / "annotations" / "linked").unlink(),
        lambda: shutil.rmtree(edition / "annotations"),
    )
    page.write_text("# A page\n\nWith words.\n", "utf-8")
    tree = read_tree(Layout.at(edition), before=tree)
    for step in steps:
        step()
        tree, whole = reread_annotations(tree), read_tree(Layout.at(edition))
        assert (tree.entries, tree.folders) == (whole.entries, whole.folders)
        assert said(read_edition(tree)) == said(read_edition(whole))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="folders have no such rights on Windows")
def test_a_folder_that_can_be_listed_but_not_searched_is_reported_as_one() -> None:
    """For its superuser no folder is closed: then the reader is made somebody else."""
    with TemporaryDirectory() as temporary:
        Path(temporary).chmod(0o755)
        root = trial_edition(Path(temporary) / "edition", {})
        tree = read_tree(Layout.at(root))
        folder = tree.layout.annotations / "tale"
        is_superuser = os.geteuid() == 0
        folder.chmod(0o444)
        try:
            if is_superuser:
                os.seteuid(NOBODY)
            closed = read_tree(Layout.at(root)).closed(folder)
        finally:
            if is_superuser:
                os.seteuid(0)
            folder.chmod(0o755)
    assert tree.closed(folder) is None
    assert closed is not None
    assert str(closed.place.file) == "annotations/tale"
