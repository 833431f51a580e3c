"""Reads the registers: files directly in annotations/, and folders there with one file an entry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from variorum.checks.references import missing_source
from variorum.files.layout import WORD_LIST, YAML
from variorum.files.register_files import is_register_folder
from variorum.files.tree import Tree
from variorum.files.unread_file import namesakes, rename_or_remove
from variorum.model.ledger import LEDGER
from variorum.model.problem import HIDES_FILES, Place, Problem, repeated_id
from variorum.model.registers import REGISTERS, CitingEntry, RegisterEntry, Registers, is_citing
from variorum.model.values import Citation
from variorum.reading.misplaced_entries import misplaced_in_register
from variorum.reading.validation import Examined, examine, not_an_entry
from variorum.yaml_files.entry_files import entry_files, read_entries, stray
from variorum.yaml_files.node import Node, item_places

_PLACED = ("id", "note")
_NEW_ID = "Give one of the two a new id."
_PLACED_ITEMS = ("sources", "notes", "steps")


def read_registers(tree: Tree, problems: list[Problem]) -> Registers:
    """Return the registers of the edition; one that has no file is empty.

    Where annotations/ cannot be searched, all are unreadable, and missing entries are not reported.
    """
    if closed := tree.closed(tree.layout.annotations):
        problems.append(closed)
        return Registers(unreadable=frozenset(REGISTERS))
    reader = _Reader(tree, problems)
    registers = Registers.of_entries(
        {name: reader.read(name, model) for name, model in REGISTERS.items()},
        broken=frozenset(reader.broken),
        unreadable=frozenset(reader.unreadable),
        folders=frozenset(reader.folders),
        places=reader.places,
    )
    reader.check_terms(registers)
    reader.check_sources(registers)
    return registers


class _Reader:
    """Reads one register after the other, and remembers where each entry stands."""

    def __init__(self, tree: Tree, problems: list[Problem]) -> None:
        self.tree, self.layout, self.problems = tree, tree.layout, problems
        self.places: dict[tuple[str, str], dict[str, Place]] = {}
        self.broken: set[str] = set()
        self.unreadable: set[str] = set()
        self.folders: set[str] = set()
        self.cited_by_broken: list[tuple[tuple[Citation, ...], Mapping[str, Place]]] = []
        self._report_stray_files()

    def read(self, name: str, model: type[RegisterEntry]) -> dict[str, RegisterEntry]:
        """Return the entries of the register `name` by id: those of its file, then those of its folder."""
        entries: dict[str, RegisterEntry] = {}
        for path in self._files(name):
            self._read_file(path, name, model, entries)
        return entries

    def _files(self, name: str) -> list[Path]:
        """Return the files that have the entries of the register `name`."""
        path, folder = self.layout.annotations / f"{name}{YAML[0]}", self.layout.annotations / name
        files = [path] if self.tree.has(path) else []
        if not self.tree.is_folder(folder) or not is_register_folder(folder, self.tree):
            return files
        problems: list[Problem] = []
        files += entry_files(folder, self.tree, problems)
        self.problems.extend(problems)
        if not self.tree.has(path):
            self.folders.add(name)
        if any(problem.code in HIDES_FILES for problem in problems):
            self.unreadable.add(name)
        return files

    def _read_file(
        self, path: Path, name: str, model: type[RegisterEntry], entries: dict[str, RegisterEntry]
    ) -> None:
        """Add the entries of the file at `path` to those of the register `name`."""
        read = read_entries(path, self.tree)
        self.problems.extend(read.problems)
        if not read.is_read:
            self.unreadable.add(name)
        file = self.layout.name(path)
        all_examined = self.tree.memo.same(
            f"{name}: {file}",
            (read.entries,),
            lambda: [examine(n, model, file) if isinstance(n.value, dict) else None for n in read.entries],
        )
        for node, examined in zip(read.entries, all_examined, strict=True):
            self.problems.extend(node.faults)
            entry = self._sound(node, examined, model, file)
            if entry is None:
                self._remember_broken(node, name)
                continue
            places = _places(node, file)
            first = self.places.setdefault((name, entry.id), places)
            if first is not places:
                self.problems.append(repeated_id(entry.id, places["id"], first["id"], _NEW_ID))
            else:
                entries[entry.id] = entry

    def check_terms(self, registers: Registers) -> None:
        """Report ids that are a glossary term and an entity at once."""
        for identifier in registers.glossary.keys() & registers.entities.keys():
            self.problems.append(
                repeated_id(
                    identifier,
                    self.places["entities", identifier]["id"],
                    self.places["glossary", identifier]["id"],
                    _NEW_ID,
                )
            )

    def check_sources(self, registers: Registers) -> None:
        """Report sources that an entry cites and that are not in the register."""
        cited = [(entry.sources, self.places[name, entry.id]) for name, entry in registers.citing_entries()]
        for citations, places in cited + self.cited_by_broken:
            for number, citation in enumerate(citations):
                self.problems.extend(missing_source(citation.id, registers, places[f"sources.{number}"]))

    def _sound(
        self, node: Node, examined: Examined[RegisterEntry] | None, model: type[RegisterEntry], file: str
    ) -> RegisterEntry | None:
        """Return the entry if it has no problem; the sources that a broken one cites are still checked.

        What is not `examined` is no mapping.
        """
        if examined is None:
            self.problems.extend([] if node.faults else not_an_entry(node, file))
            return None
        if not node.faults and not examined.problems:
            return examined.value
        if examined.problems and (misplaced := misplaced_in_register(node, model, file, self.tree)):
            self.problems.append(misplaced)
            return None
        self.problems.extend(examined.problems)
        if is_citing(model) and isinstance(examined.value, model):
            sources = cast("CitingEntry", examined.value).sources
            self.cited_by_broken.append((sources, _places(examined.node or node, file)))
        return None

    def _remember_broken(self, node: Node, name: str) -> None:
        identifier = node.value.get("id") if isinstance(node.value, dict) else None
        if identifier is not None and isinstance(identifier.value, str):
            self.broken.add(identifier.value)
        else:
            self.unreadable.add(name)

    def _report_stray_files(self) -> None:
        folder = self.layout.annotations
        paths = [folder / name for name in self.tree.names_in(folder)]
        paths = [path for path in paths if not self.tree.is_folder(path)]
        beside = namesakes(paths)
        for path in paths:
            if path.name.startswith(".") or path.name in ("README.md", WORD_LIST):
                continue
            if path.stem not in (*REGISTERS, LEDGER) or path.suffix != YAML[0]:
                known = ", ".join(f"{name}.yml" for name in REGISTERS)
                why = f"Directly in annotations/ stand {known}; notes stand in the article's folder."
                if path.suffix == YAML[0]:
                    remedy = self._move_to_article(path)
                else:
                    remedy = rename_or_remove(path, beside, YAML[:1])
                self.problems.append(stray(path, self.layout, why, remedy))

    def _move_to_article(self, path: Path) -> str:
        folders = self.tree.folders_in(self.layout.annotations)
        same = next((there for folder in folders if self.tree.is_there(there := folder / path.name)), None)
        if same is None:
            return "Move it into the folder of its article."
        return (
            f"Compare it with {self.layout.name(same)}; then delete it, or move it into the folder of its "
            "article under another name."
        )


def _places(node: Node, file: str) -> dict[str, Place]:
    """Return the places of the values that a problem can be about after the entry was read."""
    places = {key: (node.value[key].line, node.value[key].column) for key in _PLACED if key in node.value}
    for key in _PLACED_ITEMS:
        places |= item_places(node, key)
    return {key: Place(file, *place) for key, place in places.items()}
