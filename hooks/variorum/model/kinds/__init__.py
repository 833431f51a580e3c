"""The kinds of annotation. Each file here is one; whatever deals with all kinds goes through `KINDS`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any, Union

from pydantic import Field

from variorum.model.annotation import BaseAnnotation as Annotation


def _models() -> list[type[Annotation]]:
    """Return the model of each file in this folder, by the kind's place."""
    modules = [import_module(f"{__name__}.{file.name}") for file in iter_modules(__path__)]
    models = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Annotation) and value.__module__ == module.__name__
    ]
    return sorted(models, key=lambda model: (model.of_kind.place, model.of_kind.name))


KINDS: dict[str, type[Annotation]] = {model.of_kind.name: model for model in _models()}
"""By the word that `kind` has."""
BY_RANK = tuple(sorted(KINDS, key=lambda name: KINDS[name].of_kind.line.rank))
"""The same words, by the rank of the line: of several on the same words the last has its line there."""
ANY_KIND: Any = Annotated[Union[tuple(KINDS.values())], Field(discriminator="kind")]  # noqa: UP007 - not known in advance
"""What pydantic reads an annotation of any kind with."""

__all__ = ["ANY_KIND", "BY_RANK", "KINDS", "Annotation"]
