"""Reads a YAML document that is broken or unusual, and reports what is wrong with it.

No tag can make anything but text, no alias can multiply, nothing can be written twice.
"""

from __future__ import annotations

from typing import Any

import yaml

from variorum.model.limits import DEEPEST_YAML
from variorum.model.problem import Code, Place, Problem
from variorum.model.wording import printable
from variorum.yaml_files.node import PARSER, Node, miscounts_lines
from variorum.yaml_files.repair import with_repaired_line
from variorum.yaml_files.syntax_errors import explain
from variorum.yaml_files.text_file import forbidden_characters, place_at

MOST_REPAIRS = 8
"""Lines of an entry that are corrected to read the rest. Each costs a reading of the whole text."""
_NESTS_TOO_DEEPLY = "exceeded maximum nesting depth"
"""What LibYAML says at a thousand levels since 0.2.6, which may be before it has told of the first."""
_NEXT_ENTRY = (
    "If another entry begins here, write `- ` before the `id:` of each, and indent its other lines by two "
    "spaces; else remove one of the two."
)


class _Stop(Exception):
    """Raised when the rest of an entry cannot be read."""


def parse_tolerantly(text: str, file: str, first_line: int) -> Node:
    """Return the root of the document in `text`, with what is wrong in it as its faults.

    Where lines can be corrected so that all of it can be read, that is returned, with the faults of these
    lines and without values that were guessed: then what else is wrong in the entry is found at once. Else
    it is cut off at the first fault.
    """
    first, stopped = _parse(text, file, first_line)
    found, faults, corrected, unsure = first, list(first.faults), set[int](), set[int]()
    for _ in range(MOST_REPAIRS):
        if stopped is None:
            break
        repaired = None if stopped in corrected else with_repaired_line(text, stopped)
        if repaired is None:
            return first
        text = repaired.text
        corrected.add(stopped)
        if not repaired.is_value_sure:
            unsure.add(stopped + first_line)
        found, stopped = _parse(text, file, first_line)
        faults += [fault for fault in found.faults if fault not in faults]
    if stopped is not None:
        return first
    found.faults = tuple(faults)
    for entry in found.items() or [found]:
        entry.is_cut |= _drop_values(entry, unsure)
    return found


def _drop_values(node: Node, lines: set[int]) -> bool:
    """Take the values of the keys in `lines` out of a tree; return whether there were any."""
    dropped = 0
    if isinstance(node.value, dict):
        for key in [key for key in node.value if node.keys[key][0] in lines]:
            del node.value[key]
            dropped += 1
        dropped += sum(_drop_values(inner, lines) for inner in node.value.values())
    elif isinstance(node.value, list):
        dropped += sum(_drop_values(item, lines) for item in node.value)
    return dropped > 0


def _parse(text: str, file: str, first_line: int) -> tuple[Node, int | None]:
    """Return the root of the document, and the line of `text` (from 0) that stopped the parser, if any."""
    builder = _Builder(text, file, first_line)
    stopped = None
    try:
        for event in yaml.parse(text, Loader=PARSER):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        # An open quotation mark or bracket is reported where it begins, a tab where it is.
        begun = str(error.context or "").startswith("while scanning") and "tab" not in str(error.problem)
        begun = begun or _is_left_open(error)
        mark = (error.context_mark if begun else None) or error.problem_mark
        line, column = builder.where(mark) if mark else (1, 1)
        up = 0
        if _NESTS_TOO_DEEPLY in str(error.problem):
            builder.nests_too_deeply(line, column)
        else:
            message, fix, up = explain(error, text, line - first_line)
            builder.fault(Code.YAML_SYNTAX, message, fix, line - up, 1 if up else column)
        stopped = line - up - first_line
        builder.cut(is_last_doubtful=True)
    except yaml.reader.ReaderError as error:
        sign = chr(error.character) if isinstance(error.character, int) else error.character
        message = f"The character U+{ord(sign):04X} cannot stand in YAML."
        place = place_at(text, max(0, text.find(sign)), file)
        line = place.line + first_line - 1
        builder.fault(Code.FORBIDDEN_CHARACTER, message, "Remove it.", line, place.column)
        builder.cut(is_last_doubtful=True)
    except _Stop:
        builder.cut()
    root = builder.root or Node(first_line, 1, None)
    root.faults = tuple(builder.faults)
    root.is_cut = builder.is_cut
    return root, stopped


def _is_left_open(error: yaml.MarkedYAMLError) -> bool:
    """Return whether a bracket of an earlier line is not closed."""
    begun, stopped = error.context_mark, error.problem_mark
    is_bracket = "did not find expected ',' or" in str(error.problem)
    return is_bracket and begun is not None and stopped is not None and begun.line < stopped.line


class _Builder:
    """Puts the parser's events together."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.root: Node | None = None
        self.open: list[Node] = []
        self.key: list[Node | None] = []
        self.faults: list[Problem] = []
        self.is_cut = False
        self.miscounts_lines = miscounts_lines(text)

    def where(self, mark: Any) -> tuple[int, int]:
        """Return line and column of a mark of the parser, as an editor counts them."""
        if self.miscounts_lines:
            place = place_at(self.text, mark.index, self.file)
            return place.line + self.first_line - 1, place.column
        return mark.line + self.first_line, mark.column + 1

    def fault(self, code: Code, message: str, fix: str, line: int, column: int) -> None:
        self.faults.append(Problem(Place(self.file, line, column), code, message, fix))

    def nests_too_deeply(self, line: int, column: int) -> None:
        message = f"This is nested more than {DEEPEST_YAML} levels deep."
        self.fault(Code.TOO_DEEP, message, "Write the entry flat.", line, column)

    def add(self, event: Any) -> None:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if event.tag or event.anchor:
                self._refuse(event)
            nothing = event.value == "" and event.implicit[0] and not event.style
            if event.style == '"':
                self._check_escapes(event)
            self._put(self._node(event, None if nothing else event.value))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.tag or event.anchor:
                self._refuse(event)
            self._begin(self._node(event, {} if kind is yaml.MappingStartEvent else []))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.open.pop()
            self.key.pop()
        elif kind is yaml.AliasEvent:
            self._stop(
                event,
                Code.YAML_ALIAS,
                f"`*{printable(event.anchor)}` is a YAML alias, which is not allowed here.",
                "Write the value out, or put the text in quotes.",
            )
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self._stop(
                event,
                Code.YAML_SYNTAX,
                "A second document begins here.",
                "Remove the line `---`; write several entries as a list.",
            )

    def cut(self, *, is_last_doubtful: bool = False) -> None:
        """Keep what was read so far, without the unfinished value of the last entry.

        `is_last_doubtful`: the parser gave up, so the value before the error may hold part of the next.
        """
        self.is_cut = True
        depth = next((i for i, node in enumerate(self.open, 1) if node.value.__class__ is dict), 0)
        if depth and (is_last_doubtful or len(self.open) > depth) and self.open[depth - 1].value:
            self.open[depth - 1].value.popitem()

    def _begin(self, node: Node) -> None:
        self._put(node)
        self.open.append(node)
        self.key.append(None)
        if len(self.open) > DEEPEST_YAML:
            self.nests_too_deeply(node.line, node.column)
            raise _Stop

    def _stop(self, event: Any, code: Code, message: str, fix: str) -> None:
        self.fault(code, message, fix, *self.where(event.start_mark))
        raise _Stop

    def _refuse(self, event: Any) -> None:
        for code, name, what in (
            (Code.YAML_TAG, _as_written(event.tag) if event.tag != "!" else None, "tag"),
            (Code.YAML_ALIAS, event.anchor and f"&{event.anchor}", "anchor"),
        ):
            if name:
                message = f"`{printable(name)}` is a YAML {what}, which is not allowed here."
                self._stop(event, code, message, "Remove it, or put the text in quotes.")

    def _check_escapes(self, event: Any) -> None:
        """Report an escape for a character that cannot stand in a page."""
        for problem in forbidden_characters(event.value, self.file)[:1]:
            self.fault(problem.code, problem.message, problem.fix, *self.where(event.start_mark))

    def _node(self, event: Any, value: Any) -> Node:
        line, column = self.where(event.start_mark)
        return Node(line, column, value)

    def _put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        key = self.key[-1]
        if parent.value.__class__ is list:
            parent.value.append(node)
        elif key is None:
            self.key[-1] = node
        else:
            self.key[-1] = None
            self._set(parent, key, node)

    def _set(self, parent: Node, key: Node, node: Node) -> None:
        if not isinstance(key.value, str):
            self.fault(Code.YAML_SYNTAX, "A key is not a word.", "Write `key: value`.", key.line, key.column)
        elif key.value in parent.value:
            first = parent.keys[key.value][0]
            message = f"`{printable(key.value)}` is written twice; first in line {first}."
            is_next = key.value == "id" and parent is next(n for n in self.open if n.value.__class__ is dict)
            fix = _NEXT_ENTRY if is_next else "Remove one of the two."
            self.fault(Code.DUPLICATE_KEY, message, fix, key.line, key.column)
            if is_next:
                raise _Stop
        else:
            parent.value[key.value] = node
            parent.keys[key.value] = (key.line, key.column)


def _as_written(tag: str | None) -> str | None:
    """Return a tag as people write it: `!!binary`, not what the parser makes of it."""
    return tag and tag.replace("tag:yaml.org,2002:", "!!", 1)
