"""The form in which readers propose notes, described by the model: what a script makes it from.

The same keys, words and limits as in the JSON Schemas, and the ids that the registers have; nothing
that grows with the number of articles.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from variorum.model.annotation import BaseAnnotation
from variorum.model.kinds import KINDS
from variorum.model.kinds.reliability import CREDIBILITY_IN_WORDS, RELIABILITY_IN_WORDS
from variorum.model.kinds.variant import EFFECT_IN_WORDS
from variorum.model.registers import Registers
from variorum.model.values import PATTERNS_IN_WORDS, Citation
from variorum.model.wording import as_words

LONGEST_ADDRESS = 8_000
"""Characters of an address that every forge takes."""
_IDS = {
    "term": ("terms", "An entry of the edition’s registers; the note adds only what this passage needs."),
    "witness": ("witnesses", "The text that reads differently."),
    "id": ("sources", "What stands behind the note."),
}
"""Keys that hold ids: the list in which these stand, and what they mean to whoever chooses by name."""
_IN_WORDS: Mapping[str, Mapping[str, str]] = {
    "effect": EFFECT_IN_WORDS,
    "reliability": {str(word): meaning for word, meaning in RELIABILITY_IN_WORDS.items()},
    "credibility": {str(word): meaning for word, meaning in CREDIBILITY_IN_WORDS.items()},
}
_Schema = dict[str, Any]


def form_description(
    registers: Registers, forge: Mapping[str, str] | None, schemas: Mapping[str, _Schema]
) -> str:
    """Return the description of the form as JSON.

    `forge` says where a new file is proposed: `name`, `request`, `newFile`, `folder`. `schemas` are those of
    the entries of the model, by name.
    """
    terms = {**registers.glossary, **registers.entities}
    description = {
        "kinds": [_kind(name, schemas) for name in KINDS],
        "id": _fields(schemas[BaseAnnotation.__name__], ("id",))[0],
        "note": _fields(schemas[BaseAnnotation.__name__], ("note",))[0],
        "citation": [_chosen(field) for field in _fields(schemas[Citation.__name__], ("id", "locator"))],
        "terms": _named({key: term.name for key, term in terms.items()}),
        "sources": _named({key: source.title for key, source in registers.sources.items()}),
        "contributors": _named({key: person.name for key, person in registers.contributors.items()}),
        "forge": forge,
        "longestAddress": LONGEST_ADDRESS,
    }
    return _text(description)


def _kind(name: str, schemas: Mapping[str, _Schema]) -> dict[str, Any]:
    model = KINDS[name]
    own = [key for key in model.model_fields if key not in BaseAnnotation.model_fields and key != "kind"]
    said = str(model.model_fields["kind"].description).removeprefix("The kind of note: ")
    return {
        "name": name,
        "title": model.title_of_kind,
        "description": said[:1].upper() + said[1:],
        "fields": [_chosen(field) for field in _fields(schemas[model.__name__], own)],
    }


def _fields(schema: _Schema, keys: Collection[str]) -> list[dict[str, Any]]:
    required = schema.get("required", ())
    described = {key: schema["properties"][key] for key in keys}
    defs = schema.get("$defs", {})
    return [_field(key, value, defs, required=key in required) for key, value in described.items()]


def _chosen(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field that holds an id as one in which an entry is chosen by its name."""
    if field["key"] not in _IDS:
        return field
    ids, meaning = _IDS[field["key"]]
    return {
        "key": field["key"],
        "label": "Source" if ids == "sources" else field["label"],
        "ids": ids,
        "description": meaning,
        "required": True,
    }


def _field(key: str, value: _Schema, defs: _Schema, *, required: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "key": key,
        "label": _label(key),
        "description": value.get("description", ""),
        "required": required,
    }
    is_list = value.get("type") == "array"
    of = _resolved(value["items"] if is_list else value, defs)
    if is_list:
        field["list"] = True
        field["least"] = value.get("minItems", 0)
    if "properties" in of:
        field["entry"] = _fields({**of, "$defs": defs}, of["properties"])
        return field
    words = _IN_WORDS.get(key, {})
    if "enum" in of:
        field["choices"] = [[word, as_words(word), words.get(word, "")] for word in of["enum"]]
    if "pattern" in of:
        field["pattern"] = of["pattern"]
        field["inWords"] = PATTERNS_IN_WORDS[of["pattern"]]
    if "maxLength" in of:
        field["longest"] = of["maxLength"]
    field["canBeEmpty"] = not {"minLength", "pattern", "enum"} & of.keys()
    return field


def _resolved(value: _Schema, defs: _Schema) -> _Schema:
    """Return what a reference stands for; of a union, what is a text."""
    if "anyOf" in value:
        value = next((part for part in value["anyOf"] if part.get("type") == "string"), value["anyOf"][0])
    reference = value.get("$ref", "")
    return defs[reference.rpartition("/")[2]] if reference else value


def _label(key: str) -> str:
    return as_words(key.replace("_", "-")).capitalize()


def _named(names: Mapping[str, str]) -> list[list[str]]:
    return [[key, names[key]] for key in sorted(names, key=lambda key: (names[key].casefold(), key))]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
