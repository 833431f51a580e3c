"""The archive of an edition: complete, the same in two runs, and its metadata valid by outside tools."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from click.testing import CliRunner

from tests.editor.node_package import from_pypi
from tests.interop.editions import DOI, FOLDERS, SITE
from tests.site.building import REPOSITORY
from variorum.cli.group import main
from variorum.exporting.archive.contents import archive
from variorum.exporting.archive.deposit import Deposit, citation_file
from variorum.exporting.exports import EXPORTS, SERIES
from variorum.model.edition import Edition
from variorum.model.settings import EditionSettings

CFFCONVERT = "2.0.0"
"""It needs an older jsonschema than the engine, so it has a folder of its own."""
WRITTEN = {"annotations/a.yml": b"[]\n"}


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_it_holds_every_file_with_its_checksum_and_is_the_same_again(edition: Edition) -> None:
    made = archive(edition, SITE, WRITTEN)
    assert made == archive(edition, SITE, WRITTEN)
    files = unpacked(made)
    assert files["edition/annotations/a.yml"] == WRITTEN["annotations/a.yml"]
    for export in EXPORTS:
        assert (f"exports/{export.uri}" in files) == bool(export.make(edition, SITE))
    for series in (of for of in SERIES if of.is_published(SITE.settings)):
        for name, content in series.make(edition, SITE):
            assert files[f"exports/{series.uri_of(name)}"] == (
                content.encode() if isinstance(content, str) else content
            )
    sums = dict(line.split("  ", 1)[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "SHA256SUMS"
    }
    graph = {one["@id"]: one for one in json.loads(files["ro-crate-metadata.json"])["@graph"]}
    parts = {part["@id"] for part in graph["./"]["hasPart"]}
    assert parts == files.keys() - {"SHA256SUMS", "ro-crate-metadata.json"}
    assert all(graph[part]["sha256"] == sums[part] for part in parts)
    zenodo = json.loads(files[".zenodo.json"])
    assert zenodo["license"] == "cc-by-4.0"
    assert zenodo["creators"]


def test_the_crate_is_read_by_another_library(edition: Edition, tmp_path: Path) -> None:
    crates = pytest.importorskip("rocrate.rocrate", reason="rocrate is not installed")
    with zipfile.ZipFile(io.BytesIO(archive(edition, SITE, WRITTEN))) as packed:
        packed.extractall(tmp_path)
    crate = crates.ROCrate(tmp_path)
    assert crate.name == SITE.name
    assert len(crate.root_dataset["hasPart"]) == len(list(zip_names(tmp_path))) - 2


def test_each_word_of_the_metadata_is_one_of_the_standard(edition: Edition) -> None:
    """Expanded with the context that rocrate brings along, nothing is dropped and all names are whole."""
    jsonld = pytest.importorskip("pyld", reason="PyLD is not installed").jsonld
    rocrate = pytest.importorskip("rocrate", reason="rocrate is not installed")
    context = (Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_text("utf-8")
    written = unpacked(archive(edition, SITE, WRITTEN))["ro-crate-metadata.json"]
    document = {**json.loads(written), "@context": json.loads(context)["@context"]}
    expanded = {one["@id"]: one for one in jsonld.expand(document, {"base": "https://crate.example/"})}
    for one in document["@graph"]:
        made = expanded[urljoin("https://crate.example/", one["@id"])]
        assert len(made) == len(one), one["@id"]
        assert all(key.startswith(("@", "http")) for key in made)
    root = expanded["https://crate.example/"]
    assert root["http://schema.org/identifier"] == [{"@value": f"https://doi.org/{DOI}"}]


def zip_names(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.slow
def test_the_citation_file_is_valid(edition: Edition, tmp_path: Path) -> None:
    folder = from_pypi(f"cffconvert=={CFFCONVERT}", "cffconvert")
    command: list[str | Path] = [sys.executable, folder / "bin/cffconvert", "--validate", "-i"]
    path = tmp_path / "CITATION.cff"
    bare = SITE._replace(address="", name="", settings=EditionSettings())
    for content, is_valid in (
        (citation_file(Deposit.of(edition, SITE, "2026-11-22")), True),
        (citation_file(Deposit.of(edition, bare, "2026-11-22")), True),
        ((REPOSITORY / "CITATION.cff").read_text("utf-8"), True),
        ("title: Nothing else\n", False),
    ):
        path.write_text(content, "utf-8")
        done = subprocess.run(
            [*command, path],
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
            env={**os.environ, "PYTHONPATH": str(folder)},
        )
        assert (done.returncode == 0) == is_valid, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://example.org/licence", ""),
    ],
)
def test_the_licence_has_its_spdx_name_or_its_address(address: str, name: str) -> None:
    site = SITE._replace(settings=EditionSettings(licence_url=address))
    citation = yaml.safe_load(citation_file(Deposit("T", (), "2026-11-22", site)))
    assert citation.get("license", "") == name
    assert citation.get("license-url", "") == ("" if name else address)


def test_the_command_packs_what_people_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "edition"
    shutil.copytree(FOLDERS["example"], root)
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["export", "archive", "-o", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    files = unpacked((tmp_path / "edition.zip").read_bytes())
    for path in [*root.glob("annotations/**/*.yml"), *root.glob("docs/articles/*/article.*")]:
        assert files[f"edition/{path.relative_to(root).as_posix()}"] == path.read_bytes()
    refused = CliRunner().invoke(main, ["export", "archive", "--only", "gull-rock"])
    assert refused.exit_code == 2
