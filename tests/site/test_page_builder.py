"""What stands before a host's function for pages does so for one build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.commands import build as host
from mkdocs.config import load_config

from tests.site.building import HOOK
from tests.site.drawing import draw
from variorum.hosting.page_builder import build_pages_as_usual, build_pages_by

SETTINGS = f"""\
site_name: An edition
theme: {{name: material, font: false}}
plugins: [search]
hooks: [{HOOK}]
"""
TEXT = {
    "docs/articles/lamp/article.txt": "The lamp\n\nNobody had lit it.\n",
    "docs/articles/lamp/article.yml": "title: The lamp\nlanguage: en\n",
}


def _host() -> tuple[ModuleType, list[str]]:
    built: list[str] = []
    module = ModuleType("host")
    vars(module)["built"] = built
    exec(
        "def _build_page(page):\n    built.append(page)\ndef build(page):\n    _build_page(page)\n",
        vars(module),
    )
    return module, built


def test_the_last_is_asked_first_and_each_is_given_what_was_there_before() -> None:
    module, built = _host()
    usual = vars(module)["_build_page"]

    def adding(sign: str) -> Callable[..., None]:
        return lambda before, page: before(page + sign)

    build_pages_by(module, adding("a"))
    build_pages_by(module, adding("b"))
    vars(module)["build"]("-")
    assert built == ["-ba"]
    build_pages_as_usual(module)
    assert vars(module)["_build_page"] is usual
    build_pages_as_usual(module)
    vars(module)["build"]("-")
    assert built == ["-ba", "-"]


@pytest.mark.parametrize("ends_well", [True, False])
def test_a_build_leaves_the_host_as_it_was_or_the_next_one_does(ends_well: bool, tmp_path: Path) -> None:
    usual = host._build_page
    draw(tmp_path, {"mkdocs.yml": SETTINGS, **TEXT})
    if not ends_well:
        build_pages_by(host, lambda *_: None)
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    host.build(config)
    assert (tmp_path / "site/articles/lamp/index.html").exists()
    assert host._build_page is usual
