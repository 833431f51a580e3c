"""Whatever a file is called, each command and the build tell of it in printable characters."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.security.building import Output, build, run
from tests.security.checker import Checker
from tests.security.small_edition import NOTE, small_edition
from tests.site.building import HOOK

NAMES = {
    "not UTF-8": (b"zz-\xff.yml", r"zz-\xff.yml"),
    "half a surrogate": (b"zz-\xed\xa0\x80.yml", r"zz-\xed\xa0\x80.yml"),
    "Latin-1": ("zz-é.yml".encode("latin-1"), r"zz-\xe9.yml"),
    "line break": (b"zz\n::error file=x::y.yml", "zz<U+000A>::error file=x::y.yml"),
    "carriage return": (b"zz\r\x1b[0Ksection_start:1:x.yml", "zz<U+000D><U+001B>[0Ksection_start:1:x.yml"),
    "line separator": ("zz\u2028::add-mask::x.yml".encode(), "zz<U+2028>::add-mask::x.yml"),
    "turned": ("zz\u202elmy.yml".encode(), "zz<U+202E>lmy.yml"),
}  # fmt: skip
OURS = ("::error file=annotations/a/zz", "::error file=docs/articles/a/zz")
DEEP = ["annotations/a", "annotations/b", "docs/articles/a", "docs/articles/b", "docs/x"]
ANNOTATIONS, PAGES, PICTURES = "annotations/a", "docs", "docs/articles/a"


def put(root: Path, folder: str, name: bytes, text: str = NOTE) -> Path:
    path = Path(os.fsdecode(os.fsencode(root / folder) + b"/" + name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def edition() -> Iterator[Path]:
    """An edition in a folder that `rm` removes: neither Python nor pytest can remove what is so deep."""
    folder = tempfile.mkdtemp()
    yield written(Path(folder))
    subprocess.run(["rm", "-rf", folder], check=True)


def written(folder: Path) -> Path:
    root = small_edition(folder / "edition")
    (root / "mkdocs.yml").write_text(
        f"site_name: x\nsite_url: https://x.example/\nrepo_url: https://gitlab.com/x/y\nhooks: [{HOOK}]\n"
        "theme: {name: material, font: false}\nplugins: [search]\n",
        "utf-8",
    )
    return root


def is_harmless(output: Output) -> None:
    assert not output.crashed, output.err[-2_000:]
    for line in (output.out + output.err).split("\n"):
        assert line.isprintable(), line
        assert not line.lstrip().startswith("::") or line.startswith(OURS), line


@pytest.mark.parametrize("kind", NAMES)
def test_the_check_tells_of_it_in_printable_characters(kind: str, checker: Checker, edition: Path) -> None:
    name, shown = NAMES[kind]
    for folder in (ANNOTATIONS, PICTURES):
        put(edition, folder, name.replace(b".yml", b".png") if folder is PICTURES else name)
    output = checker.check(edition)
    is_harmless(output)
    assert output.status == 1
    for expected in (f"{ANNOTATIONS}/{shown}", f"{PICTURES}/{shown.replace('.yml', '.png')}"):
        assert f"{expected}:1:1: [file-name] " in output.out


def put_all(root: Path, *, picture: str = "") -> None:
    """Write a note for each name and, if there is a folder for them, a picture."""
    for number, (name, _) in enumerate(NAMES.values()):
        put(root, ANNOTATIONS, name, NOTE.replace("good", f"n{number}"))
        if picture:
            put(root, picture, name.replace(b".yml", b".png"))


@pytest.mark.slow
def test_each_report_tells_of_each(edition: Path) -> None:
    put_all(edition)
    for form in ("text", "github", "gitlab", "json", "sarif"):
        output = run(edition, "variorum", "check", "--format", form)
        is_harmless(output)
        assert output.status == 1
        if form in ("gitlab", "json", "sarif"):
            assert json.loads(output.out)
        if form in ("text", "json", "gitlab"):
            for _, shown in NAMES.values():
                assert shown in output.out.replace("\\\\", "\\")
    for name, shown in NAMES.values():
        told = run(
            edition, "variorum", "check", os.fsdecode(os.fsencode(edition / ANNOTATIONS) + b"/" + name)
        )
        is_harmless(told)
        assert f"{shown}:1:1: [file-name] " in told.out
    for command in (
        ["stats"],
        ["show"],
        ["ids"],
        ["format", "--check"],
        ["schema", "--edition"],
        ["show", "good"],
    ):
        is_harmless(run(edition, "variorum", *command))


@pytest.mark.slow
def test_a_contribution_with_them_is_taken_without_them_and_compared(edition: Path) -> None:
    base = Path(shutil.copytree(edition, edition.parent / "base"))
    head = Path(shutil.copytree(edition, edition.parent / "head"))
    put_all(head, picture=PICTURES)
    for form in ("text", "github"):
        output = run(edition.parent, "variorum", "overlay", "head", "edition", "--format", form)
        is_harmless(output)
        assert output.status == 1
        assert output.out.count("file-name") >= len(NAMES)
    assert not list((edition / "annotations").rglob("*.yml"))
    # Whoever laid it over by other means: the comparison shows it.
    for form in ("text", "json", "markdown"):
        output = run(edition.parent, "variorum", "compare", "base", "head", "--format", form)
        is_harmless(output)
        assert output.status == 0
        for _, shown in NAMES.values():
            picture = shown.replace(".yml", ".png")
            escaped = picture.replace("<", "&lt;").replace(">", "&gt;")
            assert (escaped if form == "markdown" else picture) in output.out.replace("\\\\", "\\")
    assert base.exists()


@pytest.mark.slow
def test_a_build_tells_of_them_and_publishes_the_rest(edition: Path) -> None:
    put_all(edition, picture=PICTURES)
    for name, _ in NAMES.values():
        put(edition, PAGES, name.replace(b".yml", b".md"), "# A page\n\n[A broken link](gone.md)\n")
        folder = name.replace(b".yml", b"")
        put(edition, f"{PAGES}/x", folder + b"/article.md", "[A broken link](gone.md)\n")
        put(edition, f"{PAGES}/x", folder + b"/index.md", "# x\n")
        put(edition, f"{PAGES}/x", folder + b"/README.md", "# x\n")
    output = build(edition)
    is_harmless(output)
    assert output.status == 0
    for _, shown in NAMES.values():
        assert f"WARNING -  variorum: {ANNOTATIONS}/{shown}:1:1: [file-name] " in output.err
    assert (edition / "site/articles/a/index.html").exists()
    assert not [path for path in (edition / "site").rglob("*") if "zz" in path.name]


def deep(folder: Path, depth: int, text: str) -> None:
    """Write a file below `depth` folders; the path is too long for the system to take it whole."""
    folder.mkdir(parents=True, exist_ok=True)
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        here, above = os.open("d", os.O_RDONLY, dir_fd=here), here
        os.close(above)
    file = os.open("article.md", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, text.encode())
    for opened in (file, here):
        os.close(opened)


@pytest.mark.parametrize("depth", [40, 900, 1_500, 3_000])
@pytest.mark.parametrize(
    "folder", ["annotations/a", "annotations/b", "docs/articles/a", "docs/articles/b", "docs/x"]
)
def test_folders_within_one_another_are_a_problem(
    folder: str, depth: int, checker: Checker, edition: Path
) -> None:
    deep(edition / folder, depth, NOTE)
    output = checker.check(edition)
    is_harmless(output)
    assert output.status == 1
    assert "[too-deep] " in output.out
    assert max(map(len, output.out.split("\n"))) < 500


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["annotations/a", "docs/articles/a", "docs/x"])
def test_a_build_and_a_contribution_do_not_end_at_them(folder: str, edition: Path) -> None:
    base = Path(shutil.copytree(edition, edition.parent / "base"))
    head = Path(shutil.copytree(edition, edition.parent / "head"))
    deep(head / folder, 1_500, NOTE)
    output = run(edition.parent, "variorum", "overlay", "head", "edition")
    is_harmless(output)
    assert output.status == (folder != "docs/x")
    is_harmless(run(edition.parent, "variorum", "compare", "base", "head"))
    built = build(head)
    is_harmless(built)
    assert "[too-deep] " in built.err
    assert base.exists()


@pytest.mark.slow
def test_the_feed_of_an_edition_with_odd_names_is_xml(edition: Path) -> None:
    put_all(edition)
    is_harmless(build(edition))
    ET.parse(edition / "site/changes.xml")
