"""Sources of every type, with any of the keys that the model knows, and texts that formats find hard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.engine.trial_edition import trial_edition
from variorum.model.csl.variables import DATES, NAMES
from variorum.model.fields import fields_of
from variorum.model.registers import Source

_TEXTS = st.lists(
    st.sampled_from(
        [
            *(
                "Lamp",
                "of",
                "the",
                "naïve",
                "論語",
                "الترجمة",
                "O’Brien",
                "don't",
                "“q”",
                "50%",
                "R&D",
                "a_b",
                "#1",
            ),
            *(
                "{x}",
                "\\emph",
                "~",
                "^",
                "$5",
                "--",
                "---",
                "``",
                "''",
                "<b>",
                "]]>",
                "=1+1",
                "TY  - BOOK",
                "ER",
            ),
            *("and", "von", "é", "ß", "ø", "@book", '"', ",,", "<<", "!`", "–", ";", "e\u0301"),
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
_DATES = st.sampled_from(
    ["2020-09-11", "1895-05", "1895", "0800", "1895~", "-0043", "189X", "1895/1897", "1895/..", "1895-21"]
)
_WORDS = st.sampled_from(["Hoff", "Ada", "García Márquez", "Li", "O’Brien", "Ångström", "Meyer-Förster"])
_NAMES = st.one_of(
    st.fixed_dictionaries(
        {"family": _WORDS},
        optional={
            "given": _WORDS,
            "suffix": st.just("Jr."),
            "dropping-particle": st.sampled_from(["von", "de la"]),
            "non-dropping-particle": st.just("van der"),
        },
    ),
    st.fixed_dictionaries({"literal": st.sampled_from(["Harbour Office", "R&D and Sons", "Lights, Ltd."])}),
)
_FORMED = {
    "DOI": ["10.1000/182", "10.1000/a_b(c);2"],
    "ISBN": ["978-0-19-852663-6", "0198526636"],
    "ISSN": ["0028-0836"],
    "PMID": ["16136048"],
    "PMCID": ["PMC1234567"],
    "URL": ["https://example.org/a_b?c=d&e=50%25#f", "http://example.org/~x"],
    "archived": ["https://archive.example.org/1"],
    "language": ["en", "zh-Hans"],
    "page": ["7", "7–12", "vii–x"],
    "keyword": ["lamp", "lamp, sea"],
}
_RELIABILITY = st.just({"grade": "B", "reason": "Written on the day."})


def _values(key: str) -> st.SearchStrategy[Any]:
    if key in NAMES:
        return st.lists(_NAMES, min_size=1, max_size=3)
    if key in DATES:
        return _DATES
    if key == "reliability":
        return _RELIABILITY
    if key == "type":
        return st.sampled_from(fields_of(Source)[key].words)
    return st.sampled_from(_FORMED[key]) if key in _FORMED else _TEXTS


_KEYS = [key for key in fields_of(Source) if key not in ("id", "type", "title")]


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Return a source with up to twelve keys beside those that it must have."""
    keys = draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=12))
    values = {key: draw(_values(key)) for key in ("type", "title", *keys)}
    return Source.model_validate({"id": "a-source", **values})


def full_source(source_type: str = "book") -> Source:
    """Return a source that has every key."""
    simple: dict[str, Any] = {key: f"{key} in words" for key in _KEYS}
    simple |= {key: values[0] for key, values in _FORMED.items()}
    simple |= {key: ["Hoff, Ada", {"literal": "Harbour Office"}] for key in NAMES} | dict.fromkeys(
        DATES, "1895-05"
    )
    simple["reliability"] = {"grade": "B", "reason": "Written on the day."}
    return Source.model_validate({"id": "full", "type": source_type, "title": "A full source", **simple})


def edition_of_sources(root: Path) -> Path:
    """Write an edition whose one note cites a source of every type, each with every key."""
    entries = [_written(full_source(name)) for name in fields_of(Source)["type"].words]
    files = {
        "annotations/sources.yml": json.dumps(entries, ensure_ascii=False),
        "annotations/tale/all.yml": json.dumps(
            {
                "id": "all",
                "kind": "context",
                "whole": "true",
                "title": "All sources",
                "note": "They are all here.",
                "sources": [entry["id"] for entry in entries],
            }
        ),
    }
    return trial_edition(root, files, ("annotations",))


def _written(source: Source) -> dict[str, Any]:
    values = source.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {**values, "id": f"a-{source.type.replace('_', '-')}"}
