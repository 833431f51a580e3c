"""What `import variorum` offers to programs, as the README shows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import variorum
from tests.engine.trial_edition import trial_edition

ROOT = Path(__file__).parents[2]
BARE = """
import sys

class NoHost:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "material", "properdocs", "zensical"):
            raise ImportError(name)

sys.meta_path.insert(0, NoHost())
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return trial_edition(tmp_path / "edition", {})


def contents(root: Path) -> dict[str, bytes]:
    paths = (path for folder in ("docs", "annotations") for path in (root / folder).rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def test_the_lines_in_the_readme_run_without_a_host(root: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", f"{BARE}{example}"]
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    lines = [line for line in example.splitlines() if line and not line.startswith("import ")]
    assert len(lines) == 3
    assert 'class="vm-' in ran.stdout


def test_an_edition_is_read_with_its_articles_notes_and_spans(root: Path) -> None:
    edition = variorum.read(root)
    assert edition.problems == ()
    placed = [
        (article.text[slice(*span)], note)
        for article in edition.articles
        for note in article.notes
        for span in note.spans
    ]
    assert placed
    assert all(words for words, _ in placed)
    for article in edition.articles:
        html = edition.render(article)
        assert all(f'id="{note.annotation.id}"' in html for note in article.notes)


def test_an_edition_in_memory_is_that_on_the_disk(root: Path) -> None:
    on_disk, in_memory = variorum.read(root), variorum.read_files(contents(root))
    assert list(map(on_disk.render, on_disk.articles)) == list(map(in_memory.render, in_memory.articles))
    assert on_disk.problems == in_memory.problems


def test_a_problem_says_where_it_is_and_of_what_kind(root: Path) -> None:
    files = contents(root)
    files["annotations/tale/added.yml"] = b"id: added\nkind: context\nquote: no such words\n"
    problems = variorum.read_files(files).problems
    assert {problem.place.file for problem in problems} == {"annotations/tale/added.yml"}
    assert variorum.Code.QUOTE_NOT_FOUND in {problem.code for problem in problems}


def test_a_configuration_that_cannot_be_read_is_an_error_of_its_own(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: [", "utf-8")
    with pytest.raises(variorum.ConfigError, match=r"mkdocs\.yml"):
        variorum.read(root)


def test_everything_that_is_offered_is_described() -> None:
    assert all(getattr(variorum, name).__doc__ for name in variorum.__all__)


def test_an_article_offers_its_notes_by_kind(root: Path) -> None:
    files = contents(root)
    slug, note = next(
        (article.article.slug, note)
        for article in variorum.read(root).articles
        for note in article.notes
        if len(note.spans) == 1 and note.annotation.of_kind.name != "correction"
    )
    (words,) = (
        article.text[slice(*note.spans[0])]
        for article in variorum.read(root).articles
        if article.article.slug == slug
    )
    files[f"annotations/{slug}/mended.yml"] = (
        f'id: mended\nkind: correction\nquote: "{words}"\nreading: Something else\n'
        "fault: wording\ncertainty: low\nnote: So it should read.\n"
    ).encode()
    edition = variorum.read_files(files)
    assert edition.problems == ()
    (article,) = (of for of in edition.articles if of.article.slug == slug)
    assert note.spans[0] in [span for span, _ in article.changes]
    assert (note.spans[0], "Something else") in article.changes
    assert [one for one, _ in article.corrections] == of_kind(article, "correction")
    assert [one for one, _ in article.variants] == of_kind(article, "variant")
    assert [one for one, _ in article.claims] == of_kind(article, "reliability")


def of_kind(article: variorum.AnnotatedArticle, kind: str) -> list[variorum.PlacedNote]:
    return [note for note in article.notes if note.annotation.of_kind.name == kind]
