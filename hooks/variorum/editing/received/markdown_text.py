"""Blocks → Markdown that Python-Markdown renders to exactly their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import quote

from variorum.editing.received.blocks import Block, Kind, Line, Run
from variorum.rendering.plain_text import escaped

LINE_BREAK = "  \n"
_DEEPEST_HEADING = 6
_NOTHING = "\N{NO-BREAK SPACE}"
_MARKS = {frozenset({"em"}): "*", frozenset({"strong"}): "**", frozenset({"em", "strong"}): "***"}
_TAGS = ("strong", "em", "del", "sub", "sup", "code")
"""From the outermost to the innermost."""
_HARMLESS = re.compile(
    r"&#(?:34|37|39|40|41|44|47|59|63);"
    r"|(?<=[^\s\d])&#58;(?=\s|\[\^)"
    r"|(?<=[^\s\d])&#46;(?=[\s)*<”’»]|\[\^|&#(?:34|39|41);|$)"
    r"|(?<=[^\s#&])&#33;(?=\s|$)",
    re.MULTILINE,
)
"""References of signs that mean nothing to Markdown within a line: quotation marks, brackets, stops."""


def as_markdown(blocks: Sequence[Block]) -> str:
    """Return `blocks`, the lines of whose paragraphs are kept, as Markdown."""
    return "\n\n".join(_written(blocks)) + "\n"


def _written(blocks: Sequence[Block]) -> Iterator[str]:
    for before, block in pairwise((None, *blocks)):
        assert block is not None
        # Two lists in a row would become one, and code after a list a part of it.
        if before and before.kind is Kind.LIST and block.kind in (Kind.LIST, Kind.CODE):
            yield "<!-- -->"
        if text := _block(block):
            yield text


def _block(block: Block) -> str:
    if block.kind is Kind.PARAGRAPH:
        return LINE_BREAK.join(_line(line) for line in block.lines)
    if block.kind is Kind.HEADING:
        words = _line(block.lines[0])
        return f"{'#' * min(block.level, _DEEPEST_HEADING)} {words}" if words else ""
    if block.kind is Kind.QUOTATION:
        return _prefixed(list(_written(block.inner[0])), "> ", "> ")
    if block.kind is Kind.LIST:
        is_tight = all([inner.kind for inner in item] == [Kind.PARAGRAPH] for item in block.inner)
        return ("\n" if is_tight else "\n\n").join(_items(block))
    if block.kind is Kind.CODE:
        return "\n".join(f"    {line}".rstrip() for line in block.text.expandtabs(4).split("\n"))
    if block.kind is Kind.TABLE:
        return _table(block)
    if block.kind is Kind.NOTE:
        content = list(_written(block.inner[0])) or [_NOTHING]
        return _prefixed(content, f"[^{block.label}]: ", "    ")
    return "* * *" if block.kind is Kind.RULE else ""


def _items(block: Block) -> Iterator[str]:
    for number, item in enumerate(block.inner, block.level or 1):
        marker = f"{number}." if block.level else "-"
        content = list(_written(item)) or [_NOTHING]
        yield _prefixed(content, f"{marker:<3} ", "    ")


def _prefixed(texts: Sequence[str], first: str, others: str) -> str:
    lines = "\n\n".join(texts).split("\n")
    begun = [f"{first}{lines[0]}", *(f"{others}{line}" if line else others.rstrip() for line in lines[1:])]
    return "\n".join(begun)


def _table(block: Block) -> str:
    rows = [[_line(cell.lines[0] if cell.lines else []) for cell in row] for row in block.inner]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    written = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([written[0], f"|{' --- |' * width}", *written[1:]])


def _line(line: Line) -> str:
    pieces = []
    for before, run, after in zip([None, *line], line, [*line[1:], None], strict=False):
        touches = _touches(before, run, is_before=True) or _touches(after, run, is_before=False)
        pieces.append(_run(run, touches=touches))
    return _HARMLESS.sub(_readable, "".join(pieces))


def _touches(beside: Run | None, run: Run, *, is_before: bool) -> bool:
    """Return whether a run of another look is so near that the marks of emphasis would run together."""
    if beside is None or not beside.styles or not run.styles or beside.href != run.href:
        return False
    return not (beside.text[-1:] if is_before else beside.text[:1]).isspace()


def _run(run: Run, *, touches: bool) -> str:
    if run.note:
        return f"[^{run.note}]"
    if run.picture:
        text = f"![{_text(run.text)}]({quote(run.picture)})"
    else:
        text = _text(run.text)
        mark = _MARKS.get(run.styles)
        if mark and not touches:
            text = f"{mark}{text}{mark}"
        else:
            for tag in reversed(_TAGS):
                if tag in run.styles:
                    text = f"<{tag}>{text}</{tag}>"
    return f"[{text}]({_address(run.href)})" if run.href else text


def _text(text: str) -> str:
    """Return words with a blank kept at each edge, where another run follows."""
    text = text.replace("\t", " ")
    inner = text.strip(" ")
    before, _, after = text.partition(inner) if inner else (text[:1], "", "")
    return f"{before[:1]}{escaped(re.sub(' {2,}', ' ', inner))}{after[-1:]}"


def _address(href: str) -> str:
    return (
        href.replace("(", "%28")
        .replace(")", "%29")
        .replace("&", "&amp;")
        .replace("*", "%2A")
        .replace("_", "%5F")
    )


def _readable(reference: re.Match[str]) -> str:
    """Return the sign itself, but a colon or stop after a first word or note stays: it could begin a list."""
    sign = chr(int(reference[0][2:-1]))
    is_first_word = re.fullmatch(r"[\w-]*|\[\^\d+\]", reference.string[: reference.start()])
    return reference[0] if sign in ":." and is_first_word else sign
