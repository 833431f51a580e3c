"""The form in which readers propose notes, described by the model: what a script makes it from.

The same keys, words and limits as in the JSON Schemas, and the ids that the registers have; nothing
that grows with the number of articles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from variorum.model.annotation import BaseAnnotation
from variorum.model.fields import ModelField, fields_of
from variorum.model.kinds import KINDS
from variorum.model.registers import Registers
from variorum.model.values import Citation
from variorum.model.wording import as_words

LONGEST_ADDRESS = 8_000
"""Characters of an address that every forge takes."""
_FIRST_KIND = "context"
"""It is chosen when the form opens: it asks for nothing but a title and the note."""
_IDS = {
    "EntryId": (
        "terms",
        "An entry of the edition’s registers; the note adds only what this passage needs.",
    ),
    "WitnessId": ("witnesses", "The text that reads differently."),
    "SourceId": ("sources", "What stands behind the note."),
}
"""Types of ids: the list that has them, and what each means to a person who chooses by name."""
_LEFT_TO_EDITORS = ("copy", "also")
"""Keys of which few notes have need, and for which an editor knows the ids."""
_ONE_OF_TWO = ("effect", "relation")
"""Keys of which a variant has one: the form asks for that which fits the witness."""


def form_description(registers: Registers, forge: Mapping[str, str] | None) -> str:
    """Return the description of the form as JSON.

    `forge` says where a new file is proposed: `name`, `request`, `newFile`, `folder`.
    """
    terms = {**registers.glossary, **registers.entities}
    shared = fields_of(BaseAnnotation)
    description = {
        "kinds": [_kind(name) for name in sorted(KINDS, key=lambda name: name != _FIRST_KIND)],
        "id": _field(shared["id"]),
        "note": _field(shared["note"]),
        "citation": [_chosen(field) for field in fields_of(Citation).values()],
        "terms": _named({key: term.name for key, term in terms.items()}),
        "sources": _named({key: source.title for key, source in registers.sources.items()}),
        "contributors": _named({key: person.name for key, person in registers.contributors.items()}),
        "forge": forge,
        "longestAddress": LONGEST_ADDRESS,
    }
    return json.dumps(description, ensure_ascii=False, separators=(",", ":")) + "\n"


def _kind(name: str) -> dict[str, Any]:
    model = KINDS[name]
    shared = (*fields_of(BaseAnnotation), "kind", *_LEFT_TO_EDITORS)
    kind = model.of_kind
    return {
        "name": name,
        "title": kind.title,
        "description": f"{kind.says[:1].upper()}{kind.says[1:]}.",
        "headline": kind.headline.template,
        "words": kind.headline.words,
        "fields": [_chosen(field) for key, field in fields_of(model).items() if key not in shared],
    }


def _chosen(field: ModelField) -> dict[str, Any]:
    """Return a field; one that takes ids as one in which an entry is chosen by its name."""
    if field.points_to not in _IDS:
        return _field(field)
    ids, meaning = _IDS[field.points_to]
    return {
        "key": field.key,
        "label": "Source" if ids == "sources" else _label(field.key),
        "ids": ids,
        "description": meaning,
        "required": True,
    }


def _field(field: ModelField) -> dict[str, Any]:
    described: dict[str, Any] = {
        "key": field.key,
        "label": _label(field.key),
        "description": field.description,
        "required": field.is_required or field.key in _ONE_OF_TWO,
    }
    if field.is_list:
        described |= {"list": True, "least": field.fewest}
    if field.entry:
        described["entry"] = [_field(inner) for inner in fields_of(field.entry).values()]
        return described
    if field.choices:
        described["choices"] = [[word, as_words(word), meaning] for word, meaning in field.choices]
    if field.form:
        described |= {
            "pattern": field.form.pattern,
            "inWords": field.form.in_words,
            "form": field.form.name,
        }
    if field.longest:
        described["longest"] = field.longest
    described["canBeEmpty"] = field.may_be_empty
    return described


def _label(key: str) -> str:
    return as_words(key.replace("_", "-")).capitalize()


def _named(names: Mapping[str, str]) -> list[list[str]]:
    return [[key, names[key]] for key in sorted(names, key=lambda key: (names[key].casefold(), key))]
