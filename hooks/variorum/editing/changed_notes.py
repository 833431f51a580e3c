"""Changes the keys of notes in their files: the rest of each file, with its comments, stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from variorum.editing.formatting import NotFormatted
from variorum.editing.layout import laid_out
from variorum.editing.source import CannotFormat, CommentedNode, read_source
from variorum.yaml_files.parse import parse

Keys = dict[str, CommentedNode]
"""The keys of a note as they are written; a change adds, replaces and removes them."""
Change = Callable[[Keys], None]


def with_changed_notes(text: str, changes: Mapping[str, Change]) -> str:
    """Return the content of a file of notes in the standard layout, with the notes of some ids changed.

    Raise `NotFormatted` if the file cannot be read or laid out, or has no note of such an id.
    """
    root = parse(text, "")
    if root.faults:
        fault = root.faults[0]
        raise NotFormatted(f"{fault.place.line}:{fault.place.column}: [{fault.code}] {fault.message}")
    try:
        source = read_source(text)
    except (CannotFormat, yaml.YAMLError) as error:
        raise NotFormatted(f"`{error}` cannot be kept.") from error
    entries = source.value if isinstance(source.value, list) else [source]
    notes = {_id(entry.value): entry.value for entry in entries if isinstance(entry.value, dict)}
    for identifier, change in changes.items():
        if identifier not in notes:
            raise NotFormatted(f"There is no note `{identifier}`.")
        change(notes[identifier])
    result = laid_out(source, None)
    if parse(result, "").faults or parse(result, "").plain() != plain(source):
        raise NotFormatted("No layout was found that keeps every value.")
    return result


def node(value: Any) -> CommentedNode:
    """Return a value of strings, lists and mappings as it is put into a note."""
    if isinstance(value, Mapping):
        written = CommentedNode({key: node(inner) for key, inner in value.items()})
        written.in_brackets = all(isinstance(inner, str) for inner in value.values())
        return written
    if isinstance(value, (list, tuple)):
        written = CommentedNode([node(inner) for inner in value])
        written.in_brackets = all(isinstance(inner, str) for inner in value)
        return written
    return CommentedNode(value)


def _id(keys: Keys) -> str:
    return str(keys["id"].value) if "id" in keys else ""


def plain(node: CommentedNode) -> Any:
    """Return what is written in a node: strings, lists and mappings."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, list):
        return [plain(value) for value in node.value]
    return node.value
