"""The templates of notes and of what the engine adds to a page. All values are escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from variorum.model.direction import direction_of, direction_of_text
from variorum.model.quotation import quoted
from variorum.model.wording import full_stop_after

FOLDER = Path(__file__).parent / "templates"


def environment(folder: Path) -> Environment:
    """Return what renders the templates in `folder`: all values escaped, and none of them missing."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["full_stop_after"] = full_stop_after
    made.globals["quoted"] = quoted
    made.globals["direction_of"] = direction_of
    made.globals["direction_of_text"] = direction_of_text
    return made


_environment = environment(FOLDER)


def template(name: str) -> Template:
    """Return a template of the engine, read anew if its file has changed."""
    return _environment.get_template(name)
