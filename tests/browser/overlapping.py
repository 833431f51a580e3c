"""An edition whose notes of all kinds, core and further, overlap in every way."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.engine.case_files import CASES
from tests.site.building import HOOK
from tests.site.drawing import draw
from variorum.model.kinds import BY_RANK

ADDRESS = "articles/overlaps/"
_WORDS = [f"word{number}" for number in range(120)]
_FILL_INS = yaml.safe_load((CASES / "fill-ins.yml").read_text("utf-8"))


def edition_of_overlaps(root: Path) -> Path:
    """Write the edition into `root` and return it."""
    metadata = "title: Overlaps\nwitnesses: [{id: manuscript, name: The manuscript, short: M}]\n"
    return draw(
        root,
        {
            "mkdocs.yml": f"""\
                site_name: Overlaps
                theme: {{name: material, font: false}}
                extra: {{variorum: {{apparatus: false, note_pages: false}}}}
                hooks: [{json.dumps(str(HOOK))}]
                """,
            "docs/articles/overlaps/article.txt": " ".join(_WORDS) + ".\n",
            "docs/articles/overlaps/article.yml": metadata,
            "annotations/glossary.yml": "{id: anna-holm, name: Anna Holm, description: A keeper.}\n",
            "annotations/overlaps/notes.yml": json.dumps(_notes()),
        },
    )


def _notes() -> list[dict[str, Any]]:
    random = Random(1)
    notes = []
    corrected = 0
    for number in range(90):
        kind = BY_RANK[number % len(BY_RANK)]
        start = random.randrange(len(_WORDS) - 8)
        length = random.choice((1, 1, 2, 3, 5, 8))
        if kind == "correction":
            # No two of these can change the same words.
            start, length = corrected, min(length, 3)
            corrected += length + 3
        words = _WORDS[start : start + length]
        note = {**_FILL_INS["all"], **_FILL_INS[kind], "id": f"note-{number}", "kind": kind}
        note["prominence"] = random.choice(("core", "further"))
        note["quote"] = words[0] if length == 1 else f"{words[0]} … {words[-1]}"
        note |= {"reading": f"Read{number}"} if kind in ("correction", "variant") else {}
        notes.append(note)
    return notes
