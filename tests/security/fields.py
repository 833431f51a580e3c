"""Every field of every model that can be written in a YAML file, read from the models themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from pydantic import BaseModel, ValidationError

from tests.security.attacks import HARMLESS
from variorum.model.article import ArticleMetadata
from variorum.model.fields import fields_of
from variorum.model.kinds import KINDS
from variorum.model.registers import Contributor, Entity, Source, Term

MODELS: dict[str, type[BaseModel]] = {
    **KINDS,
    "term": Term,
    "entity": Entity,
    "source": Source,
    "contributor": Contributor,
    "article": ArticleMetadata,
}
MUST_FIT = {"quote", "prefix", "suffix", "encoding"}
"""These take any text, but it has to be true of the article."""
NEEDED_BESIDE = {"withdrawn": {"date": "2026-01", "reason": "Another note says it better."}}
"""What a good value has where the harmless entry has none: no other field would be seen with it."""

Path = tuple[str | int, ...]
A_KEY: Path = ()
"""Where an attack is a key itself."""


class Sort(Enum):
    """What a field does with a string that it has never seen."""

    TAKES_ANY = auto()
    MARKDOWN = auto()
    MUST_FIT = auto()
    CHECKS = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A place in an entry where a text can be written."""

    model: str
    path: Path
    sort: Sort

    @property
    def name(self) -> str:
        """The path in one word, such as `sources-0-locator`."""
        return "-".join(str(step).replace("_", "-").lower() for step in self.path) or "a-key"

    @property
    def withdraws_the_note(self) -> bool:
        """Whether a note that has it is shown on a page of its own alone."""
        return self.path[:1] == ("withdrawn",)

    def filled(self, entry: dict[str, Any], text: str) -> dict[str, Any]:
        """Return `entry` with `text` in this field."""
        filled: dict[str, Any] = _with(entry, self.path or (text,), text)
        return filled

    def takes(self, text: str) -> bool:
        """Return whether the model lets `text` stand here."""
        return _takes(self.model, self.path, text)


def fields(model: str) -> list[Field]:
    """Return the fields of the model of that name."""
    paths = [*dict.fromkeys(_leaves(MODELS[model], ())), A_KEY]
    return [Field(model, path, _sort(model, path)) for path in paths]


def _leaves(model: type[BaseModel], path: Path) -> Iterator[Path]:
    for key, field in fields_of(model).items():
        here = (*path, key, 0) if field.is_list else (*path, key)
        if field.is_list or not field.entry or field.takes_text:
            yield here
        if field.entry:
            yield from _leaves(field.entry, here)


def _sort(model: str, path: Path) -> Sort:
    if path and path[0] in MUST_FIT:
        return Sort.MUST_FIT
    if path == A_KEY or not _takes(model, path, "<\"'&{;"):
        return Sort.CHECKS
    is_prose = path[-1] in ("note", "description", "principles") and _takes(model, path, "x " * 2_000)
    return Sort.MARKDOWN if is_prose else Sort.TAKES_ANY


def _takes(model: str, path: Path, text: str) -> bool:
    entry = {"id": "x", **HARMLESS[model]} if model in KINDS else {**HARMLESS[model]}
    entry |= {"sha256": "0" * 64} if model == "article" else {}
    try:
        MODELS[model].model_validate(_with(entry, path, text))
    except ValidationError:
        return False
    return True


def _with(entry: Any, path: Path, text: str) -> Any:
    """Return `entry` with `text` at `path`, which is made where it is not there.

    Only what lies on the path is copied: this is asked a hundred thousand times, and nobody changes an entry.
    """
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(entry) if isinstance(entry, list) and entry else [None]
        items[step] = _with(items[step], rest, text)
        return items
    copy = dict(entry) if isinstance(entry, dict) else {}
    if rest and step in NEEDED_BESIDE:
        copy.setdefault(step, dict(NEEDED_BESIDE[step]))
    copy[step] = _with(copy.get(step), rest, text)
    return copy
