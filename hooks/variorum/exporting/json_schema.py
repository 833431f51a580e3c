"""The model as JSON Schemas, from which editors complete keys and explain them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from variorum.exporting.packaged_schema import MODEL
from variorum.model.annotation import BaseAnnotation
from variorum.model.article import ArticleMetadata
from variorum.model.kinds import KINDS, Annotation
from variorum.model.ledger import PublishedId
from variorum.model.registers import Contributor, Entity, Source, Term
from variorum.model.settings import EditionSettings
from variorum.model.timeline import Event
from variorum.model.values import Entry

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DESCRIBED: tuple[type[Entry], ...] = (
    BaseAnnotation,
    *KINDS.values(),
    Term,
    Entity,
    Source,
    Contributor,
    Event,
    ArticleMetadata,
    EditionSettings,
)
"""What a site explains to its contributors."""


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file name."""
    one_or_many: Any = Annotation | list[Annotation]
    made = {
        "annotation": TypeAdapter[Any](one_or_many),
        "article": TypeAdapter[Any](ArticleMetadata),
        "glossary": TypeAdapter[Any](list[Term]),
        "entities": TypeAdapter[Any](list[Entity]),
        "sources": TypeAdapter[Any](list[Source]),
        "ids": TypeAdapter[Any](list[PublishedId]),
        "contributors": TypeAdapter[Any](list[Contributor]),
        "timeline": TypeAdapter[Any](list[Event]),
    }
    return {
        f"{name}.schema.json": _text(name, adapter.json_schema(by_alias=True))
        for name, adapter in made.items()
    }


def packaged_schemas() -> dict[str, str]:
    """Return the text of each schema that comes with the engine: those for editors, and the one for sites."""
    _, schema = models_json_schema([(model, "validation") for model in _DESCRIBED], by_alias=True)
    return {**schemas(), MODEL: _text("model", schema)}


def _text(name: str, schema: dict[str, Any]) -> str:
    schema = {"$schema": DIALECT, "title": f"Variorum: {name}", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
