"""The model as JSON Schemas, from which editors complete keys and explain them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from variorum.model.article import ArticleMetadata
from variorum.model.kinds import ANY_KIND
from variorum.model.ledger import PublishedId
from variorum.model.registers import REGISTERS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PACKAGED = Path(__file__).parents[1] / "schema"
"""The folder of the schemas that come with the engine."""


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file name."""
    made = {
        "annotation": _one_or_many(ANY_KIND),
        "article": TypeAdapter[Any](ArticleMetadata),
        "ids": TypeAdapter[Any](list[PublishedId]),
        **{name: _one_or_many(model) for name, model in REGISTERS.items()},
    }
    return {
        f"{name}.schema.json": _text(name, adapter.json_schema(by_alias=True))
        for name, adapter in made.items()
    }


def _one_or_many(model: Any) -> TypeAdapter[Any]:
    """Return what describes a file with one entry of `model` or a list of them."""
    return TypeAdapter(model | list[model])


def _text(name: str, schema: dict[str, Any]) -> str:
    schema = {"$schema": DIALECT, "title": f"Variorum: {name}", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
