"""What a note of each kind needs on the command line of `variorum new`."""

from __future__ import annotations

from pathlib import Path

CONTEXT = ("--kind", "context", "--title", "A title", "--note", "A note.")
ASSESSMENT = "{date: 2020-09, reliability: B, credibility: 3, reason: Plausible.}"
OWN = {
    "context": ("--title", "A title"),
    "correction": ("--reading", "A torch", "--fault", "wording", "--certainty", "high"),
    "glossary": ("--term", "wick"),
    "reliability": (
        *("--claim", "It was lit.", "--attributed-to", "nobody", "--source-kind", "none-given"),
        *("--chain", "this page", "--chain", "nobody, it seems", "--assessments", ASSESSMENT),
    ),
    "variant": ("--witness", "draft", "--reading", "", "--effect", "omitted"),
}


def written(root: Path) -> dict[str, str]:
    """Return the text of each note by its file's name."""
    return {path.name: path.read_text("utf-8") for path in (root / "annotations/lamp").glob("*.yml")}
