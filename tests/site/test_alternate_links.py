"""A page of the site that has notes says in its head, and below its text, what it is published as besides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.site.building import build
from tests.site.drawing import draw
from variorum.apparatus.series import formats_of_article
from variorum.model.settings import EditionSettings

PAGES = ("index.md", "guide/index.md", "guide/install.md")
NOTE = "id: {id}\nkind: context\nquote: Open the box first\ntitle: T\nnote: N.\n"
_HEAD = re.compile(r'<link rel="alternate describedby" href="([^"]+)" type="([^"]+)" title="([^"]+)">')
_ROW = re.compile(r'<a href="([^"]+)" type="([^"]+)" download>([^<]+)</a>')


def _files() -> dict[str, str]:
    files = {"docs/plain.md": "# Plain\n\nNo notes.\n"}
    for number, page in enumerate(PAGES):
        files[f"docs/{page}"] = "# Page\n\nOpen the box first, then the lamp.\n"
        files[f"annotations/{page}/note.yml"] = NOTE.format(id=f"note-{number}")
    return files


@pytest.mark.parametrize(("look", "has_folders"), [("site", True), ("site", False), ("edition", True)])
def test_each_link_is_there_once_and_leads_to_a_file(tmp_path: Path, look: str, has_folders: bool) -> None:
    root = draw(tmp_path / "edition", _files())
    path = root / "mkdocs.yml"
    settings = yaml.safe_load(path.read_text("utf-8"))
    settings["use_directory_urls"] = has_folders
    settings.setdefault("extra", {}).setdefault("variorum", {})["look"] = look
    path.write_text(yaml.safe_dump(settings), "utf-8")
    done = build(root, tmp_path / "site")
    assert done.status == 0, done.log
    for page in PAGES:
        is_index = page.endswith("index.md")
        built = page.replace(".md", ".html" if is_index or not has_folders else "/index.html")
        file = done.site / built
        head, _, body = file.read_text("utf-8").partition("</head>")
        for found in (_HEAD.findall(head), _ROW.findall(body)):
            assert [label for _, _, label in found] == [
                one.label for one in formats_of_article(EditionSettings())
            ]
            for address, _, _ in found:
                assert file.parent.joinpath(address).is_file(), (page, address)
        assert not _HEAD.search(body)
    plain = done.site / ("plain/index.html" if has_folders else "plain.html")
    assert not _HEAD.search(plain.read_text("utf-8"))
