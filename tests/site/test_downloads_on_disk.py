"""What is made for other programs is written at once, and not kept in memory until the site is complete."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from variorum.hosting import downloads
from variorum.model.edition import Edition
from variorum.model.registers import Registers
from variorum.site.site_file import SiteFile, SiteFiles


def test_a_download_lies_in_the_site_and_the_host_leaves_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = MkDocsConfig()
    config.load_dict(
        {"site_name": "Downloads", "site_dir": str(tmp_path / "site"), "docs_dir": str(tmp_path)}
    )
    config.validate()
    vars(config.plugins)["_current_plugin"] = "variorum"
    files = Files([File.generated(config, name, content="") for name in ("api/full.json", "empty.json")])
    made = [SiteFile("api/full.json", "{}"), SiteFile("not-asked-for.json", "{}")]
    monkeypatch.setattr(downloads, "downloads", lambda *_: iter(made))
    nobody: Any = None
    edition = Edition((), Registers(), ())
    site = SiteFiles(downloads=["api/full.json", "empty.json"])
    downloads.fill_downloads(files, edition, nobody, site, is_written=True)

    (file,) = files
    written = tmp_path / "site" / "api" / "full.json"
    assert written.read_bytes() == b"{}"
    assert vars(file)["_content"] is None
    files.copy_static_files()
    assert [path for path in (tmp_path / "site").rglob("*") if path.is_file()] == [written]
    assert file.content_bytes == written.read_bytes() == b"{}"
