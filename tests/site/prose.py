"""The prose that people write in YAML files: what a reader reads, and no keys, ids or quotations."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import yaml


class Words(NamedTuple):
    line: int
    """The line, from 1, on which the value begins."""
    text: str


def values_of(text: str, keys: Collection[str]) -> Iterator[Words]:
    """Yield the texts that stand under one of `keys`, at any depth of the YAML `text`."""
    root = yaml.compose(text)
    if root is not None:
        yield from _below(root, "", keys)


def _below(node: yaml.Node, key: str, keys: Collection[str]) -> Iterator[Words]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _below(value, name.value, keys)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item, key, keys)
    elif key in keys:
        yield Words(node.start_mark.line + 1, str(node.value).strip())
