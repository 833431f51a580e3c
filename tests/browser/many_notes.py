"""Articles with hundreds of notes, crowded in places, on both sides."""

from __future__ import annotations

from typing import Any

NOTES_A_PARAGRAPH = 3


def article_text(paragraph_count: int) -> str:
    """Return paragraphs of three numbered passages each."""
    between = "and then some more words that say nothing at all but take their room on the line, "
    paragraphs = [
        "".join(f"passage {number} {between}" for number in range(start, start + NOTES_A_PARAGRAPH)) + "end."
        for start in range(0, paragraph_count * NOTES_A_PARAGRAPH, NOTES_A_PARAGRAPH)
    ]
    return "Many\n\n" + "\n\n".join(paragraphs) + "\n"


def notes(paragraph_count: int, name: str) -> list[dict[str, Any]]:
    """Return a note on each passage, every third of them about the text; ids begin with `name`."""
    made: list[dict[str, Any]] = []
    for number in range(paragraph_count * NOTES_A_PARAGRAPH):
        shared = {
            "id": f"{name}-{number}",
            "quote": f"passage {number}",
            "note": "Words of a note. " * (number % 9 + 1),
        }
        if number % 3:
            made.append(
                {
                    **shared,
                    "kind": "context",
                    "title": f"Headline {number} " + "of some length " * (number % 4),
                }
            )
        else:
            correction = {"reading": f"Passage {number}", "fault": "wording", "certainty": "low"}
            made.append({**shared, "kind": "correction", **correction})
    return made
