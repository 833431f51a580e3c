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
    ids: dict[str, Ids] = {
        "EntryId": {key: f"{term.name}: {term.description}" for key, term in terms.items()},
        "SourceId": {key: source.title for key, source in registers.sources.items()},
        "ContributorId": {key: person.name for key, person in registers.contributors.items()},
        "WitnessId": {key: witness.name for key, witness in witnesses.items()},
    }
    made = {}
    for name, text in schemas().items():
        schema = json.loads(text)
        definitions = schema.get("$defs", {})
        definitions |= {kind: _one_of(known) for kind, known in ids.items() if known and kind in definitions}
        made[f"{FOLDER}/{name}"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return made


def _one_of(ids: Ids) -> dict[str, Any]:
    """Return the schema of a text that is one of `ids`."""
    known = sorted(ids)
    return {
        "type": "string",
        "enum": known,
        "enumDescriptions": [ids[key] for key in known],
        "errorMessage": _NOT_THERE,
    }
