"""The mkdocs.yml of a staged edition: the edition's own, for hosts that run none of our code."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from variorum.configuration.config_file import INHERIT
from variorum.site.made_files import SCRIPT, STYLESHEET

DOCS, OVERRIDES, CONFIG = "docs", "overrides", "mkdocs.yml"
HEAD = "# Made by `variorum stage`: change the edition instead, and run that again.\n"
_OF_THE_EDITION = ("docs_dir", "site_dir", "hooks", "exclude_docs", "draft_docs", INHERIT)
"""What is left out: it is done already, or leads to files that are not here."""
_OURS = "variorum"


def staged_settings(config: Path, nav: Sequence[Any] | None, moved: Mapping[str, str]) -> str:
    """Return the settings in `config`, and in what it inherits from, changed for other hosts.

    Tags such as `!ENV` stay as they are written. `nav` is the navigation, if the edition has none written;
    `moved` has the sources of pages that have another place in it.
    """
    root = _composed(config) if config.is_file() else yaml.MappingNode("tag:yaml.org,2002:map", [])
    values = {key.value: value for key, value in root.value}
    for name in _OF_THE_EDITION:
        values.pop(name, None)
    if "plugins" in values:
        _without_ours(values["plugins"])
    values["theme"] = _theme(values.get("theme"))
    _add(values, "extra_css", [STYLESHEET], at=0)
    _add(values, "extra_javascript", [{"path": SCRIPT, "defer": True}], at=None)
    if nav is not None:
        values["nav"] = _node(nav)
    if "nav" in values:
        _move(values["nav"], moved)
    values["not_in_nav"] = _node("*")
    root.value = [(_node(name), value) for name, value in values.items()]
    return HEAD + str(yaml.serialize(root, allow_unicode=True, width=110))


def _composed(config: Path) -> yaml.MappingNode:
    node = yaml.compose(config.read_bytes(), Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return yaml.MappingNode("tag:yaml.org,2002:map", [])
    parent = next((value.value for key, value in node.value if key.value == INHERIT), None)
    return _merged(_composed(config.parent / parent), node) if parent is not None else node


def _merged(inherited: yaml.MappingNode, own: yaml.MappingNode) -> yaml.MappingNode:
    merged = {key.value: value for key, value in inherited.value}
    for key, value in own.value:
        there = merged.get(key.value)
        if isinstance(there, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            value = _merged(there, value)
        merged[key.value] = value
    return yaml.MappingNode(own.tag, [(_node(name), value) for name, value in merged.items()])


def _without_ours(plugins: yaml.Node) -> None:
    """Remove our plugin from a list or a mapping of plugins."""

    def name(item: Any) -> str:
        node = item[0] if isinstance(item, tuple) else item
        node = node.value[0][0] if isinstance(node, yaml.MappingNode) and node.value else node
        return str(node.value)

    plugins.value = [item for item in plugins.value if name(item) != _OURS]


def _theme(theme: yaml.Node | None) -> yaml.Node:
    """Return the theme with the folder of our templates, in the look of Material under Zensical, too."""
    if not isinstance(theme, yaml.MappingNode):
        theme = _node({"name": theme.value if theme else "material"})
    values = {key.value: value for key, value in theme.value}
    values["custom_dir"] = _node(OVERRIDES)
    values.setdefault("variant", _node("classic"))
    theme.value = [(_node(name), value) for name, value in values.items()]
    return theme


def _move(nav: yaml.Node, moved: Mapping[str, str]) -> None:
    """Put the new sources into a navigation."""
    if isinstance(nav, yaml.ScalarNode):
        nav.value = moved.get(nav.value, nav.value)
    elif isinstance(nav, yaml.MappingNode):
        for _, value in nav.value:
            _move(value, moved)
    elif isinstance(nav, yaml.SequenceNode):
        for value in nav.value:
            _move(value, moved)


def _add(values: dict[str, yaml.Node], name: str, items: Iterable[Any], at: int | None) -> None:
    listed = values.get(name)
    if not isinstance(listed, yaml.SequenceNode):
        values[name] = _node([*items])
        return
    where = len(listed.value) if at is None else at
    listed.value[where:where] = [_node(item) for item in items]


def _node(value: Any) -> Any:
    return yaml.SafeDumper(io.StringIO()).represent_data(value)


def navigation(pages: Iterable[tuple[str, str]]) -> list[Any]:
    """Return a navigation of the pages with these sources and titles, nested as their folders are."""
    root: list[Any] = []
    sections: dict[str, list[Any]] = {"": root}
    for uri, title in pages:
        folder, _, name = uri.rpartition("/")
        inside = _section(sections, folder)
        item: Mapping[str, str] | str = {title: uri} if title else uri
        inside.insert(0, item) if name in ("index.md", "README.md") else inside.append(item)
    return root


def _section(sections: dict[str, list[Any]], folder: str) -> list[Any]:
    if folder not in sections:
        parent, _, name = folder.rpartition("/")
        sections[folder] = []
        words = name.replace("-", " ").replace("_", " ")
        _section(sections, parent).append({words[:1].upper() + words[1:]: sections[folder]})
    return sections[folder]
