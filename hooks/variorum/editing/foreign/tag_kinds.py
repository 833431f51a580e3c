"""Which kind a tag stands for: a YAML file of tags, each with a kind or with the keys of its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from variorum.files.refusals import Unreadable
from variorum.model.limits import LARGEST_YAML
from variorum.model.problem import Code, Place, Problem
from variorum.model.wording import printable
from variorum.reading.kind_of_note import kind_of
from variorum.reading.validation import examine
from variorum.yaml_files.node import Node
from variorum.yaml_files.parse import parse
from variorum.yaml_files.text_file import decode, forbidden_characters

TEXT, QUOTE = "{text}", "{quote}"
"""Values for which the words of each note, or those that it is about, are written."""
_OF_EACH_NOTE = {
    "id": "a-note",
    "quote": "Words",
    "note": "Words.",
    "prefix": None,
    "suffix": None,
    "occurrence": None,
    "whole": None,
    "status": None,
    "reviewed": None,
    "withdrawn": None,
    "orphaned": None,
    "formerly": None,
}
"""The keys that a file of tags cannot set, with an example of those that every note has."""

TagKinds = Mapping[str, Mapping[str, Any]]
"""The keys of the notes that have a tag, by the tag in lower case."""


def read_tag_kinds(content: bytes, name: str) -> tuple[TagKinds, list[Problem]]:
    """Return what the file called `name` says of tags, and all that is wrong with it."""
    if len(content) > LARGEST_YAML:
        message = f"The file has more than {LARGEST_YAML:,} bytes."
        return {}, [Problem(Place(name), Code.UNREADABLE_FILE, message, "Keep the tags that you need.")]
    try:
        text = decode(content, name)
    except Unreadable as unreadable:
        return {}, [unreadable.problem]
    if forbidden := forbidden_characters(text, name):
        return {}, forbidden
    root = parse(text, name)
    if root.faults:
        return {}, list(root.faults)
    if not isinstance(root.value, dict):
        message = "This is no list of tags with their kinds."
        fix = "Write a line for each tag, such as `question: context`."
        return {}, [Problem(Place(name, root.line, root.column), Code.WRONG_TYPE, message, fix)]
    kinds: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    for tag, node in root.value.items():
        found = list(_problems(node, name))
        problems += found
        if not found:
            kinds[tag.casefold()] = _keys(node).plain()
    return kinds, problems


def keys_of(tags: Iterable[str], kinds: TagKinds) -> Mapping[str, Any] | None:
    """Return the keys of a note with these tags: none if no tag says any, None if two contradict."""
    named = [kinds[tag.casefold()] for tag in tags if tag.casefold() in kinds]
    return None if any(keys != named[0] for keys in named) else named[0] if named else {}


def filled(value: Any, text: str, quote: str) -> Any:
    """Return a value with the words of a note in place of `{text}` and `{quote}`."""
    if isinstance(value, dict):
        return {key: filled(inner, text, quote) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, text, quote) for inner in value]
    return {TEXT: text, QUOTE: quote}.get(value, value) if isinstance(value, str) else value


def _keys(node: Node) -> Node:
    """Return the entry of a tag as a mapping: a kind alone is short for its key."""
    if isinstance(node.value, dict):
        return node
    whole = Node(node.line, node.column, {"kind": node})
    whole.keys["kind"] = node.line, node.column
    return whole


def _problems(node: Node, name: str) -> Iterator[Problem]:
    """Yield what is wrong with the entry of a tag: all that a note of that kind would have wrong."""
    entry = _keys(node)
    of_each = [key for key in entry.value if key in _OF_EACH_NOTE]
    for key in of_each:
        message = f"`{printable(key)}` is written for each note by the import."
        yield Problem(Place(name, *entry.keys[key]), Code.UNKNOWN_KEY, message, "Take the line out.")
    kind = kind_of(entry, name)
    yield from kind.problems
    note = Node(entry.line, entry.column, {k: v for k, v in entry.value.items() if k not in of_each})
    note.keys.update(entry.keys)
    given = {key: value for key, value in _OF_EACH_NOTE.items() if value}
    for key, value in (given | ({} if "title" in note.value else _title(kind.model))).items():
        note.value[key] = Node(entry.line, entry.column, value)
        note.keys[key] = entry.line, entry.column
    yield from examine(note, kind.model, name, kind.reported).problems


def _title(model: type[Any]) -> dict[str, str]:
    """Return an example of a title, for kinds that have one: the first words of a note become it."""
    return {"title": "Words"} if "title" in model.model_fields else {}
