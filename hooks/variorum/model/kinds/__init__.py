"""The kinds of annotation. A new kind is a new file here and a line in this list."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from variorum.model.kinds.context import Context
from variorum.model.kinds.correction import Correction
from variorum.model.kinds.glossary import Glossary
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.model.kinds.variant import Variant

AnyKind = Glossary | Correction | ReliabilityNote | Variant | Context
Annotation = Annotated[AnyKind, Field(discriminator="kind")]
"""An annotation of any kind."""

KINDS: dict[str, type[AnyKind]] = {
    "glossary": Glossary,
    "correction": Correction,
    "reliability": ReliabilityNote,
    "variant": Variant,
    "context": Context,
}
"""By the word that `kind` has."""
