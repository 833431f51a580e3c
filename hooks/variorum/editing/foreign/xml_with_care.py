"""XML that strangers wrote: without a document type, and so without entities, and not too deep."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.parsers import expat

from variorum.editing.foreign.foreign_note import NotUnderstood

DEEPEST = 100
"""Elements within each other."""


def parse(text: str) -> Element:
    """Return the root of a document.

    Raise `NotUnderstood` if it is not well-formed, is too deep, or has a document type.
    """
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: Any) -> None:
        raise NotUnderstood("The file has a document type (`<!DOCTYPE …>`). Take that out.")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise NotUnderstood(f"More than {DEEPEST} elements stand within each other.")
        builder.start(_name(tag), {_name(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_name(tag))

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
        return builder.close()
    except (expat.ExpatError, ParseError, AssertionError) as error:
        raise NotUnderstood(f"The file is not well-formed XML: {error}.") from error


def _name(name: str) -> str:
    return f"{{{name}" if "}" in name else name
