"""A further export is one file: the site has it, a page offers it, the documents list it."""

from __future__ import annotations

from pathlib import Path

from tests.planting.tree import HERE, Tree


def test_it_is_one_file() -> None:
    assert len([path for path in (HERE / "export").rglob("*") if path.suffix == ".py"]) == 1


def test_the_site_has_it(site: Path) -> None:
    words = (site / "apparatus/words.txt").read_text("utf-8").splitlines()
    assert words
    assert all(word in (site / "apparatus/glossary/index.html").read_text("utf-8") for word in words)


def test_its_page_offers_it(site: Path) -> None:
    link = '<a href="../words.txt" download type="text/plain">The words alone</a>'
    pages = [path for path in site.rglob("*.html") if link in path.read_text("utf-8")]
    assert pages == [site / "apparatus/glossary/index.html"]


def test_the_others_are_still_offered(site: Path) -> None:
    for name in ("sources.bib", "corrections-and-variants.csv"):
        page = site / "apparatus" / name.partition(".")[0] / "index.html"
        assert (site / "apparatus" / name).exists()
        assert f'href="../{name}" download type=' in page.read_text("utf-8")
    assert 'type="application/atom+xml">As a feed</a>' in (site / "changes/index.html").read_text("utf-8")


def test_the_documents_list_it(tree: Tree) -> None:
    assert "| `apparatus/words.txt` | the terms of the glossary, one a line |" in tree.read("README.md")
