"""Where the entry of a term, a person, a body or an instrument stands."""

from __future__ import annotations

from collections.abc import Callable

from variorum.apparatus.entities import ENTITIES
from variorum.apparatus.glossary import GLOSSARY
from variorum.apparatus.page import Link
from variorum.model.registers import Registers


def entry_address(link: Link, registers: Registers) -> Callable[[str], str]:
    """Return what gives the address of an entry by its id, as seen from the page of `link`."""
    glossary, entities = link(GLOSSARY.uri), link(ENTITIES.uri)
    return lambda identifier: f"{glossary if identifier in registers.glossary else entities}#{identifier}"
