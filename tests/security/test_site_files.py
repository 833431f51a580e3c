"""A build writes its site and nothing else."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from tests.security.conftest import OF_FIELDS, Built
from variorum.exporting.exports import SERIES


def _below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


OF_ENTRIES = ("articles/", "notes/", "api/articles/", "api/notes/")


@pytest.mark.parametrize("pair", OF_FIELDS, indirect=True)
def test_the_site_has_the_files_of_a_harmless_one(pair: tuple[Built, Built]) -> None:
    """Apart from its articles, each of which has its page, what it was made from,
    and from the pages of its notes."""
    hostile, control = pair

    def shared(site: Path) -> set[str]:
        return {name for name in _below(site) if not name.startswith(OF_ENTRIES)}

    assert shared(hostile.site) == shared(control.site)
    notes = {name for name in _below(hostile.site) if name.startswith("notes/")}
    assert not [name for name in notes if not re.fullmatch(r"notes/([a-z0-9-]+/)?index\.html", name)]
    articles = {name for name in _below(hostile.site) if name.startswith("articles/")}
    slugs = {path.name for path in (hostile.root / "docs/articles").iterdir()}
    files = ["article.txt", "article.yml", "card.png", "index.html", "print.css"]
    files += [posixpath.basename(series.uri) for series in SERIES if series.uri.startswith("articles/")]
    allowed = {f"articles/{slug}/{name}" for slug in slugs for name in files}
    assert not articles - allowed - {"articles/index.html"}
    data = {name for name in _below(hostile.site) if name.startswith(OF_ENTRIES[2:])}
    assert not [name for name in data if not re.fullmatch(r"api/(articles|notes)/[a-z0-9-]+\.json", name)]


@pytest.mark.slow
def test_a_name_that_is_no_address_gets_no_page(hostile_names: list[Built]) -> None:
    """A slug is an address: small letters, digits and hyphens, like an id."""
    pages = {path.parent.name for built in hostile_names for path in built.site.glob("articles/*/index.html")}
    assert not [page for page in pages if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page)][:20]


def test_nothing_is_written_outside_the_site(attacked: Built) -> None:
    known = {"docs", "annotations", "mkdocs.yml", "site"}
    assert {path.name for path in attacked.root.iterdir()} == known
    assert [path.name for path in attacked.root.parent.iterdir()] == ["edition"]
    sources = {name for name in _below(attacked.root) if not name.startswith("site/")}
    assert all(name.startswith(("docs/", "annotations/")) or name == "mkdocs.yml" for name in sources)
    written = {name for name in _below(attacked.root / "docs") if name.endswith((".html", ".pyc"))}
    assert not written


def test_no_file_of_the_machine_is_in_the_site(attacked: Built) -> None:
    passwd = Path("/etc/passwd").read_bytes().splitlines()[0]
    assert not [p for p in attacked.site.rglob("*") if p.is_file() and passwd in p.read_bytes()]
