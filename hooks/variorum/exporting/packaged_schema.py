"""What the model takes, as `make schema` wrote it down: a site need not work it out at each build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PACKAGED = Path(__file__).parents[1] / "schema"
MODEL = "model.schema.json"
"""The schema that has every entry of the model by its name. A test holds it to the model."""


def entry_schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each entry of the model, by the name of its class."""
    entries = json.loads((PACKAGED / MODEL).read_text("utf-8"))["$defs"]
    return {name: {**schema, "$defs": entries} for name, schema in entries.items()}
