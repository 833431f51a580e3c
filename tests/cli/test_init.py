"""`variorum init`: from a text to an edition that is green at once."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings

from tests.cli.conftest import Run
from tests.properties.texts import texts
from tests.site.building import PYTHON, REPOSITORY, build, files_of, run
from tests.site.drawing import ARTICLE
from tests.site.serving import serving
from variorum.cli import main
from variorum.editing.starter import FOLDER as STARTER
from variorum.model.problem import Code
from variorum.pipeline import check

COMMAND = PYTHON.with_name("variorum")


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text in an empty folder, in which the command runs."""
    path = tmp_path / "lamp.txt"
    path.write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_a_new_edition_is_green(variorum: Run, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = variorum("init", text)
    assert done.exit_code == 0, done.output
    root = text.parent / "the-lamp"
    assert (root / "docs/articles/the-lamp/article.txt").read_bytes() == text.read_bytes()
    monkeypatch.chdir(root)
    assert variorum("check").exit_code == 0
    assert variorum("format", "--check").exit_code == 0
    for name in ("mkdocs.yml", "README.md", "requirements.txt", ".gitignore", ".gitattributes"):
        assert (root / name).is_file()
    assert variorum("show", "about-this-edition").exit_code == 0


def test_what_is_known_of_the_text_stands_in_article_yml(variorum: Run, text: Path) -> None:
    words = ("--title", "A lamp: on", "--author", "A. B.", "--date", "1850", "--url", "https://a.example/x")
    done = variorum("init", text, "edition", "--slug", "lamp", "--site-name", "# $1 *lamps*", *words)
    assert done.exit_code == 0, done.output
    root = text.parent / "edition"
    metadata = yaml.safe_load((root / "docs/articles/lamp/article.yml").read_text("utf-8"))
    assert metadata["title"] == "A lamp: on"
    assert (metadata["author"], metadata["date"], metadata["paragraphs"]) == ("A. B.", "1850", "blank-lines")
    source = yaml.safe_load((root / "annotations/sources/the-text.yml").read_text("utf-8"))
    assert (source["URL"], source["issued"]) == ("https://a.example/x", "1850")
    assert 'site_name: "# $1 *lamps*"' in (root / "mkdocs.yml").read_text("utf-8")
    assert (root / "docs/index.md").read_text("utf-8").startswith("# \\# $1 \\*lamps\\*\n")


def test_what_is_missing_is_asked_for(variorum: Run, text: Path) -> None:
    done = variorum("init", text, "--ask", input="\nA publisher\n\n\n1850\nfr\n\n")
    assert done.exit_code == 0, done.output
    metadata = yaml.safe_load(
        (text.parent / "the-lamp/docs/articles/the-lamp/article.yml").read_text("utf-8")
    )
    assert (metadata["publisher"], metadata["date"], metadata["language"]) == ("A publisher", "1850", "fr")
    assert {"author", "url", "rights"}.isdisjoint(metadata)


def test_an_answer_that_cannot_be_is_asked_for_again(variorum: Run, text: Path) -> None:
    done = variorum("init", text, "--ask", input="\n\n\nonce\nhttps://a.example/x\nlong ago\n1850\n\n\n")
    assert done.exit_code == 0, done.output
    assert "`url` cannot be “once”" in done.stderr
    assert "`date` cannot be “long ago”" in done.stderr
    metadata = yaml.safe_load(
        (text.parent / "the-lamp/docs/articles/the-lamp/article.yml").read_text("utf-8")
    )
    assert (metadata["url"], metadata["date"]) == ("https://a.example/x", "1850")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--date", "once"), "`date` cannot be “once”"),
        (("--url", "javascript:x"), "`url` cannot be"),
        (("--slug", "No Address"), "cannot be used in a URL"),
        (("--paragraphs", "pages"), "Invalid value"),
        (("--encoding", "klingon"), "There is no encoding “klingon”."),
    ],
)
def test_misuse_makes_nothing(variorum: Run, text: Path, words: tuple[str, ...], reason: str) -> None:
    done = variorum("init", text, "edition", *words)
    assert done.exit_code == 2
    assert reason in done.stderr
    assert not (text.parent / "edition").exists()


@pytest.mark.parametrize(
    ("title", "folder"),
    [
        ("Die Mühle am Fluß", "die-muhle-am-fluss"),
        ("Æsop in Łódź", "aesop-in-lodz"),
        ("Smørrebrød", "smorrebrod"),
        ("Þórr", "thorr"),
    ],
)
def test_no_letter_of_a_title_is_lost_in_its_address(
    variorum: Run, text: Path, title: str, folder: str
) -> None:
    text.write_text(f"{title}\n\nA text.\n", "utf-8")
    assert variorum("init", text).exit_code == 0
    assert (text.parent / folder / "docs/articles" / folder / "article.txt").is_file()


def test_a_folder_that_has_something_is_left_alone(variorum: Run, text: Path) -> None:
    (text.parent / "edition").mkdir()
    assert variorum("init", text, "edition").exit_code == 0
    before = {path: path.read_bytes() for path in text.parent.rglob("*") if path.is_file()}
    again = variorum("init", text, "edition")
    assert again.exit_code == 2
    assert (
        "“edition” is an edition already. To give it another text, run `variorum add` in it." in again.stderr
    )
    assert {path: path.read_bytes() for path in text.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["notes.txt", "docs", ".github", "mkdocs.yml", "readme-not", ".gitmodules"])
def test_what_is_in_the_way_is_named(variorum: Run, text: Path, name: str) -> None:
    folder = text.parent / "clone"
    (folder / ".git").mkdir(parents=True)
    (folder / name).mkdir()
    done = variorum("init", text, folder)
    assert done.exit_code == 2
    assert f"has {name}." in done.stderr.replace("\n", " ")
    assert sorted(path.name for path in folder.iterdir()) == sorted([".git", name])


def test_a_text_in_another_encoding_needs_its_name(variorum: Run, text: Path) -> None:
    text.write_bytes("Le café\n\nUne lampe brûlait.\n".encode("windows-1252"))
    assert "--encoding" in variorum("init", text).stderr
    done = variorum("init", text, "--encoding", "windows-1252", "--language", "fr")
    assert done.exit_code == 0, done.output
    assert (text.parent / "le-cafe/docs/articles/le-cafe/article.txt").read_bytes() == text.read_bytes()


def test_markdown_becomes_an_edition_too(variorum: Run, text: Path) -> None:
    path = text.with_suffix(".md")
    path.write_text("# The *lamp*\n\nIt [burns](https://a.example/).\n", "utf-8")
    done = variorum("init", path, "edition", "--title", "The lamp")
    assert done.exit_code == 0, done.output
    assert (text.parent / "edition/docs/articles/the-lamp/article.md").is_file()


@pytest.mark.slow
@settings(max_examples=30)
@given(texts)
def test_any_text_becomes_an_edition(tmp_path_factory: pytest.TempPathFactory, written: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "some text.txt").write_bytes(written.encode())
    done = CliRunner().invoke(
        main, ["init", str(folder / "some text.txt"), str(folder / "edition"), "--no-ask"]
    )
    assert done.exit_code in (0, 1), done.output
    problems = check(folder / "edition").problems
    assert done.exit_code == bool(problems)
    assert {problem.code for problem in problems} <= {Code.FORBIDDEN_CHARACTER}


def test_editors_get_the_same_settings_here_and_in_new_editions() -> None:
    for path in (STARTER / "dot-vscode").iterdir():
        assert (REPOSITORY / ".vscode" / path.name).read_text("utf-8") == path.read_text("utf-8")


def test_what_the_folder_of_beginnings_has_is_copied(
    variorum: Run, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workflows and the like need only be put there."""
    assert variorum("init", text, "edition").exit_code == 0
    names = {path.relative_to(STARTER).as_posix() for path in STARTER.rglob("*") if path.is_file()}
    expected = {name.replace("dot-", ".").removesuffix(".template") for name in names}
    root = text.parent / "edition"
    assert expected <= {path.relative_to(root).as_posix() for path in root.rglob("*")}


@pytest.mark.slow
def test_the_life_of_an_edition(tmp_path: Path) -> None:
    """From a text to a site, to a note, to the site with the note; as a person would, by the command."""
    (tmp_path / "lamp.txt").write_text(ARTICLE, "utf-8")
    done = run(COMMAND, "init", "lamp.txt", "edition", "--no-ask", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    root = tmp_path / "edition"
    assert run(COMMAND, "check", cwd=root).returncode == 0

    first = build(root, tmp_path / "first", "--strict")
    assert first.status == 0, first.log
    assert first.page("articles/the-lamp").count('class="vm-note vm') == 1
    with serving(root) as terminal, urlopen(f"{terminal.address}articles/the-lamp/") as answer:
        assert answer.status == 200
        assert b"About this edition" in answer.read()

    options = ("--kind", "context", "--title", "Rain", "--note", "It *fell*.", "--by", "editors")
    done = run(COMMAND, "new", "Outside it rained", *options, cwd=root)
    assert done.returncode == 0, done.stderr
    assert run(COMMAND, "check", cwd=root).returncode == 0
    second = build(root, tmp_path / "second", "--strict")
    assert second.status == 0, second.log
    assert second.page("articles/the-lamp").count('class="vm-note vm') == 2
    assert "It <em>fell</em>." in second.page("articles/the-lamp")
    added = files_of(second.site).keys() - files_of(first.site).keys()
    assert added == {"notes/rain/index.html", "api/notes/rain.json"}


RHYME = """\
A Harbour Rhyme

The boats go out on the morning tide,
  And the gulls go after;
The nets come in on the other side
  With fish and laughter.
"""
PROSE = """\
The lamp

It was a bright cold day in April, and the clocks were
striking thirteen. The keeper, his chin nuzzled into his
coat in an effort to escape the wind, slipped quickly
through the doors of the tower, though not quickly enough
to prevent a swirl of dust from entering.
"""


@pytest.mark.parametrize(("words", "lines"), [(RHYME, "kept"), (PROSE, None), (ARTICLE, None)])
def test_verse_keeps_its_lines(variorum: Run, text: Path, words: str, lines: str | None) -> None:
    text.write_text(words, "utf-8")
    done = variorum("init", text, "edition")
    assert done.exit_code == 0, done.output
    (path,) = (text.parent / "edition").glob("docs/articles/*/article.yml")
    assert yaml.safe_load(path.read_text("utf-8")).get("lines") == lines


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: Front\nauthors:\n  - A. B.\n  - name: C.\ndate: 1850-03-01\nlang: de_AT\n---\n",
        '+++\ntitle = "Front"\nauthor = "A. B., C."\ndate = 1850-03-01\nlanguage = "de-AT"\n+++\n',
    ],
)
def test_front_matter_is_taken_over_and_is_no_text(variorum: Run, text: Path, matter: str) -> None:
    path = text.with_suffix(".md")
    path.write_text(f"{matter}\n# The lamp\n\nThe lamp went out.\n", "utf-8")
    done = variorum("init", path, "edition")
    assert done.exit_code == 0, done.output
    root = text.parent / "edition"
    metadata = yaml.safe_load((root / "docs/articles/front/article.yml").read_text("utf-8"))
    assert [metadata[key] for key in ("title", "author", "language")] == ["Front", "A. B., C.", "de-AT"]
    assert str(metadata["date"]) == "1850-03-01"
    assert (root / "docs/articles/front/article.md").read_bytes() == path.read_bytes()
    assert check(root).articles[0].text == "The lamp\n\nThe lamp went out."


def test_a_rule_at_the_top_is_no_front_matter(variorum: Run, text: Path) -> None:
    path = text.with_suffix(".md")
    path.write_text("---\n\nNothing is lost.\n\n---\n\nThe end.\n", "utf-8")
    assert variorum("init", path, "edition", "--title", "A rule").exit_code == 0
    assert check(text.parent / "edition").articles[0].text == "Nothing is lost.\n\nThe end."
