"""The settings for other hosts: the edition's own, as they are written, without what only we need."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.site.drawing import draw
from variorum.staging.staged_settings import navigation, staged_settings


def settings(root: Path, text: str, moved: dict[str, str] | None = None, **files: str) -> str:
    draw(root, {"mkdocs.yml": text, **{name.replace("_", "."): content for name, content in files.items()}})
    return staged_settings(root / "mkdocs.yml", None, moved or {})


def test_tags_stay_as_they_are_written(tmp_path: Path) -> None:
    text = settings(
        tmp_path,
        """
        site_url: !ENV [SITE_URL, ""]
        nav: [index.md]
        markdown_extensions:
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
        """,
    )
    assert '!ENV [SITE_URL, ""]' in text.replace("'", '"')
    assert "!!python/name:material.extensions.emoji.twemoji" in text


def test_what_only_we_need_is_gone_and_what_others_need_is_there(tmp_path: Path) -> None:
    text = settings(
        tmp_path,
        """
        site_name: X
        docs_dir: pages
        hooks: [hooks/mkdocs_events.py]
        plugins: [search, variorum, tags: {enabled: false}]
        exclude_docs: secret
        extra_css: [own.css]
        theme: material
        nav: [index.md]
        """,
    )
    assert yaml.safe_load(text) == {
        "site_name": "X",
        "plugins": ["search", {"tags": {"enabled": False}}],
        "extra_css": ["assets/variorum.css", "own.css"],
        "extra_javascript": [{"path": "assets/variorum.js", "defer": True}],
        "theme": {"name": "material", "custom_dir": "overrides", "variant": "classic"},
        "nav": ["index.md"],
        "not_in_nav": "*",
    }


def test_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    text = settings(tmp_path, "plugins: {search: {}, variorum: {}}\nnav: [index.md]\n")
    assert yaml.safe_load(text)["plugins"] == {"search": {}}


def test_what_is_inherited_is_there(tmp_path: Path) -> None:
    text = settings(
        tmp_path,
        "INHERIT: base.yml\nnav: [index.md]\ntheme: {palette: {scheme: slate}}\n",
        base_yml="site_name: !ENV NAME\ntheme: {name: material, font: false, custom_dir: own, palette: {primary: red}}\n",  # noqa: E501
    )
    assert "!ENV" in text
    assert yaml.safe_load(text.replace("!ENV", "")) == {
        "site_name": "NAME",
        "theme": {
            "name": "material",
            "font": False,
            "custom_dir": "overrides",
            "palette": {"primary": "red", "scheme": "slate"},
            "variant": "classic",
        },
        "nav": ["index.md"],
        "extra_css": ["assets/variorum.css"],
        "extra_javascript": [{"path": "assets/variorum.js", "defer": True}],
        "not_in_nav": "*",
    }


@pytest.mark.parametrize("nav", ["a.md", "{A: a.md}", "{A: [b.md, {B: a.md}]}"])
def test_the_navigation_leads_to_the_new_places(nav: str, tmp_path: Path) -> None:
    text = settings(tmp_path, f"nav: [{nav}]\n", {"a.md": "a/index.md"})
    assert yaml.safe_load(text)["nav"] == [yaml.safe_load(nav.replace("a.md", "a/index.md"))]


def test_a_navigation_is_made_where_none_is_written() -> None:
    pages = [("index.md", ""), ("keepers.md", ""), ("old-days/b.md", "B"), ("old-days/index.md", "Days")]
    assert navigation(pages) == [
        "index.md",
        "keepers.md",
        {"Old days": [{"Days": "old-days/index.md"}, {"B": "old-days/b.md"}]},
    ]
