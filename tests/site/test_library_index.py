"""The index of a library: what a build writes of it, that it is the same each time, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.building import Build, build, files_of
from tests.site.drawing import NOTE, SETTINGS, draw
from variorum.model.settings import EditionSettings
from variorum.site import search_index
from variorum.site.search_index import INDEXES, index_site

TURNED_ON = f"{SETTINGS}extra: {{variorum: {{search: pagefind, note_pages: false}}}}\n"
FILES = {
    "mkdocs.yml": TURNED_ON,
    "docs/articles/lamp/article.txt": "The lamp\n\nNobody had lit the lamp. 子曰學而時習之。\n",
    "docs/articles/lamp/article.yml": "title: The lamp\n",
    "annotations/lamp/who.yml": NOTE,
}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("library")
    done = build(draw(folder / "edition", FILES), folder / "site", "--strict")
    assert done.status == 0, done.log
    return done


def _told(site: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads((site / INDEXES).read_bytes())
    return told


def test_each_language_has_its_index_with_a_program(done: Build) -> None:
    told = _told(done.site)
    assert told["language"] == "en"
    assert [*told["indexes"]] == ["en", "zh"]  # type: ignore[misc]
    assert {"name": "Context", "isOfNotes": True} in told["kinds"]  # type: ignore[operator]
    for folders in told["indexes"].values():  # type: ignore[attr-defined]
        for folder in folders:
            names = {path.name for path in (done.site / "search" / folder).iterdir()}
            assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "facets.json"} <= names
            assert sum(name.startswith("wasm.") for name in names) == 1
            assert not [name for name in names if name.endswith(".css") or "-ui" in name]
    assert "Pagefind has made the index of the search:" in done.log


def test_each_page_opens_it_and_says_where_all_notes_are_to_who_has_no_script(done: Build) -> None:
    for address, root in (("articles/lamp/", "../../"), ("", "./")):
        page = done.page(address)
        assert page.count(f'data-search="{root}"') == 1
        base = "" if root == "./" else root
        assert f'<noscript><a class="md-header__button" href="{base}notes/">All notes</a></noscript>' in page


def test_the_same_site_gives_the_same_bytes(done: Build) -> None:
    written = {
        address: content for address, content in files_of(done.site).items() if address.startswith("search/")
    }
    del written[search_index.ENTRIES]
    assert dict(index_site(done.site)) == written


def test_many_records_are_divided_into_several_indexes(done: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "RECORDS_AN_INDEX", 5)
    made = dict(index_site(done.site))
    folders = json.loads(made[INDEXES])["indexes"]["en"]
    assert len(folders) > 1
    ids: list[str] = []
    for number, folder in enumerate(folders):
        its = [address for address in made if address.startswith(f"search/{folder}")]
        assert any("wasm" in address for address in its) is (number == 0)
        facets = json.loads(made[f"search/{folder}facets.json"])
        found = [identifier for those in facets.values() for identifier in those]
        assert 0 < len(found) <= 5
        assert {f"search/{folder}fragment/{identifier}.pf_fragment" for identifier in found} <= {*its}
        ids += found
    assert len(ids) > 5


def test_a_site_without_a_search_has_no_index(tmp_path: Path) -> None:
    assert [*index_site(tmp_path)] == []


def test_without_the_setting_nothing_of_it_is_there(tmp_path: Path) -> None:
    made = build(draw(tmp_path / "edition", {**FILES, "mkdocs.yml": SETTINGS}), tmp_path / "site", "--strict")
    assert made.status == 0, made.log
    assert not [name for name in files_of(made.site) if "pagefind" in name or "variorum-search" in name]
    assert "data-search" not in made.page("articles/lamp/")
    entries = json.loads((made.site / search_index.ENTRIES).read_bytes())["docs"]
    assert not [entry for entry in entries if "kind" in entry or "review" in entry]


def test_if_it_is_not_installed_the_build_says_so_and_the_theme_searches(tmp_path: Path) -> None:
    stub = tmp_path / "stub" / "pagefind"
    stub.mkdir(parents=True)
    (stub / "__init__.py").touch()
    (stub / "service.py").write_text("def get_executable(): return None\n", "utf-8")
    root = draw(tmp_path / "edition", FILES)
    made = build(root, tmp_path / "site", PYTHONPATH=str(stub.parent))
    assert made.status == 0, made.log
    assert (
        "WARNING -  variorum: mkdocs.yml asks for `search: pagefind`, and Pagefind is not installed"
        in made.log
    )
    assert 'pip install "variorum[search]"' in made.log
    assert "data-search" not in made.page("articles/lamp/")
    assert not [name for name in files_of(made.site) if "pagefind" in name or "variorum-search" in name]
    strict = build(root, tmp_path / "strict", "--strict", PYTHONPATH=str(stub.parent))
    assert strict.status == 1


def test_if_it_fails_the_build_says_so_and_the_last_site_is_kept(done: Build, tmp_path: Path) -> None:
    root = draw(tmp_path / "edition", FILES)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("The last site\n", "utf-8")
    made = build(root, site, PAGEFIND_BINARY_PATH="/bin/false")
    assert made.status == 1
    assert (
        "Pagefind has made no index of the search: it ended too early. The last site has been kept."
        in made.log
    )
    assert "Traceback" not in made.log
    assert (site / "index.html").read_text("utf-8") == "The last site\n"


def test_the_setting_is_off_by_default() -> None:
    assert EditionSettings().search == "theme"
