"""What of an article in Markdown would keep Python-Markdown or a parser of HTML busy without end.

It is judged before anything renders it. All that grows with the square of a text is counted: what is
nested, what is never closed, and how much there is between two empty lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from variorum.model.limits import (
    DEEPEST_MARKDOWN,
    LOOKS_A_CHARACTER,
    MOST_BLOCKS,
    MOST_LINES_OF_MARKUP,
    MOST_SIGNS_A_BLOCK,
    MOST_UNCLOSED_TAGS,
)
from variorum.model.problem import Code

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_MARKERS = re.compile(
    r"^[ \t]*(?:(?:>|[*+-](?=[ \t])|\d{1,9}\.(?=[ \t])|(?:!!!|\?\?\?\+?|:)(?=[ \t]))[ \t]*)+", re.M
)
_MARKER = re.compile(r">|[*+-]|\d+\.|!!!|\?\?\?|:")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:\* {0,2}){3,})[ \t]*")
"""Farther apart they are no rule to Python-Markdown, but lists within lists."""
_NO_LINE_END = re.compile(r"[^\n]")
_TAB = 4
_BLOCK = re.compile(r"(?:^[ \t]*[^\s][^\n]*(?:\n|\Z))+", re.MULTILINE)
_LINE = re.compile(r"^[ \t]*[^\s]", re.MULTILINE)
_LINE_OF_MARKUP = re.compile(
    r"^[ \t>]{0,3}(?:[-=_*][-=_* \t]*$|#|:[ \t]|`{3,}|~{3,}|\[[^\]\n]*\]:)", re.MULTILINE
)
"""A line after which the rest of its block is looked at anew."""
_INLINE = re.compile(r"\\.|`+|!?\[|\]\(?|[()]|[*_]+|[&<]", re.DOTALL)
_LEAST_LOOKS = 2_000
_LOOKS_A_STEP = 50
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*)|!--|!\[|\?)")
_ENDS = {"<!--": "-->", "<![": ">", "<?": "?>"}
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SECTION = re.compile(r"(?:temp|cdata|ignore|include|rcdata|if|else|endif)\b", re.IGNORECASE)
"""What Python's parser of HTML takes after `<![`; at all else it gives up."""
_HOLDS_MARKDOWN = re.compile(r"\smarkdown\b")


class Excess(NamedTuple):
    """What is too much, and where."""

    offset: int
    code: Code
    message: str
    fix: str


def excess(text: str) -> Excess | None:
    """Return the first thing of which `text`, Markdown that may hold HTML, has too much, if there is one."""
    prose = _without_code(text)
    blocks = _blocks(prose) + len(_MARKERS.findall(prose)) + prose.count("|")
    return next(chain(_many(blocks), _deep(prose), _tags(prose), _crowded(prose)), None)


def excess_of_plain_text(text: str, *, by_lines: bool) -> Excess | None:
    """Return the same of a plain text, whose paragraphs are its lines or stand between empty lines."""
    return next(_many(len(_LINE.findall(text)) if by_lines else _blocks(text)), None)


def _blocks(text: str) -> int:
    return sum(1 for _ in _BLOCK.finditer(text))


def _without_code(text: str) -> str:
    """Return `text` with blanks in place of its fenced code, in which nothing is markup."""
    pieces: list[str] = []
    at = 0
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opening is None:
            opening = fence
        elif fence[1].startswith(opening[1]) and not fence[2].strip():
            pieces += [text[at : opening.end()], _NO_LINE_END.sub(" ", text[opening.end() : fence.start()])]
            at, opening = fence.start(), None
    return "".join((*pieces, text[at:])) if at else text


def _deep(text: str) -> Iterator[Excess]:
    """Yield the first list or quotation that is nested too deeply."""
    indents: list[int] = []
    for found in _MARKERS.finditer(text):
        line = found[0]
        if _RULE.fullmatch(line):
            continue
        indent = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip())
        while indents and indents[-1] >= indent:
            indents.pop()
        indents.append(indent)
        depth = len(indents) - 1 + len(_MARKER.findall(line))
        if depth > DEEPEST_MARKDOWN:
            yield Excess(
                found.start(),
                Code.TOO_DEEP,
                f"Lists or quotations are nested more than {DEEPEST_MARKDOWN} levels deep.",
                "Write them flat.",
            )
            return


def _tags(text: str) -> Iterator[Excess]:
    """Yield the first tag of HTML at which too many are open, or too many have no end."""
    open_tags: list[tuple[str, bool]] = []
    names: Counter[str] = Counter()
    holding = unended = at = 0
    missing: set[str] = set()
    while found := _TAG.search(text, at):
        at = found.end()
        name = (found[2] or "").lower()
        end = -1 if (sought := _ENDS.get(found[0], ">")) in missing else text.find(sought, at)
        if found[0] == "<![" and not _SECTION.match(text, at):
            yield Excess(found.start(), Code.UNCLOSED_MARKUP, "`<![` begins no markup.", "Write `&lt;![`.")
            return
        if end < 0:
            missing.add(sought)
            unended += 1
            name = ""
        at = max(at, end + len(sought))
        if name and found[1]:
            while names[name]:
                last, held = open_tags.pop()
                names[last] -= 1
                holding -= held
                if last == name:
                    break
        elif name and name not in _VOID and text[end - 1] != "/":
            holds = bool(_HOLDS_MARKDOWN.search(text, found.end(), end))
            open_tags.append((name, holds))
            names[name] += 1
            holding += holds
        if holding > DEEPEST_MARKDOWN or len(open_tags) + unended > MOST_UNCLOSED_TAGS:
            yield Excess(
                found.start(),
                Code.UNCLOSED_MARKUP,
                "More tags of HTML are open here than may be at once.",
                "Close them; write `&lt;` for a `<` that begins no tag.",
            )
            return


def _crowded(text: str) -> Iterator[Excess]:
    """Yield the first block with too many markup characters, or with too many open at once."""
    for block in _BLOCK.finditer(text):
        if len(block[0]) < _LEAST_LOOKS**0.5:
            continue
        lines = len(_LINE_OF_MARKUP.findall(block[0]))
        if lines > MOST_LINES_OF_MARKUP:
            message = f"{lines:,} lines of markup stand here without an empty line."
            yield Excess(block.start(), Code.UNCLOSED_MARKUP, message, "Divide them by empty lines.")
            return
        signs = list(_INLINE.finditer(block[0]))
        costly = sum(sign[0][0] not in "()]" for sign in signs)
        if costly > MOST_SIGNS_A_BLOCK:
            message = f"{costly:,} markup characters stand here without an empty line."
            yield Excess(block.start(), Code.UNCLOSED_MARKUP, message, "Divide it by empty lines.")
            return
        if _looks(signs, len(block[0])) > max(_LEAST_LOOKS, LOOKS_A_CHARACTER * len(block[0])):
            yield Excess(
                block.start(),
                Code.UNCLOSED_MARKUP,
                "Too many square brackets, links, backticks or emphasis marks are open at once.",
                "Close them, or write a backslash before each that is meant literally.",
            )
            return


def _many(number: int) -> Iterator[Excess]:
    if number > MOST_BLOCKS:
        message = f"The article has {number:,} paragraphs, items and cells; the limit is {MOST_BLOCKS:,}."
        yield Excess(0, Code.FILE_TOO_LARGE, message, "Divide it into several articles.")


def _looks(signs: list[re.Match[str]], length: int) -> int:
    """Return how many characters are passed in search of the ends of what `signs` begin."""
    looks = 0
    squares: list[int] = []
    rounds: list[tuple[int, bool]] = []
    ticks: dict[int, int] = {}
    for sign in signs:
        written, at = sign[0], sign.start()
        if written[0] == "\\":
            continue
        if written[0] == "`":
            looks += at - ticks.pop(len(written), at)
            ticks[len(written)] = at
        elif written[-1] == "[":
            squares.append(at)
        elif written[0] == "]":
            looks += at - squares.pop() if squares else 0
            if written == "](":
                rounds.append((at, True))
        elif written == "(":
            rounds.append((at, False))
        elif written == ")" and rounds:
            began, is_link = rounds.pop()
            looks += (at - began) if is_link else 0
        elif written[0] in "*_":
            looks += len(written) ** 2 // _LOOKS_A_STEP
    looks += sum(length - at for at in squares)
    looks += sum(length - at for at, is_link in rounds if is_link)
    return looks + sum(length - at for at in ticks.values())
