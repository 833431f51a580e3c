"""A register's folder cannot be taken for the notes on an article, and the way out of a clash works."""

from __future__ import annotations

from pathlib import Path

from tests.engine.trial_edition import placed_ids, trial_edition
from variorum.pipeline import check

GULLS = {
    "docs/articles/sources/article.txt": "The gulls came back in spring.\n",
    "docs/articles/sources/article.yml": "title: Gulls\nsha256: SUM\n",
    "annotations/sources/gulls.yml": (
        "id: gulls\nkind: context\nquote: The gulls\ntitle: Gulls\nnote: Birds of the coast.\n"
    ),
    "annotations/ids.yml": "- {id: gulls, article: sources}\n",
}


def test_an_article_that_is_renamed_as_told_has_no_problem(tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", GULLS)
    (problem,) = check(root).problems
    assert problem.fix == (
        "Rename this folder, for example to `sources-text`, and annotations/sources/ with it, and write that "
        "name in annotations/ids.yml."
    )
    for folder in ("docs/articles", "annotations"):
        (root / folder / "sources").rename(root / folder / "sources-text")
    (root / "annotations/ids.yml").write_text("- {id: gulls, article: sources-text}\n", "utf-8")
    edition = check(root)
    assert edition.problems == ()
    assert "gulls" in placed_ids(edition)


def test_a_folder_of_pictures_called_like_a_register_is_no_article(tmp_path: Path) -> None:
    entry = "id: almanac\ntype: book\ntitle: The Almanac\n"
    files = {
        "docs/articles/sources/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
        "annotations/sources/almanac.yml": entry,
    }
    edition = check(trial_edition(tmp_path / "edition", files))
    assert edition.problems == ()
    assert "almanac" in edition.registers.sources
