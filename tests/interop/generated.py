"""Editions of one plain text in several scripts, with notes of all kinds that overlap."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import yaml
from hypothesis import strategies as st

import variorum
from tests.engine.case_files import CASES
from variorum.model.edition import Edition
from variorum.model.kinds import KINDS

_FILL_INS = yaml.safe_load((CASES / "fill-ins.yml").read_text("utf-8"))
_WORDS = [
    "lamp",
    "naïve",
    "e\u0301te",
    "論語",
    "الترجمة",
    "الكتاب",
    "👩\u200d👧",
    "🇫🇷",
    "भाषा",
    "<b>&amp;",
    "=1+1",
    "]]>",
    "“q”",
]
_READINGS = ["القراءة <new> 🙂", "", "two  spaces", "."]
"""Of corrections."""
_REGISTERS = {
    "annotations/glossary.yml": "- {id: anna-holm, name: Anna Holm, description: A keeper.}\n",
}


@st.composite
def editions(draw: st.DrawFn) -> dict[str, str]:
    """Return the files of an edition with one article, in prose or in verse, and up to eight notes."""
    paragraphs = draw(
        st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8), min_size=1, max_size=4)
    )
    # Each word has a number behind it, so that a quote of both is in one place.
    numbered = iter(range(1, 1000))
    lines = [[f"{word} w{next(numbered)}x" for word in words] for words in paragraphs]
    is_verse = draw(st.booleans())
    gap = draw(st.sampled_from(["\n\n", "\n\n\n \n"]))
    joint = "\n  " if is_verse else " "
    text = draw(st.sampled_from(["", "\n"])) + gap.join(joint.join(words) for words in lines) + "\n"
    pieces = [piece for line in lines for piece in line]
    notes = []
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(sorted(KINDS)))
        start = draw(st.integers(0, len(pieces) - 1))
        end = draw(st.integers(start, min(len(pieces) - 1, start + 4)))
        reading = draw(st.sampled_from(_READINGS))
        notes.append(_note(f"note-{number}", kind, pieces[start : end + 1], reading))
    metadata: dict[str, Any] = {
        "title": "Generated",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "witnesses": [{"id": "manuscript", "name": "The manuscript", "short": "M"}],
        **({"lines": "kept"} if is_verse else {}),
    }
    return {
        "docs/articles/generated/article.txt": text,
        "docs/articles/generated/article.yml": json.dumps(metadata, ensure_ascii=False),
        "annotations/generated/notes.yml": json.dumps(notes, ensure_ascii=False),
        **_REGISTERS,
    }


def read(files: dict[str, str]) -> Edition:
    """Return the edition of these files."""
    return variorum.read_files({path: content.encode() for path, content in files.items()}).edition


def _note(identifier: str, kind: str, pieces: list[str], reading: str) -> dict[str, Any]:
    # They stand apart by a space or by a line end, so longer passages are given by their ends.
    quote = pieces[0] if len(pieces) == 1 else f"{pieces[0]} … {pieces[-1]}"
    note = {**_FILL_INS["all"], **_FILL_INS[kind], "id": identifier, "kind": kind, "quote": quote}
    readings = {"correction": reading, "variant": reading or "another reading"}
    return note | ({"reading": readings[kind]} if kind in readings else {})
