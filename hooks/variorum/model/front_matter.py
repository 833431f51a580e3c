"""What stands above the text of a Markdown file, between `---` (YAML) or `+++` (TOML)."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n"
    r"(?:[ \t]*(?:#[^\n]*)?\n)*"
    # A key stands first; else it is a rule, and text.
    r"(?=[A-Za-z_][\w -]{0,60}[ \t]*[:=](?:[ \t]|\n))"
    r"(?P<matter>(?:(?!(?P=fence)[ \t]*$|\.\.\.[ \t]*$)[^\n]*\n)*+)"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)


def divided(markdown: str) -> tuple[str, str]:
    """Return the front matter of a Markdown file, without its fences, and the text below it."""
    found = _FRONT_MATTER.match(markdown)
    return (found["matter"], markdown[found.end() :]) if found else ("", markdown)
