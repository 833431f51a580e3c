"""Tells notes among the entries of a register, and entries of a register among notes or those of another."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from variorum.anchoring.suggestion import nearest
from variorum.files.page_folders import pages_with_notes
from variorum.files.tree import Tree
from variorum.model.fields import fields_of, required_keys
from variorum.model.kinds import KINDS
from variorum.model.problem import Code, Place, Problem
from variorum.model.register import RegisterEntry
from variorum.model.registers import REGISTERS
from variorum.model.values import is_identifier
from variorum.reading.articles import article_folders
from variorum.reading.usual_slips import place_for_entries
from variorum.yaml_files.node import Node

_OF_NOTES = ("kind", "quote")
"""A note has at least one of them, and no entry of a register has any."""


def entry_among_notes(node: Node, file: str) -> Problem | None:
    """Return the problem of a mapping among notes that is an entry of a register; None if it is not."""
    if any(key in node.value for key in _OF_NOTES):
        return None
    names = _registers_of(node, KINDS.values())
    what = "is an entry of a register, not a note"
    return _misplaced(node, file, what, _into_register(names)) if names else None


def misplaced_in_register(node: Node, model: type[RegisterEntry], file: str, tree: Tree) -> Problem | None:
    """Return the problem of a mapping that is no entry of this register, but a note or one of another.

    None if it is neither, or nobody can say.
    """
    name = model.of_register.name
    if _is_note(node, model):
        return _misplaced(
            node, file, f"is a note, not an entry of the register `{name}`", _to_notes(node, tree)
        )
    if all(key in node.value for key in required_keys(model)):
        return None
    names = _registers_of(node, [model])
    what = f"is an entry of another register, not of `{name}`"
    return _misplaced(node, file, what, _into_register(names)) if names else None


def _misplaced(node: Node, file: str, what: str, fix: str) -> Problem:
    return Problem(Place(file, node.line, node.column), Code.MISPLACED_ENTRY, f"This {what}.", fix)


def _is_note(node: Node, model: type[RegisterEntry]) -> bool:
    """Return whether an entry is a note: it says so, and has more keys of one than of the register."""
    kind = node.value.get("kind")
    names_kind = kind is not None and isinstance(kind.value, str) and nearest(kind.value, KINDS)
    if not names_kind and "quote" not in node.value:
        return False
    return _known(node, KINDS.values()) > _known(node, [model])


def _registers_of(node: Node, here: Iterable[type[BaseModel]]) -> list[str]:
    """Return the registers that know most keys of an entry, more than the models of where it stands.

    Those whose entries need a key that it lacks are not meant.
    """
    known = {
        name: _known(node, [model])
        for name, model in REGISTERS.items()
        if all(key in node.value for key in required_keys(model))
    }
    most = max(known.values(), default=0)
    return [name for name, count in known.items() if count == most > _known(node, here)]


def _known(node: Node, models: Iterable[type[BaseModel]]) -> int:
    """Return how many keys of an entry one of the `models` has."""
    keys = {key for model in models for field in fields_of(model).values() for key in (field.key, field.name)}
    return len(keys & node.value.keys())


def _into_register(names: list[str]) -> str:
    return f"Move it to {', or to '.join(map(place_for_entries, names))}."


def _to_notes(node: Node, tree: Tree) -> str:
    """Return where a note is to be moved: to the one article or page, if there are no others."""
    annotations = tree.layout.annotations
    texts = [folder.name for folder in article_folders(tree, [])]
    texts += pages_with_notes(tree.folders, annotations)
    if len(texts) != 1:
        return "Move it to a file in the folder of its article, annotations/ARTICLE/."
    folder = annotations / texts[0]
    written = node.value.get("id")
    name = written.value if written is not None and isinstance(written.value, str) else ""
    path = folder / f"{name}.yml"
    if not is_identifier(name) or tree.is_there(path):
        return f"Move it to a file of its own in {tree.layout.name(folder)}/."
    return f"Move it to {tree.layout.name(path)}."
