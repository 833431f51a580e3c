"""The DOI of an edition: in any usual form it stands at the foot of each page and in what is exported."""

from __future__ import annotations

import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

import variorum
from tests.interop.editions import DOI, FOLDERS, SITE
from tests.site.building import Build, build
from tests.site.drawing import ARTICLE, NOTE, SETTINGS, draw
from variorum.exporting.archive.contents import archive
from variorum.exporting.archive.deposit import Deposit, citation_file, zenodo_file
from variorum.exporting.exports import FORMATS
from variorum.model.settings import EditionSettings

ADDRESS = f"https://doi.org/{DOI}"


@pytest.mark.parametrize(
    "written",
    [
        DOI,
        f"doi:{DOI}",
        f"DOI: {DOI}",
        ADDRESS,
        f" http://dx.doi.org/{DOI}",
        f"doi.org/{DOI}",
        f"https://www.doi.org/{DOI}",
    ],
)
def test_it_is_the_same_in_each_form(written: str) -> None:
    assert EditionSettings(doi=written).doi == DOI


def test_an_address_is_decoded() -> None:
    assert EditionSettings(doi="https://doi.org/10.1000/a%28b%29").doi == "10.1000/a(b)"


@pytest.mark.parametrize(
    "wrong", ["", "10.5281", f"{DOI}.", f"{DOI}?x=1", "10.1000/<b>", "11.1000/a", f"{DOI} b"]
)
def test_what_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="doi"):
        EditionSettings(doi=wrong)


class Page(HTMLParser):
    """The footers and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.at_foot: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "footer":
            self.open.append(str(values.get("class")))
        if tag == "a" and self.open and str(values.get("href")).startswith("https://doi.org/"):
            self.at_foot.append(self.open[-1])
        if tag == "meta":
            self.metas.append((str(values.get("name")), str(values.get("content"))))

    def handle_endtag(self, tag: str) -> None:
        if tag == "footer":
            self.open.pop()


def built(folder: Path, look: str) -> Build:
    settings = f"""\
site_url: https://example.org/lamps/
extra: {{variorum: {{look: {look}, version: 1.0.0, doi: "doi:{DOI}"}}}}
{SETTINGS}"""
    files = {
        "mkdocs.yml": settings,
        "docs/index.md": "# Lamps\n",
        "docs/articles/lamp/article.txt": ARTICLE,
        "annotations/lamp/who-lit-it.yml": NOTE,
    }
    made = build(draw(folder / look, files), folder / f"{look}-site")
    assert made.status == 0, made.log
    return made


def test_it_stands_at_the_foot_of_each_page(tmp_path: Path) -> None:
    site = built(tmp_path, "edition")
    pages = {
        path.relative_to(site.site).as_posix(): Page(path.read_text("utf-8"))
        for path in site.site.rglob("index.html")
    }
    assert {
        "index.html",
        "articles/lamp/index.html",
        "notes/who-lit-it/index.html",
        "fields/index.html",
    } <= pages.keys()
    assert {name for name, page in pages.items() if "md-footer" not in page.at_foot} == set()
    assert "vm-end" in pages["articles/lamp/index.html"].at_foot
    assert ("citation_doi", DOI) in pages["index.html"].metas
    for name in ("articles/lamp/index.html", "notes/who-lit-it/index.html"):
        assert ("DCTERMS.isPartOf", ADDRESS) in pages[name].metas
        assert "citation_doi" not in dict(pages[name].metas)
    assert f"Edition: {ADDRESS}" in site.page("notes/who-lit-it")
    assert f"doi:{DOI}" in (site.site / "articles/lamp/print.css").read_text("utf-8")


def test_pages_of_a_site_keep_their_look_and_ours_have_it(tmp_path: Path) -> None:
    site = built(tmp_path, "site")
    assert Page(site.page("")).at_foot == []
    for name in ("articles/lamp", "notes/who-lit-it", "notes"):
        assert Page(site.page(name)).at_foot.count("md-footer") == 1, name


def test_each_format_that_has_a_place_for_it_has_it() -> None:
    edition = variorum.read(FOLDERS["example"]).edition

    def first(name: str) -> str:
        made = FORMATS[name].make(edition, SITE)
        content = made if isinstance(made, str) else next(iter(made))[1]
        return content if isinstance(content, str) else content.decode("utf-8", "replace")

    assert json.loads(first("web-annotation-collection"))["dcterms:identifier"] == {"id": ADDRESS}
    (article,) = [one for one in json.loads(first("schema-org"))["@graph"] if one["@type"] == "Article"]
    assert article["isPartOf"]["identifier"]["value"] == f"doi:{DOI}"
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    assert (
        ET.fromstring(first("tei")).findtext(".//t:seriesStmt/t:idno[@type='DOI']", namespaces=names) == DOI
    )
    assert json.loads(first("api-index"))["doi"] == DOI
    assert json.loads(first("data-package"))["id"] == ADDRESS
    assert ADDRESS in first("llms-txt")
    assert f"<{ADDRESS}>" in first("markdown")


def test_the_archive_has_it_where_those_who_keep_it_look() -> None:
    edition = variorum.read(FOLDERS["example"]).edition
    deposit = Deposit.of(edition, SITE, "2026-11-22")
    assert yaml.safe_load(citation_file(deposit))["doi"] == DOI
    # Zenodo refuses its own names in a deposit.
    assert "doi" not in json.loads(zenodo_file(deposit))
    elsewhere = SITE._replace(settings=EditionSettings(doi="10.1000/lamps"))
    assert json.loads(zenodo_file(deposit._replace(site=elsewhere)))["doi"] == "10.1000/lamps"
    with zipfile.ZipFile(io.BytesIO(archive(edition, SITE, {}))) as packed:
        graph = json.loads(packed.read("ro-crate-metadata.json"))["@graph"]
    assert next(one for one in graph if one["@id"] == "./")["identifier"] == ADDRESS
