"""The JSON Schemas of one edition: those of the model, with the ids that its registers have.

An editor then completes the ids, says what each stands for, and marks those that are not there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from variorum.exporting.json_schema import schemas
from variorum.model.registers import Registers, Witness

FOLDER = ".variorum"
"""In the root of an edition. Committed, so that a fresh copy completes ids at once."""

_NOT_THERE = (
    "No register has this id. Correct it; if it has just been added, run `variorum schema --edition`."
)
Ids = Mapping[str, str]
"""What each id stands for."""


def schema_name(name: str) -> str:
    """Return the path, from the edition's root, of a schema: `annotation`, `article` or a register."""
    return f"{FOLDER}/{name}.schema.json"


def edition_schemas(registers: Registers, witnesses: Mapping[str, Witness]) -> dict[str, str]:
    """Return the text of each schema by its path from the edition's root.

    `witnesses` are those of all articles.
    """
    terms = {**registers.glossary, **registers.entities}
    sources = {key: source.title for key, source in registers.sources.items()}
    described = {key: f"{term.name}: {term.description}" for key, term in terms.items()}
    ids: dict[str, Ids] = {
        "term": described,
        "mentions": described,
        "sources": sources,
        "source": sources,
        "by": {key: person.name for key, person in registers.contributors.items()},
        "witness": {key: witness.name for key, witness in witnesses.items()},
    }
    made = {}
    for name, text in schemas().items():
        schema = json.loads(text)
        _fill_in(schema, ids)
        citation = schema.get("$defs", {}).get("Citation")
        if citation:
            _limit(citation["properties"]["id"], sources)
        made[f"{FOLDER}/{name}"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return made


def _fill_in(schema: Any, ids: Mapping[str, Ids]) -> None:
    """Limit every key that holds ids, wherever it is described."""
    if isinstance(schema, list):
        for part in schema:
            _fill_in(part, ids)
    elif isinstance(schema, dict):
        for key, described in schema.get("properties", {}).items():
            if key in ids:
                _limit(described, ids[key])
        for part in schema.values():
            _fill_in(part, ids)


def _limit(described: dict[str, Any], ids: Ids) -> None:
    """Let a text be one of `ids`; in a list, each item; in a union, what is a text."""
    if described.get("type") == "array":
        _limit(described["items"], ids)
    elif "anyOf" in described:
        for branch in described["anyOf"]:
            _limit(branch, ids)
    elif described.get("type") == "string" and ids:
        for rule in ("pattern", "minLength", "maxLength"):
            described.pop(rule, None)
        described["errorMessage"] = _NOT_THERE
        described["enum"] = sorted(ids)
        described["enumDescriptions"] = [ids[key] for key in sorted(ids)]
