"""Reads the settings of an edition from mkdocs.yml, and finds where in it a mistake is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import yaml

from variorum.configuration.config_file import ConfigError, read_config
from variorum.files.layout import Layout
from variorum.model.problem import Problem
from variorum.model.settings import EditionSettings
from variorum.reading.validation import validate
from variorum.yaml_files.node import PARSER, Node

_KEYS = ("extra", "variorum")


def read_edition_settings(raw_settings: object, layout: Layout, problems: list[Problem]) -> EditionSettings:
    """Return the settings from the host's `raw_settings`; add what is wrong with them to `problems`.

    The host's values take precedence, since a hook may change what mkdocs.yml says. The file, and those
    that it inherits from, are only read to find the place of a mistake.
    """
    if raw_settings is None:
        return EditionSettings()
    result = validate(_node(raw_settings, None), EditionSettings, layout.name(layout.config))
    if isinstance(result, EditionSettings):
        return result
    for path, written, part in _by_file(raw_settings, layout.config):
        found = validate(_node(part, written), EditionSettings, layout.name(path))
        problems.extend(found if isinstance(found, list) else [])
    return EditionSettings()


def _by_file(raw_settings: object, config: Path) -> Iterator[tuple[Path, yaml.Node | None, object]]:
    """Yield the files that have settings, each with its YAML node and its part of `raw_settings`."""
    nodes = [(path, _yaml_node(path)) for path in _files(config)]
    if not isinstance(raw_settings, dict):
        yield *next(((path, node) for path, node in nodes if node), nodes[0]), raw_settings
        return
    left = dict(raw_settings)
    for path, node in nodes:
        entries = _entries(node)
        part = {key: left.pop(key) for key in list(left) if key in entries}
        if part:
            yield path, node, part
    if left:
        yield config, None, left


def _files(config: Path) -> tuple[Path, ...]:
    try:
        return read_config(config).files
    except ConfigError:
        return (config,)


def _yaml_node(config: Path) -> yaml.Node | None:
    """Return the node of `extra.variorum` in the file, or None if it is not there."""
    try:
        node = yaml.compose(config.read_bytes(), Loader=PARSER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    for key in _KEYS:
        node = _entries(node).get(key, (None, None))[1]
    return node


def _entries(node: yaml.Node | None) -> dict[str, tuple[yaml.Node | None, yaml.Node | None]]:
    """Return key and value of each entry of a mapping, by the key; nothing of anything else."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: (key, value) for key, value in node.value}


def _node(value: object, written: yaml.Node | None) -> Node:
    """Return `value` with the places at which it is written; empty keys are left out."""
    line, column = _place(written)
    if isinstance(value, list):
        items = written.value if isinstance(written, yaml.SequenceNode) else []
        return Node(line, column, [_node(item, at) for item, at in zip_longest(value, items[: len(value)])])
    if not isinstance(value, dict):
        return Node(line, column, _text(value))
    entries = _entries(written)
    values = {str(key): inner for key, inner in value.items() if inner is not None}
    places = {key: entries.get(key, (None, None)) for key in values}
    node = Node(line, column, {key: _node(inner, places[key][1]) for key, inner in values.items()})
    node.keys = {key: _place(at) for key, (at, _) in places.items()}
    return node


def _place(written: yaml.Node | None) -> tuple[int, int]:
    mark = written.start_mark if written else None
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _text(value: object) -> str:
    """Return a value as YAML writes it: `true`, not “True”."""
    return str(value).lower() if isinstance(value, bool) else str(value)
