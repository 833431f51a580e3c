"""YAML as people write it, since reading it is part of what is measured."""

from __future__ import annotations

from pathlib import Path

import yaml


def write_yaml(path: Path, value: object) -> None:
    """Write the value in block style, its keys in their order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        yaml.dump(value, stream, yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
