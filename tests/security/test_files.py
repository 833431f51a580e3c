"""No file leads the build out of the edition, keeps it waiting, or ends it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.building import Output, build
from tests.security.checker import Checker
from tests.security.small_edition import NOTE, small_edition, write_article

SECRET = "The secret of the machine"
READ_AS_NOTE, READ_AS_REGISTER = "annotations/a/note.yml", "annotations/sources.yml"
READ_AS_ARTICLE, READ_AS_METADATA = "docs/articles/a/article.txt", "docs/articles/a/article.yml"
PAGE = "docs/about/page.md"
FILES = [READ_AS_NOTE, READ_AS_REGISTER, READ_AS_ARTICLE, READ_AS_METADATA, PAGE]
FOLDERS = [
    *("annotations/a", "annotations/b", "annotations/a/more", "annotations"),
    *("docs/articles/b", "docs/pages", "docs/about/more"),
]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition beside which a secret lies."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/article.txt").write_text(f"{SECRET}.\n", "utf-8")
    (tmp_path / "secret/article.yml").write_text(f"title: {SECRET}\n", "utf-8")
    (tmp_path / "secret/note.yml").write_text(NOTE.replace("x}", f"{SECRET}}}"), "utf-8")
    (tmp_path / "secret/photo.jpg").write_text(SECRET, "utf-8")
    (tmp_path / "edition/docs/about").mkdir(parents=True)
    return small_edition(tmp_path / "edition")


def _fails_somehow(checker: Checker, root: Path, **how: bool) -> Output:
    """Check that there is a problem, and neither a crash nor a long wait."""
    output = checker.check(root, seconds=10, **how)
    assert not output.crashed, output.err[-1_000:]
    assert SECRET not in output.out
    assert output.status == 1
    return output


def _fails_with(code: str, checker: Checker, root: Path, **how: bool) -> None:
    output = _fails_somehow(checker, root, **how)
    assert f"[{code}]" in output.out, output.out[:1_000]


def _replace(path: Path) -> Path:
    """Remove what stands at `path`, so that something else can."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("target", ["/etc/passwd", "/proc/self/environ", "../../../secret/note.yml"])
def test_a_link_out_of_the_edition_is_not_followed(
    file: str, target: str, checker: Checker, edition: Path
) -> None:
    path = _replace(edition / file)
    path.symlink_to(edition.parent / "secret/note.yml" if target.startswith(".") else target)
    _fails_with("outside-folder", checker, edition)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/tty", "/dev/random", "/proc/kmsg"])
def test_a_link_to_a_device_is_not_followed(file: str, target: str, checker: Checker, edition: Path) -> None:
    _replace(edition / file).symlink_to(target)
    _fails_with("outside-folder", checker, edition)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("target", ["secret", "/"])
def test_a_folder_that_is_a_link_out_of_the_edition_is_a_problem_and_not_searched(
    folder: str, target: str, checker: Checker, edition: Path
) -> None:
    _replace(edition / folder).symlink_to(edition.parent / target)
    output = _fails_somehow(checker, edition)
    told = output.out.splitlines()
    assert any(line.startswith(folder) for line in told)
    # What an article is made of may be asked for by name; nothing may be listed.
    names = {path.name for path in (edition.parent / target).iterdir()} - {"article.txt", "article.yml"}
    listed = [line for line in told if line.startswith(tuple(f"{folder}/{name}" for name in names))]
    assert not listed[:5]


@pytest.mark.parametrize("file", FILES)
def test_a_link_to_itself_is_a_problem(file: str, checker: Checker, edition: Path) -> None:
    path = _replace(edition / file)
    path.symlink_to(path.name)
    _fails_somehow(checker, edition)


@pytest.mark.parametrize("file", FILES)
def test_a_link_to_nothing_is_a_problem(file: str, checker: Checker, edition: Path) -> None:
    _replace(edition / file).symlink_to("nothing")
    _fails_somehow(checker, edition)


@pytest.mark.parametrize("file", FILES)
def test_a_pipe_keeps_nobody_waiting(file: str, checker: Checker, edition: Path) -> None:
    os.mkfifo(_replace(edition / file))
    _fails_somehow(checker, edition)


@pytest.mark.parametrize("file", FILES)
def test_a_link_to_a_pipe_keeps_nobody_waiting(file: str, checker: Checker, edition: Path) -> None:
    os.mkfifo(edition / "pipe")
    _replace(edition / file).symlink_to(edition / "pipe")
    _fails_somehow(checker, edition)


@pytest.mark.parametrize("file", FILES)
def test_a_folder_with_the_name_of_a_file_is_no_file(file: str, checker: Checker, edition: Path) -> None:
    _replace(edition / file).mkdir()
    (edition / file / "note.yml").write_text(NOTE, "utf-8")
    output = checker.check(edition)
    assert not output.crashed, output.err[-2_000:]
    # A folder of notes or of pages may be called anything; a good note in it is no problem.
    assert output.status == (file not in (READ_AS_NOTE, PAGE))


@pytest.fixture
def open_edition() -> Iterator[Path]:
    """An edition that somebody without rights can look into, above which no folder is closed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        (Path(folder) / "edition/docs/about").mkdir(parents=True)
        yield small_edition(Path(folder) / "edition")


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_closed_to_us_is_a_problem(file: str, checker: Checker, open_edition: Path) -> None:
    path = open_edition / file
    if not path.exists():
        path.write_text(NOTE, "utf-8")
    path.chmod(0)
    _fails_with("unreadable-file", checker, open_edition, as_nobody=True)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_that_is_closed_to_us_is_a_problem(
    folder: str, checker: Checker, open_edition: Path
) -> None:
    path = open_edition / folder
    path.mkdir(exist_ok=True)
    path.chmod(0)
    try:
        _fails_somehow(checker, open_edition, as_nobody=True)
    finally:
        path.chmod(0o755)


@pytest.mark.parametrize(
    "name", [b"\xff.yml", b"\xed\xa0\x80.yml", b"x" * 251 + b".yml", b"-rf.yml", b"%s.yml"]
)
def test_a_file_may_have_any_name(name: bytes, checker: Checker, edition: Path) -> None:
    path = os.fsencode(edition / "annotations/a") + b"/" + name
    Path(os.fsdecode(path)).write_text(NOTE.replace("context", "none"), "utf-8")
    _fails_with("unknown-kind", checker, edition)


def test_an_article_may_not_be_called_by_what_is_no_text(checker: Checker, edition: Path) -> None:
    write_article(edition, slug=os.fsdecode(b"\xff"))
    _fails_somehow(checker, edition)


def _built(edition: Path) -> Output:
    hook = Path(__file__).parents[2] / "hooks/mkdocs_events.py"
    (edition / "mkdocs.yml").write_text(f"site_name: x\nhooks: [{hook}]\n", "utf-8")
    output = build(edition, seconds=30)
    assert not output.crashed, output.err[-2_000:]
    return output


@pytest.mark.slow
@pytest.mark.parametrize(
    "link",
    [
        *("docs/articles/a/article.txt", "docs/articles/a/photo.jpg", "docs/articles/b", "annotations/a"),
        *("docs/about/note.yml", "docs/pages"),
    ],
)
def test_a_build_publishes_nothing_that_lies_outside_the_edition(link: str, edition: Path) -> None:
    """MkDocs follows every link below docs/."""
    path = _replace(edition / link)
    path.symlink_to(edition.parent / "secret" / (path.name if path.suffix else ""))
    output = _built(edition)
    assert f"{link}:1:1: [outside-folder]" in output.err
    files = [path for path in (edition / "site").rglob("*") if path.is_file()]
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]


@pytest.mark.slow
@pytest.mark.parametrize("file", ["docs/articles/a/article.txt", "docs/articles/a/photo.jpg", PAGE])
def test_a_build_does_not_wait_for_a_pipe(file: str, edition: Path) -> None:
    os.mkfifo(_replace(edition / file))
    assert f"{file}:1:1: [unreadable-file]" in _built(edition).err
