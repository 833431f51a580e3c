"""The registers beside the notes. Each file here is one; whatever deals with all iterates `REGISTERS`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, Protocol, cast

from variorum.model.problem import Place
from variorum.model.register import RegisterEntry
from variorum.model.registers.alignments import Alignment
from variorum.model.registers.contributors import Contributor
from variorum.model.registers.entities import Entity
from variorum.model.registers.glossary import Term
from variorum.model.registers.paths import ReadingPath
from variorum.model.registers.questions import Question
from variorum.model.registers.sources import Source
from variorum.model.registers.timeline import Event
from variorum.model.transmission import Witness
from variorum.model.values import Cited


class CitingEntry(Protocol):
    """An entry with a note and sources of its own."""

    @property
    def id(self) -> str:
        """Its permanent name."""

    @property
    def heading(self) -> str:
        """What it is called where it is listed with entries of other registers."""

    @property
    def note(self) -> str | None:
        """More about it, in Markdown without HTML."""

    @property
    def sources(self) -> tuple[Cited, ...]:
        """What stands behind it."""


def _models() -> list[type[RegisterEntry]]:
    """Return the model of each file in this folder, by the register's place."""
    modules = [import_module(f"{__name__}.{file.name}") for file in iter_modules(__path__)]
    models = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and "of_register" in vars(value) and value.__module__ == module.__name__
    ]
    return sorted(models, key=lambda model: (model.of_register.place, model.of_register.name))


REGISTERS: dict[str, type[RegisterEntry]] = {model.of_register.name: model for model in _models()}
"""By the name of the file: annotations/NAME.yml."""


def is_citing(model: type[RegisterEntry]) -> bool:
    """Return whether the entries of a register have notes and sources of their own."""
    return {"note", "sources"} <= model.model_fields.keys()


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything that annotations may point to, by id."""

    glossary: Mapping[str, Term] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    contributors: Mapping[str, Contributor] = field(default_factory=dict)
    timeline: Mapping[str, Event] = field(default_factory=dict)
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)
    alignments: Mapping[str, Alignment] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    further: Mapping[str, Mapping[str, RegisterEntry]] = field(default_factory=dict)
    """The entries of the registers that no rule of the engine knows by name, by that name."""
    witnesses: Mapping[str, Witness] = field(default_factory=dict)
    """Those of one article."""
    ancestors: frozenset[str] | None = None
    """Those from which the article was made; None where its article.yml does not say."""
    broken: frozenset[str] = frozenset()
    """Ids whose entries could not be read; references to them are not reported."""
    unreadable: frozenset[str] = frozenset()
    """Names of registers of which a whole file could not be read."""
    folders: frozenset[str] = frozenset()
    """Names of registers that have a folder and no file beside it."""
    places: Mapping[tuple[str, str], Mapping[str, Place]] = field(default_factory=dict)
    """By the name of a register and an id: where the values of `id` and `note` are written, and the
    items of `sources` and `notes`, as `sources.0`."""
    headlines: dict[str, tuple[object, str]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Notes by their ids, each with its headline: much that is made of a note has it, and nothing else
    than the note and these registers decides what it says."""

    @classmethod
    def of_entries(cls, entries: Mapping[str, Mapping[str, RegisterEntry]], **rest: Any) -> Registers:
        """Return registers with the `entries` of each by its name; `rest` are further fields."""
        known: dict[str, Any] = {name: entries[name] for name in entries if name in cls.__slots__}
        return cls(**known, further={k: v for k, v in entries.items() if k not in known}, **rest)

    def entries(self, name: str) -> Mapping[str, RegisterEntry]:
        """Return the entries of the register called `name`, by id."""
        found: Mapping[str, RegisterEntry] = (
            getattr(self, name) if name in self.__slots__ else self.further.get(name, {})
        )
        return found

    def written_in(self, name: str) -> str:
        """Return where a new entry of the register `name` is written, from the edition's root."""
        return f"annotations/{name}/" if name in self.folders else f"annotations/{name}.yml"

    def term(self, identifier: str) -> Term | None:
        """Return the entry of the glossary or of the entity register, if there is one."""
        return self.glossary.get(identifier) or self.entities.get(identifier)

    def contributor_names(self, identifiers: Iterable[str]) -> list[str]:
        """Return the names of contributors, each once, as far as the register has them."""
        known = dict.fromkeys(by for by in identifiers if by in self.contributors)
        return [self.contributors[by].name for by in known]

    def citing_entries(self) -> Iterator[tuple[str, CitingEntry]]:
        """Yield the entries that have notes and sources of their own, with the name of their register."""
        for name, model in REGISTERS.items():
            if is_citing(model):
                for entry in self.entries(name).values():
                    yield name, cast("CitingEntry", entry)

    def witness(self, identifier: str) -> Witness | None:
        """Return the article's witness of that id, if there is one."""
        return self.witnesses.get(identifier)

    def with_witnesses(
        self, witnesses: Mapping[str, Witness] | None, ancestors: frozenset[str] | None = None
    ) -> Registers:
        """Return the same registers with the witnesses of one article; None if they could not be read.

        `ancestors` are the texts from which the article was made, None if that is not known.
        """
        if witnesses is None:
            return replace(self, unreadable=self.unreadable | {"witnesses"})
        return replace(self, witnesses=witnesses, ancestors=ancestors)

    def judged_by(self, witness: str) -> Literal["effect", "relation"] | None:
        """Return the key by which a reading of that witness is judged; None if it may be either."""
        if self.ancestors is None or witness not in self.witnesses:
            return None
        return "effect" if witness in self.ancestors else "relation"


__all__ = [
    "REGISTERS",
    "Alignment",
    "CitingEntry",
    "Contributor",
    "Entity",
    "Event",
    "Question",
    "ReadingPath",
    "RegisterEntry",
    "Registers",
    "Source",
    "Term",
    "Witness",
    "is_citing",
]
