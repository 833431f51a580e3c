"""An earlier and a later wording → what was kept, taken out and put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

LEAST_KEPT = 0.4
"""Share of words below which two wordings have too little in common to be read interlaced."""
LONGEST_KEPT = 240
"""Code points of a passage that was kept; of a longer one only the edges are shown."""
MOST_WORDS = 8_000
"""In both wordings together. More are shown one after the other: comparing them takes too long."""
# Words, single ideographs and kana, spaces, single other characters.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a wording."""

    was: Literal["kept", "taken out", "put in"]
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of which `before` and `after` are made, in reading order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    whole = _pieces(before, after)
    if not old or not new or len(old) + len(new) > MOST_WORDS:
        return whole
    kept: list[Piece] = []
    out: list[str] = []
    put: list[str] = []
    length = 0
    for step in Indel.opcodes(old, new):
        same = "".join(old[step.src_start : step.src_end])
        if step.tag == "equal" and (same.strip() or not (out or put)):
            kept += [*_pieces("".join(out), "".join(put)), Piece("kept", same)]
            out, put = [], []
            length += len(same)
        elif step.tag == "equal":
            out.append(same)
            put.append(same)
        else:
            out.append(same)
            put += new[step.dest_start : step.dest_end]
    if length < LEAST_KEPT * max(len(before), len(after)):
        return whole
    kept += _pieces("".join(out), "".join(put))
    return tuple(_without_middle(piece) for piece in kept)


def _pieces(out: str, put: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = [Piece("taken out", out)] if out else []
    return (*pieces, Piece("put in", put)) if put else tuple(pieces)


def _without_middle(piece: Piece) -> Piece:
    if piece.was != "kept" or len(piece.text) <= LONGEST_KEPT:
        return piece
    head = piece.text[: LONGEST_KEPT // 2].rpartition(" ")[0]
    tail = piece.text[-LONGEST_KEPT // 2 :].partition(" ")[2]
    return Piece("kept", f"{head} … {tail}")
