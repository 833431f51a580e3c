"""Finds verse whose lines are paragraphs of their own, as it is typed in a word processor."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.editing.received.blocks import Block, Kind
from variorum.reading.verse import looks_like_verse

_LONGEST = 72
"""Characters of a line of verse; a longer paragraph is prose."""
_FEWEST_LINES = 4
_SPEECH = "“”„«»‹›\"'—–-"


def with_stanzas(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` with the lines of each stanza as one paragraph, and without gaps.

    Short paragraphs in a row are a stanza only if a gap divides them from more of the kind, and they look
    like verse: dialogue in prose is left alone.
    """
    result: list[Block] = []
    run: list[Block] = []
    for block in (*blocks, Block(Kind.RULE)):
        if block.kind is Kind.GAP or (block.kind is Kind.PARAGRAPH and _is_short(block)):
            run.append(block)
            continue
        result += _joined(run)
        run = []
        block.inner = [
            with_stanzas(inner) if block.kind is not Kind.TABLE else inner for inner in block.inner
        ]
        result.append(block)
    return result[:-1]


def _is_short(block: Block) -> bool:
    has_picture = any(run.picture for line in block.lines for run in line)
    return len(block.lines) == 1 and not has_picture and len(block.text) <= _LONGEST


def _joined(run: list[Block]) -> list[Block]:
    stanzas: list[list[Block]] = [[]]
    for block in run:
        if block.kind is Kind.GAP:
            stanzas.append([])
        else:
            stanzas[-1].append(block)
    stanzas = [stanza for stanza in stanzas if stanza]
    lines = [block.text for stanza in stanzas for block in stanza]
    whole = "\n\n".join("\n".join(block.text for block in stanza) for stanza in stanzas)
    speech = sum(line.lstrip()[:1] in _SPEECH for line in lines)
    is_verse = (
        sum(len(stanza) > 1 for stanza in stanzas) > 1
        and len(lines) >= _FEWEST_LINES
        and speech <= 0.3 * len(lines)
        and looks_like_verse(whole)
    )
    if not is_verse:
        return [block for stanza in stanzas for block in stanza]
    return [Block(Kind.PARAGRAPH, [block.room_and_lines()[0] for block in stanza]) for stanza in stanzas]
