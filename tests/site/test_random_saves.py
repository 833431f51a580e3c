"""While a site is served, whatever is saved in whatever order, it is what a clean build would make.

Each change is one that people make; those in the folder of annotations are taken up without a build.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.bench.forms import FORMS
from tests.bench.forms.form import write_sites
from tests.site.previewing import Preview

ARTICLES = 3
ROUNDS = 6
MOST_AT_ONCE = 3
SETTINGS = ("look: edition", "note_pages: false", "apparatus: false", "licence: CC-BY-4.0", "look: site")

Change = Callable[[Path, Random], object]


def some_notes(root: Path, random: Random) -> Path:
    found = root.glob("annotations/article-*/*.yml")
    return random.choice(sorted(path for path in found if path.name != "broken.yml"))


def some_article(root: Path, random: Random) -> Path:
    return random.choice(sorted(root.glob("docs/articles/article-*")))


def change(path: Path, pattern: str, new: str, random: Random) -> None:
    """Put `new` in place of one of the matches of `pattern`, if there are any."""
    text = path.read_text("utf-8")
    if found := [*re.finditer(pattern, text, re.MULTILINE)]:
        chosen = random.choice(found)
        path.write_text(text[: chosen.start()] + chosen.expand(new) + text[chosen.end() :], "utf-8")


def write_entries(path: Path, entries: list[object]) -> None:
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), "utf-8")


def edit_a_note(root: Path, random: Random) -> None:
    links = ["", "[there](#a1-note-2) ", "[nowhere](#not-there) ", "[home](../index.md) "]
    change(some_notes(root, random), r"^  note: '?", rf"\g<0>Said anew {random.choice(links)}", random)


def retitle_a_note(root: Path, random: Random) -> None:
    change(some_notes(root, random), r"^  title: ", r"\g<0>Again ", random)


def misquote(root: Path, random: Random) -> None:
    change(some_notes(root, random), r"^  quote: ", r"\g<0>Nothing ", random)


def cite_nothing(root: Path, random: Random) -> None:
    change(some_notes(root, random), r"source-\d+", "source-none", random)


def withdraw_a_note(root: Path, random: Random) -> None:
    change(
        some_notes(root, random),
        r"^- id: .*$",
        "\\g<0>\n  withdrawn: {date: '2024-01-02', reason: Wrong}",
        random,
    )


def rename_a_note(root: Path, random: Random) -> None:
    number = random.randrange(1000)
    formerly = random.choice(["", r"\n  formerly: [\1]"])
    change(some_notes(root, random), r"^- id: (.*)$", rf"- id: renamed-{number}{formerly}", random)


def add_a_note(root: Path, random: Random) -> None:
    number = random.randrange(1000)
    note = (
        f"id: new-{number}\nkind: context\nwhole: true\ntitle: New {number}\nnote: See [it](#new-{number}).\n"
    )
    some_notes(root, random).with_name(f"new-{number}.yml").write_text(note, "utf-8")


def copy_notes(root: Path, random: Random) -> None:
    path = some_notes(root, random)
    shutil.copy(path, path.with_name(f"copied-{random.randrange(1000)}.yml"))


def delete_a_note(root: Path, random: Random) -> None:
    path = some_notes(root, random)
    entries = yaml.safe_load(path.read_text("utf-8"))
    if isinstance(entries, list) and len(entries) > 1:
        entries.remove(random.choice(entries))
        write_entries(path, entries)
    elif path.name != "notes.yml":
        path.unlink()


def rename_a_file(root: Path, random: Random) -> None:
    path = some_notes(root, random)
    path.rename(path.with_name(f"renamed-{random.randrange(1000)}.yml"))


def break_a_file(root: Path, random: Random) -> None:
    some_notes(root, random).with_name("broken.yml").write_text("id: [broken\n", "utf-8")


def mend_files(root: Path, random: Random) -> None:
    for path in root.glob("annotations/*/broken.yml"):
        path.unlink()


def annotate_a_page(root: Path, random: Random) -> None:
    note = "id: on-a-page\nkind: context\nwhole: true\ntitle: On a page\nnote: Here.\n"
    folder = root / "annotations" / "index.md"
    if folder.exists():
        shutil.rmtree(folder)
    else:
        folder.mkdir()
        (folder / "on-a-page.yml").write_text(note, "utf-8")


def add_a_stray_folder(root: Path, random: Random) -> None:
    folder = root / "annotations" / "nobody"
    folder.mkdir(exist_ok=True)
    (folder / "lost.yml").write_text("- id: lost\n", "utf-8")


def change_a_source(root: Path, random: Random) -> None:
    change(root / "annotations" / "sources.yml", r"^  title: ", r"\g<0>Revised ", random)


def rename_a_source(root: Path, random: Random) -> None:
    change(root / "annotations" / "sources.yml", r"^- id: .*$", r"\g<0>-b", random)


def change_a_term(root: Path, random: Random) -> None:
    change(root / "annotations" / "glossary.yml", r"^  (name|description): ", r"\g<0>Other ", random)


def change_an_article(root: Path, random: Random) -> None:
    text = some_article(root, random) / "article.txt"
    text.write_bytes(text.read_bytes() + b"\n\nA line that came to light.\n")
    digest = hashlib.sha256(text.read_bytes()).hexdigest()
    if random.random() < 0.7:
        change(text.with_name("article.yml"), r"^sha256: .*$", f"sha256: {digest}", random)


def retitle_an_article(root: Path, random: Random) -> None:
    change(some_article(root, random) / "article.yml", r"^title: ", r"\g<0>New ", random)


def change_a_witness(root: Path, random: Random) -> None:
    change(some_article(root, random) / "article.yml", r"^  short: ", r"\g<0>The ", random)


def add_a_picture(root: Path, random: Random) -> None:
    (some_article(root, random) / f"picture {random.randrange(9)}.yml").write_text("a: b\n", "utf-8")


def change_the_settings(root: Path, random: Random) -> None:
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8").partition("extra:")[0]
    path.write_text(f"{text}extra:\n  variorum:\n    {random.choice(SETTINGS)}\n", "utf-8")


OF_NOTES: tuple[Change, ...] = (
    *(edit_a_note, retitle_a_note, misquote, cite_nothing, withdraw_a_note, rename_a_note, add_a_note),
    *(copy_notes, delete_a_note, rename_a_file, break_a_file, mend_files, annotate_a_page),
    *(add_a_stray_folder, change_a_source, rename_a_source, change_a_term),
)
OTHERS: tuple[Change, ...] = (
    *(change_an_article, retitle_an_article, change_a_witness, add_a_picture, change_the_settings),
)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    write_sites(tmp_path, [FORMS["whole"]], seed=1, articles=ARTICLES)
    preview = Preview(tmp_path / "whole", tmp_path / "site")
    preview.owner.live.is_asked = True
    yield preview
    preview.owner.live.is_asked = False


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_saved_the_site_is_that_of_a_clean_build(preview: Preview, seed: int) -> None:
    random, done = Random(seed), []
    for _ in range(ROUNDS):
        for _ in range(random.randint(1, MOST_AT_ONCE)):
            are_notes = random.random() < 0.8
            changes = random.sample(OF_NOTES if are_notes else OTHERS, random.randint(1, MOST_AT_ONCE))
            for each in changes:
                each(preview.root, random)
                done.append(each.__name__)
            preview.save() if are_notes else preview.built()
            done.append("—")
            preview.owner.live.make(f"articles/article-{random.randrange(ARTICLES):04}/index.html")
        made, problems = preview.asked_for(), preview.problems
        clean, all_problems = preview.of_a_clean_build()
        assert problems == all_problems, done
        assert made.keys() ^ clean.keys() == set(), done
        others = [address for address in clean if made[address] != clean[address]]
        assert not others, (others, done)
