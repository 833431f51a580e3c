"""Too many notes on the same words: readers could not tell them apart, and the page would be huge."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from variorum.model.candidate import Candidate, Candidates, with_faults
from variorum.model.limits import MOST_NOTES_ON_A_WORD
from variorum.model.problem import Code


def refuse_crowds(notes: Sequence[Candidate]) -> Candidates:
    """Return `notes`, with a fault at each that begins where as many sound notes as there may be stand.

    In the order of the text, the longer passage first.
    """
    if sum(len(note.spans or ()) for note in notes) <= MOST_NOTES_ON_A_WORD:
        return tuple(notes)
    passages = sorted(
        (span.start, -span.end, note.record.file, note.record.line, number)
        for number, note in enumerate(notes)
        if note.is_sound
        for span in note.spans or ()
    )
    refused: set[int] = set()
    ends: list[int] = []
    for start, end, _, _, number in passages:
        while ends and ends[0] <= start:
            heappop(ends)
        if len(ends) == MOST_NOTES_ON_A_WORD:
            refused.add(number)
        else:
            heappush(ends, -end)
    found = {
        notes[number].record: notes[number].record.problem(
            "quote",
            Code.TOO_MANY_NOTES,
            f"{MOST_NOTES_ON_A_WORD} other notes stand on the words with which this passage begins.",
            "Make one note of several, or quote fewer words.",
        )
        for number in refused
    }
    return with_faults(notes, found)
