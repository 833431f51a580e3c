"""The templates of the apparatus. All values are escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Template

from variorum.apparatus.mentions import by_article
from variorum.rendering.templating import environment

FOLDER = Path(__file__).parent / "templates"

_environment = environment(FOLDER)
_environment.filters["by_article"] = by_article


def template(name: str) -> Template:
    """Return a template of the apparatus, read anew if its file has changed."""
    return _environment.get_template(name)
