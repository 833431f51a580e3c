"""What the files of the static API hold, as JSON Schemas (2020-12), made from the model."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from variorum.model.article import ArticleMetadata
from variorum.model.kinds import KINDS
from variorum.model.registers import REGISTERS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_TEXT_OR_NONE = {"type": ["string", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_FOLDER = "#/$defs/"


def api_schemas(folder: str) -> dict[str, Any]:
    """Return the schemas by name; `folder` is where they refer to each other, such as `#/$defs/`."""
    made: dict[str, Any] = json.loads(_schemas().replace(f'"{_FOLDER}', f'"{folder}'))
    return made


@cache
def _schemas() -> str:
    """Return them as JSON. What makes them of the model takes longer than reading them again."""
    models: tuple[Any, ...] = (*KINDS.values(), ArticleMetadata, *REGISTERS.values())
    _, made = models_json_schema(
        [(model, "validation") for model in models], by_alias=True, ref_template=f"{_FOLDER}{{model}}"
    )
    found: dict[str, Any] = made["$defs"]

    def ref(name: str) -> dict[str, str]:
        return {"$ref": f"{_FOLDER}{name}"}

    def any_of(models: Any) -> dict[str, Any]:
        return {"anyOf": [ref(model.__name__) for model in models]}

    found["PassageData"] = _object(
        "A passage of the reading text, in code points, the end not included.",
        start=_COUNT,
        end=_COUNT,
        text=_TEXT,
    )
    found["BodyData"] = _object(
        "A note as HTML that is safe to show, and as plain text.", html=_TEXT, text=_TEXT
    )
    found["NoteData"] = _object(
        "A note: what its author wrote (`annotation`), and what became of it.",
        id=_TEXT,
        kind={"enum": list(KINDS)},
        article=_TEXT,
        number={"type": ["integer", "null"], "minimum": 1},
        headline=_TEXT,
        status={"enum": ["proposed", "reviewed", "orphaned", "withdrawn"]},
        address=_TEXT,
        passages={"type": "array", "items": ref("PassageData")},
        body=ref("BodyData"),
        annotation=any_of(KINDS.values()),
        created=_TEXT_OR_NONE,
        modified=_TEXT_OR_NONE,
        licence=_TEXT_OR_NONE,
    )
    found["NotesData"] = _object(
        "All notes of the edition.", version={"const": 1}, notes={"type": "array", "items": ref("NoteData")}
    )
    found["ArticleData"] = _object(
        "An article: what its article.yml says, its reading text, and its notes in their order.",
        slug=_TEXT,
        address=_TEXT,
        received=_TEXT,
        metadata=ref(ArticleMetadata.__name__),
        text=_TEXT,
        notes={"type": "array", "items": _TEXT},
        withdrawn={"type": "array", "items": _TEXT},
    )
    found["RegisterData"] = _object(
        "A register with its entries.",
        name={"enum": list(REGISTERS)},
        title=_TEXT,
        address=_TEXT,
        entries={"type": "array", "items": any_of(REGISTERS.values())},
    )
    found["IndexData"] = _object(
        "What the API has: the names that its addresses take.",
        version={"const": 1},
        name=_TEXT,
        licence=_TEXT_OR_NONE,
        doi=_TEXT_OR_NONE,
        description=_TEXT,
        articles={"type": "array", "items": _TEXT},
        notes={"type": "array", "items": _TEXT},
        registers={"type": "array", "items": {"enum": list(REGISTERS)}},
    )
    return json.dumps(found)


def _object(says: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "description": says,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
