"""A document with its comments → its lines, in the standard layout."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from variorum.editing.columns import columns
from variorum.editing.key_order import ordered_fields
from variorum.editing.scalars import WIDTH, as_block, on_one_line
from variorum.editing.source import CommentedNode
from variorum.model.fields import ModelField
from variorum.model.kinds import KINDS

STEP = 2
"""Spaces by which each level is indented."""


def laid_out(root: CommentedNode, model: type[BaseModel] | None) -> str:
    """Return the text of a file with an entry of `model` or a list of them.

    With `model` None, each entry is a note, and its `kind` decides on the model.
    """
    lines = [*root.above]
    if isinstance(root.value, list) and root.value:
        for number, entry in enumerate(root.value):
            apart = number > 0 and isinstance(entry.value, dict)
            lines += [*[""] * apart, *_item(entry, 0, model)]
    elif isinstance(root.value, dict) and root.value:
        lines += _mapping(root, 0, model)
    else:
        lines.append(_empty(root) if isinstance(root.value, (dict, list)) else on_one_line(root.value))
    while lines and not lines[0]:
        del lines[0]
    return "\n".join([*lines, *_without_gaps(root.below)]).rstrip("\n") + "\n"


def _without_gaps(comments: list[str], indent: int = 0) -> list[str]:
    return [" " * indent + comment for comment in comments if comment]


def _in_order(
    node: CommentedNode, model: type[BaseModel] | None
) -> list[tuple[str, CommentedNode, ModelField | None]]:
    """Return the entries of a mapping in order; unchanged, if it has an unknown key."""
    if model is None:
        kind = node.value.get("kind")
        model = KINDS.get(kind.value if kind and isinstance(kind.value, str) else "", _Anything)
    fields = ordered_fields(model)
    keys = list(fields) if node.value.keys() <= fields.keys() else list(node.value)
    return [(key, node.value[key], fields.get(key)) for key in keys if key in node.value]


def _mapping(node: CommentedNode, indent: int, model: type[BaseModel] | None) -> list[str]:
    lines: list[str] = []
    for key, value, field in _in_order(node, model):
        lines += _without_gaps(value.above, indent)
        lines += _value(f"{' ' * indent}{on_one_line(key)}:", value, indent, field)
    return lines


def _item(node: CommentedNode, indent: int, model: type[BaseModel] | None) -> list[str]:
    """Return the lines of an item of a list, the first with its hyphen."""
    margin = " " * indent
    lines = _without_gaps(node.above, indent)
    if isinstance(node.value, dict) and node.value and not _stays_in_brackets(node, indent + STEP, model):
        lines += [f"{margin}{comment}" for comment in node.beside]
        entry = _mapping(node, indent + STEP, model)
        lead = next(at for at, line in enumerate(entry) if not line.lstrip().startswith("#"))
        lines += [f"{margin}{line.lstrip()}" for line in entry[:lead]]
        lines += [f"{margin}- {entry[lead][indent + STEP :]}", *entry[lead + 1 :]]
        return [*lines, *_without_gaps(node.below, indent + STEP)]
    return [*lines, *_value(f"{margin}-", node, indent, None, model)]


def _value(
    lead: str,
    node: CommentedNode,
    indent: int,
    field: ModelField | None,
    model: type[BaseModel] | None = None,
) -> list[str]:
    """Return the lines of a value, beginning with `lead`, its key or hyphen."""
    inner = _entry_at(field) or model or _Anything
    beside = "".join(f"  {comment}" for comment in node.beside[:1])
    spare = [f"{' ' * indent}{comment}" for comment in node.beside[1:]]
    if isinstance(node.value, (list, dict)):
        return spare + _collection(lead, node, indent, inner, beside)
    line = _joined(lead, on_one_line(node.value, bare=_takes_bare(field)))
    text = node.value
    if text is None or ("\n" not in text and (columns(line) <= WIDTH or " " not in text)):
        return [*spare, line + beside]
    block = as_block(text, indent + STEP)
    if block is None:
        return [*spare, line + beside]
    header, lines = block
    below = [f"{' ' * (indent + STEP)}{written}" if written else "" for written in lines]
    return [*spare, f"{lead} {header}{beside}", *below]


def _collection(
    lead: str, node: CommentedNode, indent: int, inner: type[BaseModel], beside: str
) -> list[str]:
    if not node.value:
        return [_joined(lead, _empty(node)) + beside, *_without_gaps(node.below, indent + STEP)]
    if _stays_in_brackets(node, columns(lead), inner):
        return [_joined(lead, _in_brackets(node, inner)) + beside]
    lines = [lead + beside]
    if isinstance(node.value, dict):
        lines += _mapping(node, indent + STEP, inner)
    else:
        for item in node.value:
            lines += _item(item, indent + STEP, inner)
    return [*lines, *_without_gaps(node.below, indent + STEP)]


def _stays_in_brackets(node: CommentedNode, used: int, model: type[BaseModel] | None) -> bool:
    """Return whether a value written in brackets still fits on one line: short, flat, no comments."""
    if not node.in_brackets or not isinstance(node.value, (list, dict)):
        return False
    children = list(node.value.values()) if isinstance(node.value, dict) else node.value
    if (
        len(children) * len("a, ") > WIDTH
        or node.below
        or any(child.above or child.beside or child.below for child in children)
    ):
        return False
    for child in children:
        if isinstance(child.value, (list, dict)):
            if not _stays_in_brackets(child, 0, model):
                return False
        elif child.value is None or "\n" in child.value:
            return False
    return used + 1 + columns(_in_brackets(node, model)) <= WIDTH


def _in_brackets(node: CommentedNode, model: type[BaseModel] | None, *, bare: bool = False) -> str:
    if isinstance(node.value, dict):
        entries = [
            f"{on_one_line(key, in_brackets=True)}: "
            f"{_in_brackets(value, _entry_at(field) or _Anything, bare=_takes_bare(field))}"
            for key, value, field in _in_order(node, model)
        ]
        return f"{{{', '.join(entries)}}}"
    if isinstance(node.value, list):
        return f"[{', '.join(_in_brackets(item, model) for item in node.value)}]"
    return on_one_line(node.value, in_brackets=True, bare=bare)


def _takes_bare(field: ModelField | None) -> bool:
    """Return whether a number or a truth value needs no quotes, because the field expects one."""
    return field is not None and (field.takes_number or field.is_flag)


def _entry_at(field: ModelField | None) -> type[BaseModel] | None:
    return field.entry if field else None


def _joined(lead: str, text: str) -> str:
    return f"{lead} {text}" if text else lead


def _empty(node: CommentedNode) -> Any:
    return "{}" if isinstance(node.value, dict) else "[]"


class _Anything(BaseModel):
    """Stands in where there is no model: the keys keep their order."""
