"""What is kept of a site, how it is told, and that nothing is there unless an edition asks for it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.plugins.edition import FILES
from tests.site.building import Build, build, files_of
from tests.site.drawing import draw
from variorum.hosting.offline_site import write_worker
from variorum.site.offline import is_kept

SETTINGS = (
    "site_name: The lamp & the well\ntheme: {name: material, font: false}\nplugins: [search, variorum]\n"
)
TURNED_ON = f"{SETTINGS}extra: {{variorum: {{offline: true, look: edition}}}}\n"


def built(folder: Path, settings: str, **files: str) -> Build:
    root = draw(folder / "edition", {**FILES, "mkdocs.yml": settings, **files})
    return build(root, folder / "site", "--strict")


def files_in(worker: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(
        re.findall(r"^const FILES = (\{.*?\})$", worker, re.DOTALL | re.MULTILINE)[0]
    )
    return found


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Build:
    done = built(tmp_path_factory.mktemp("offline"), TURNED_ON)
    assert done.status == 0, done.log
    return done


@pytest.fixture(scope="module")
def kept(done: Build) -> dict[str, str]:
    return files_in((done.site / "service-worker.js").read_text("utf-8"))


def test_each_page_and_what_it_loads_is_kept_and_downloads_are_not(kept: dict[str, str]) -> None:
    assert {
        "",
        "404.html",
        "articles/lamp/",
        "notes/dawn/",
        "apparatus/glossary/",
        "articles/lamp/print.css",
        "articles/well/well.svg",
        "assets/variorum.css",
        "assets/variorum.js",
        "assets/fonts/literata.woff2",
        "search/search_index.json",
        "manifest.webmanifest",
    } <= kept.keys()
    others = r"(\.epub|\.xml|\.jsonld|\.csv|\.gz|\.map|card\.png|article\.txt|service-worker\.js)$|^api/|lunr"
    assert [uri for uri in kept if re.search(others, uri)] == []


def test_the_sums_are_those_of_the_files(done: Build, kept: dict[str, str]) -> None:
    for uri, known in kept.items():
        path = done.site / (f"{uri}index.html" if uri.endswith("/") or not uri else uri)
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(known)


def test_the_log_tells_how_much_a_browser_fetches(done: Build, kept: dict[str, str]) -> None:
    size = sum(
        (done.site / (f"{uri}index.html" if uri.endswith("/") or not uri else uri)).stat().st_size
        for uri in kept
    )
    told = f"Readers may keep this site: {len(kept)} files, {size / 1e6:.1f} MB, are fetched by each browser."
    assert told in done.log


def test_it_can_be_installed(done: Build) -> None:
    manifest: dict[str, Any] = json.loads((done.site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "The lamp & the well"
    # Relative to the manifest itself: right in any folder of a host.
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")
    for found in manifest["icons"]:
        with Image.open(done.site / found["src"]) as image:
            assert "x".join(map(str, image.size)) == found["sizes"]


@pytest.mark.parametrize(("page", "up"), [("index.html", ""), ("articles/lamp/index.html", "../../")])
def test_a_page_names_both_from_where_it_is(page: str, up: str, done: Build) -> None:
    text = (done.site / page).read_text("utf-8")
    assert f'<link rel="manifest" href="{up}manifest.webmanifest">' in text
    assert f'<script src="{up}assets/variorum-offline.js" data-worker="{up}service-worker.js" defer>' in text


def test_it_is_off_unless_an_edition_asks_for_it(tmp_path: Path) -> None:
    done = built(tmp_path, SETTINGS)
    assert done.status == 0, done.log
    assert "Readers may keep" not in done.log
    files = files_of(done.site)
    assert not {"service-worker.js", "manifest.webmanifest", "assets/variorum-offline.js"} & files.keys()
    assert b"service-worker" not in files["index.html"]


def test_the_same_site_has_the_same_worker(done: Build, tmp_path: Path) -> None:
    again = built(tmp_path, TURNED_ON)
    assert (again.site / "service-worker.js").read_bytes() == (done.site / "service-worker.js").read_bytes()


def test_what_browsers_keep_can_be_taken_back(tmp_path: Path) -> None:
    done = built(tmp_path, TURNED_ON.replace("true", "remove"))
    assert done.status == 0, done.log
    assert "What browsers kept of this site is taken back" in done.log
    assert "unregister" in (done.site / "service-worker.js").read_text("utf-8")
    assert b"service-worker" not in files_of(done.site)["index.html"]


@pytest.mark.parametrize("value", ["maybe", "2", "[true]"])
def test_another_value_is_a_problem(value: str, tmp_path: Path) -> None:
    done = built(tmp_path, TURNED_ON.replace("true", value))
    assert done.status != 0
    assert re.search(r"mkdocs\.yml:\d+:\d+: \[wrong-(value|type)\] `offline`", done.log), done.log


@pytest.mark.parametrize(
    ("uri", "languages", "expected"),
    [
        ("assets/javascripts/lunr/min/lunr.de.min.js", {"de"}, True),
        ("assets/javascripts/lunr/min/lunr.stemmer.support.min.js", {"de"}, True),
        ("assets/javascripts/lunr/min/lunr.fr.min.js", {"de"}, False),
        ("assets/javascripts/lunr/tinyseg.js", {"ja"}, True),
        ("assets/javascripts/lunr/min/lunr.de.min.js", set[str](), False),
        ("search.json", set[str](), True),
        ("data.json", set[str](), False),
    ],
)
def test_the_search_has_the_languages_that_it_needs(uri: str, languages: set[str], expected: bool) -> None:
    assert is_kept(uri, frozenset(languages)) is expected


def test_hidden_files_are_not_kept(tmp_path: Path) -> None:
    draw(tmp_path, {"index.html": "<p>x", ".building-7/index.html": "<p>x", ".well-known/x.js": "x"})
    write_worker(tmp_path, offline=True)
    assert files_in((tmp_path / "service-worker.js").read_text("utf-8")).keys() == {""}
