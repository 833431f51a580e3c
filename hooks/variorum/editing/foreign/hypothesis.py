"""An export of Hypothesis: JSON as its client writes it, or as its API answers a search."""

from __future__ import annotations

from typing import Any

from variorum.editing.foreign.foreign_note import ForeignNote, without_html


def is_hypothesis(value: Any) -> bool:
    """Return whether a value of JSON is such an export."""
    rows = _rows(value)
    return bool(rows) and all(isinstance(row, dict) and "uri" in row and "target" in row for row in rows)


def read(value: Any) -> list[ForeignNote]:
    """Return the annotations in the order of the file; highlights have no words."""
    return [_note(number, row) for number, row in enumerate(_rows(value), 1)]


def _rows(value: Any) -> list[Any]:
    if isinstance(value, dict):
        value = value.get("annotations", value.get("rows"))
    return value if isinstance(value, list) else []


def _note(number: int, row: dict[str, Any]) -> ForeignNote:
    targets = row["target"] if isinstance(row["target"], list) else []
    target = targets[0] if targets and isinstance(targets[0], dict) else {}
    selectors = target["selector"] if isinstance(target.get("selector"), list) else []
    quote = next(
        (
            selector
            for selector in selectors
            if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector"
        ),
        {},
    )
    shown = row["user_info"] if isinstance(row.get("user_info"), dict) else {}
    tags = row["tags"] if isinstance(row.get("tags"), list) else []
    user = str(row.get("user", "")).removeprefix("acct:").partition("@")[0]
    return ForeignNote(
        f"annotation {number}",
        str(row.get("id", "")) or f"{row.get('uri')} {row.get('created')} {user} {row.get('text')}",
        str(row.get("uri", "")),
        str(quote.get("exact", "")),
        str(quote.get("prefix", "")),
        str(quote.get("suffix", "")),
        is_reply=bool(row.get("references")),
        has_only_other_selectors=bool(selectors) and not quote,
        words=without_html(str(row.get("text", ""))),
        author=str(shown.get("display_name") or user),
        created=str(row.get("created", "")),
        tags=tuple(map(str, tags)),
    )
