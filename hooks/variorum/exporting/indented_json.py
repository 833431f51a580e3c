"""Values → JSON with indents, as `json.dumps` writes it.

Python's own encoder is quick without indents, and ten times slower with them. A page of a note has a little
JSON that people read, and an edition has thousands of these pages.
"""

from __future__ import annotations

import json

_INDENT = "  "
encoded = json.JSONEncoder(ensure_ascii=False).encode
"""Returns a value as JSON in one line."""


def indented(value: object, margin: str = "\n") -> str:
    """Return `value` with an indent of two blanks; the keys of mappings are texts.

    `margin` is what begins a line at the depth of `value`.
    """
    inner = margin + _INDENT
    if isinstance(value, dict) and value:
        lines = [f"{encoded(key)}: {indented(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(lines)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join(indented(item, inner) for item in value)}{margin}]"
    return encoded(value)
